"""The `tocsin` command: every way in, each command's work in a module of its own."""

import typer

from services.cli import (
    batch,
    dead_letters,
    demo,
    explain,
    inspection,
    local,
    streaming,
    subscriptions,
    verdicts,
)

app = typer.Typer(
    name="tocsin",
    help="News articles in, incidents and alerts out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("demo", rich_help_panel="On this machine")(demo.demo)
app.command("up", rich_help_panel="On this machine")(local.up)

app.command("extract", rich_help_panel="Files, without a broker")(batch.extract)
app.command("link", rich_help_panel="Files, without a broker")(batch.link)
app.command("replay", rich_help_panel="Files, without a broker")(batch.replay)

app.command("publish", rich_help_panel="With a broker")(streaming.publish)
app.command("watch", rich_help_panel="With a broker")(streaming.watch)
app.command("run", rich_help_panel="With a broker")(streaming.run)
app.command("topics", rich_help_panel="With a broker")(streaming.topics)

for verdict in (verdicts.merge, verdicts.split, verdicts.retract, verdicts.confirm):
    app.command(verdict.__name__, rich_help_panel="With a broker")(verdict)

app.add_typer(subscriptions.app, name="subscriptions", rich_help_panel="With a broker")
app.add_typer(dead_letters.app, name="dead-letters", rich_help_panel="With a broker")

app.command("explain", rich_help_panel="Looking inside")(explain.explain)
app.command("settings", rich_help_panel="Looking inside")(inspection.settings)
app.command("places", rich_help_panel="Looking inside")(inspection.places)


if __name__ == "__main__":
    app()
