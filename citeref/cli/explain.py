"""`citeref explain`: the manual page of a rule, which is its docstring."""

from __future__ import annotations

import difflib

import click
from click.shell_completion import CompletionItem

from citeref.cli import options
from citeref.cli.terminal import put
from citeref.errors import CiterefError


def _rules(context: click.Context, parameter: click.Parameter, words: str) -> list[CompletionItem]:
    from citeref.rules import RULES, summary

    return [CompletionItem(name, help=summary(name)) for name in RULES if name.startswith(words)]


@click.command("explain")
@click.argument("rule", required=False, shell_complete=_rules)
@options.ui_lang
def explain(rule: str | None, tongue: str | None) -> None:
    """Print the manual page of a RULE.

    Without a rule, lists all of them.

    \b
    Examples:
      citeref explain
      citeref explain unknown-article
    """
    from citeref.rules import RULES, manual, summary

    options.speak(tongue, options.settings())
    if rule is None:
        width = max(map(len, RULES))
        put("\n".join(f"{name:<{width}}  {summary(name)}" for name in RULES))
        return
    if rule not in RULES:
        near = difflib.get_close_matches(rule, RULES, 1)
        hint = f"Did you mean `{near[0]}`?" if near else f"Rules are {', '.join(RULES)}."
        raise CiterefError(f"« {rule} »: no such rule.", hint)
    put(f"{rule}: {manual(rule)}")


COMMANDS = {"explain": explain}
