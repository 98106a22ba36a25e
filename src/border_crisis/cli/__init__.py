"""The command line: one module a command, imported when it is called."""

import importlib
import sys

import click

from border_crisis.errors import BorderCrisisError

#: Commands in the order in which the help shows them.
COMMANDS = ("tables", "show", "export", "validate", "diff", "cite", "codebook", "explore")


class _Commands(click.Group):
    """A group that imports a command's module only when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"border_crisis.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an expected error becomes one line and its exit code."""
        try:
            return super().invoke(ctx)
        except BorderCrisisError as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(error.exit_code)


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        from border_crisis.descriptor import version

        click.echo(f"border-crisis {version()}")
        ctx.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def main() -> None:
    """The run-up to Russia's 2022 invasion of Ukraine, as five news documents report it."""
