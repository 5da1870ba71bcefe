"""`citeref completion`: the shell's own completion of commands, options, formats, rules and references."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from citeref.cli.terminal import put


@click.command("completion")
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script of a SHELL.

    \b
    Examples:
      citeref completion bash > ~/.local/share/bash-completion/completions/citeref
      citeref completion zsh > ~/.zfunc/_citeref
      citeref completion fish > ~/.config/fish/completions/citeref.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None
    put(kind(context.find_root().command, {}, "citeref", "_CITEREF_COMPLETE").source())


COMMANDS = {"completion": completion}
