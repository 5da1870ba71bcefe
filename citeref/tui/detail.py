"""One finding in full: what is wrong, the words of the law that prove it with their page, the nearest right place, the fix."""

from __future__ import annotations

from textual.widgets import Static

from citeref.findings.text import SIGNS, proof, short
from citeref.tui.findings import Noticed
from citeref.tui.glyphs import shown
from citeref.tui.language import say

LONGEST = 160
"""Characters of the document's words that are shown; they stand in the text beside."""


ACCEPTED = "✓"
"""The sign of a finding that a person has accepted."""


def sign(noticed: Noticed) -> str:
    """The sign of a finding: accepted, or how grave it is."""
    return ACCEPTED if noticed.reason else SIGNS[noticed.finding.severity]


class Detail(Static):
    """The finding under the cursor; gone where there is none."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(markup=False, id=id)
        self.display = False

    def tell(self, noticed: Noticed | None) -> None:
        """Show a finding, or nothing."""
        self.display = noticed is not None
        self.update("\n".join(map(shown, lines(noticed))) if noticed else "")


def lines(noticed: Noticed) -> list[str]:
    """What there is to say of a finding, a line each."""
    finding = noticed.finding
    words = short(" ".join(finding.text.split()), LONGEST)
    found = [say("« {words} »: {message}", words=words, message=finding.message), *proof(finding)]
    if finding.fix:
        found.append(say("would be right: « {words} »", words=fixed(noticed)))
    if finding.severity == "information":
        found.append(say("For information; it does not count as wrong."))
    if noticed.reason:
        found.append(say("accepted: {reason}", reason=noticed.reason))
    return found


def fixed(noticed: Noticed) -> str:
    """The words of a finding with its fix in them."""
    finding = noticed.finding
    assert finding.fix is not None
    at = finding.fix.span.start - finding.span.start
    end = finding.fix.span.end - finding.span.start
    words = finding.text[:at] + finding.fix.text + finding.text[end:]
    low = max(0, at - LONGEST // 2)
    head = "…" if low else ""
    return head + short(" ".join(words[low:].split()), LONGEST)
