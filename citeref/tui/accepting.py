"""Accepting a finding: a person has looked at it and keeps it, for a reason that is written where `citeref check` honours it.

The file is read anew before each change, so that what somebody else has accepted meanwhile stays; it is written whole or not
at all.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from citeref.errors import CiterefError
from citeref.findings.accepted import Accepted
from citeref.tui.language import say

if TYPE_CHECKING:
    from pathlib import Path

    from citeref.tui.app import CiterefApp
    from citeref.tui.findings import Checker, Noticed


def ask(app: CiterefApp) -> None:
    """Ask why the finding that one looks at is right to keep, then keep it."""
    noticed = app.here.noticed
    if noticed is None:
        app.tell(say("There is no finding here to accept."))
    elif noticed.reason:
        app.tell(say("Accepted already: {reason}. {key[reopen]} takes it back.", reason=noticed.reason))
    else:
        from citeref.tui.screens.reason import ReasonDialog

        app.push_screen(ReasonDialog(noticed), lambda reason: _begin(app, noticed, reason or ""))


def reopen(app: CiterefApp) -> None:
    """Take back what was accepted: the finding that one looks at, else the last one."""
    here = app.here.noticed
    noticed = here if here is not None and here.reason else next(iter(app.checked.undo[-1:]), None)
    if noticed is None:
        app.tell(say("Nothing has been accepted here; {key[show-accepted]} shows what was accepted before."))
    else:
        app.start(partial(_judge, noticed=noticed, reason=""), "accepting", exclusive=False)


def turn(app: CiterefApp) -> None:
    """Show what was accepted among the findings, or hide it again."""
    app.accepted_too = not app.accepted_too
    app.here.refresh_findings()


def _begin(app: CiterefApp, noticed: Noticed, reason: str) -> None:
    if reason:
        app.start(partial(_judge, noticed=noticed, reason=reason), "accepting", exclusive=False)


async def _judge(app: CiterefApp, noticed: Noticed, reason: str) -> None:
    """Write it down, then show it."""
    try:
        path = await app.checks.ask(partial(write, noticed=noticed, reason=reason))
    except (CiterefError, LookupError) as error:
        app.tell(str(error), severity="error")
        return
    checked = app.checked
    if any(one.finding == noticed.finding for one in checked.of(noticed.document)):
        judged = checked.judge(noticed, reason)
        same = (noticed.document, noticed.finding)
        undo = [one for one in checked.undo if (one.document, one.finding) != same]
        checked.undo = [*undo, judged] if reason else undo
    app.show_findings(checked)
    if reason:
        app.tell(say("Accepted, and written to {path}. {key[reopen]} takes it back.", path=path))
    else:
        app.tell(
            say("No longer accepted: {rule}, « {words} »", rule=noticed.finding.rule, words=_words(noticed))
        )


def write(checker: Checker, noticed: Noticed, reason: str) -> Path:
    """Put a finding among the accepted ones, or without a reason take it out; the file. Runs on the desk's thread."""
    document = checker.documents.document(noticed.document)
    accepted = Accepted.load(checker.accepted)
    if reason:
        accepted.add(noticed.path, document, noticed.finding, reason)
    else:
        accepted.drop(noticed.path, document, noticed.finding)
    accepted.save()
    return accepted.path


def _words(noticed: Noticed) -> str:
    from citeref.findings.text import short

    return short(" ".join(noticed.finding.text.split()), 40)
