"""The demo's picture: articles, incidents and alerts as they come, as one live table or as lines where there is no screen."""

from typing import Self

from rich.console import Console, Group
from rich.live import Live
from rich.text import Text

from schemas import Alert, Incident, IncidentEvent, IncidentId
from services.cli.display import alert_line, alerts_table, event_line, incidents_table

_ALERTS_SHOWN = 12  # the newest; more would push the incidents off an ordinary screen


class Board:
    """Collects what was seen; draws on a terminal, prints lines elsewhere."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._live = (
            Live(console=console, refresh_per_second=8, transient=True) if console.is_terminal else None
        )
        self.incidents: dict[IncidentId, Incident] = {}
        self.alerts: list[Alert] = []

    def __enter__(self) -> Self:
        if self._live is not None:
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._live is not None:
            self._live.stop()

    def article(self, published: str, source: str, title: str) -> None:
        """An article went in."""
        self._say(Text.assemble(("article  ", "blue"), (f"{published[:16]} ", "dim"), f"{source}: {title}"))

    def event(self, event: IncidentEvent) -> None:
        """An incident changed."""
        self.incidents[event.incident_id] = event.incident
        self._say(Text.assemble(("incident ", "magenta"), event_line(event)))

    def alert(self, alert: Alert) -> None:
        """A subscriber was told."""
        self.alerts.append(alert)
        self._say(Text.assemble(("ALERT    ", "bold red"), alert_line(alert)))

    def picture(self, *, every_alert: bool = False) -> Group:
        """Both tables as of now."""
        alerts = self.alerts if every_alert else self.alerts[-_ALERTS_SHOWN:]
        return Group(incidents_table(self.incidents.values()), alerts_table(alerts))

    def _say(self, line: Text) -> None:
        if self._live is None:
            self._console.print(line, soft_wrap=True)
        else:
            self._live.update(self.picture())
