"""How does a shell learn the commands?"""

import click
from click.shell_completion import get_completion_class

from watcher.errors import InputError


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """
    Print the completion script of SHELL.

    bash: eval "$(watcher completion bash)"; zsh: the same with zsh.
    """
    from watcher.cli.root import cli  # noqa: PLC0415

    script = get_completion_class(shell)
    if script is None:
        raise InputError(f"no completion for {shell}")
    click.echo(script(cli, {}, "watcher", "_WATCHER_COMPLETE").source())
