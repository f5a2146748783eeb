"""What a person sees of incidents and alerts: pure functions from messages to Rich tables and lines."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text

from schemas import Alert, AlertKind, Incident, IncidentEvent, Severity, When

_SEVERITY_STYLE = {
    Severity.EXTREME: "bold white on red",
    Severity.SEVERE: "bold red",
    Severity.MODERATE: "yellow",
    Severity.MINOR: "green",
    Severity.UNKNOWN: "dim",
}
_KIND_STYLE = {AlertKind.ALERT: "bold red", AlertKind.UPDATE: "yellow", AlertKind.CANCEL: "cyan"}


def severity_text(severity: Severity) -> Text:
    return Text(severity.value, style=_SEVERITY_STYLE[severity])


def interval_text(when: When) -> str:
    """The day, or the interval where it is not one day; `from ...` for an open end, nothing for an unknown date."""
    start, end = when.start, when.end
    if start is None:
        return ""
    if end is None:
        return f"from {start}"
    if start == end:
        return str(start)
    return f"{start}..{end:%m-%d}" if start.year == end.year else f"{start}..{end}"


def incidents_table(incidents: Iterable[Incident], *, title: str = "Incidents") -> Table:
    """One row an incident, in the order given."""
    table = Table(title=title, title_justify="left", expand=True, header_style="bold")
    table.add_column("incident", ratio=1)
    table.add_column("when", no_wrap=True)
    table.add_column("severity", no_wrap=True)
    table.add_column("origins", justify="right", no_wrap=True)
    for incident in incidents:
        table.add_row(
            incident.headline,
            interval_text(incident.when),
            severity_text(incident.severity),
            str(incident.independent_origins) if incident.independent_origins else "background",
        )
    return table


def alerts_table(alerts: Iterable[Alert], *, title: str = "Alerts") -> Table:
    """One row an alert, in the order given."""
    table = Table(title=title, title_justify="left", expand=True, header_style="bold")
    table.add_column("kind", no_wrap=True)
    table.add_column("to", no_wrap=True)
    table.add_column("headline", ratio=1)
    table.add_column("because", ratio=1)
    for alert in alerts:
        table.add_row(
            Text(alert.kind.value, style=_KIND_STYLE[alert.kind]),
            alert.subscription_id,
            alert.headline,
            " ".join(alert.reasons),
        )
    return table


def event_line(event: IncidentEvent) -> Text:
    """One line of `tocsin watch incidents`."""
    incident = event.incident
    changed = ", ".join(change.path for change in event.changes)
    return Text.assemble(
        (f"{event.at:%Y-%m-%d %H:%M} " if event.at else "", "dim"),
        (f"{event.kind.value:<9} ", "bold"),
        severity_text(incident.severity),
        f" {incident.headline} ",
        (f"[v{incident.version}; {incident.independent_origins} origin(s)", "dim"),
        (f"; {changed}]" if changed and event.version > 1 else "]", "dim"),
    )


def alert_line(alert: Alert) -> Text:
    """One line of `tocsin watch alerts`."""
    return Text.assemble(
        (f"{alert.sent_at:%Y-%m-%d %H:%M} " if alert.sent_at else "", "dim"),
        (f"{alert.kind.value:<7}", _KIND_STYLE[alert.kind]),
        (f" {alert.subscription_id}: ", "bold"),
        alert.headline,
        (f" ({' '.join(alert.reasons)})", "dim"),
    )
