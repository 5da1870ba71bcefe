"""Answers that are no law: a test for robots, a login, an empty page. They never enter the cache.

Official sites stand behind guards that answer a program with a puzzle, often under a friendly status. Each
sign here was seen in such an answer; none of them occurs in a page of law.
"""

from __future__ import annotations

from collections.abc import Mapping

SIGNS = {
    b"awswaf": "a test for robots (AWS WAF)",
    b"gokuprops": "a test for robots (AWS WAF)",
    b"challenge-container": "a test for robots",
    b"cf-browser-verification": "a test for robots (Cloudflare)",
    b"/cdn-cgi/challenge-platform": "a test for robots (Cloudflare)",
    b"<title>just a moment": "a test for robots (Cloudflare)",
    b"captcha-delivery.com": "a test for robots (DataDome)",
    b"_incapsula_resource": "a test for robots (Imperva)",
    b"g-recaptcha": "a captcha",
    b"h-captcha": "a captcha",
    b"access denied</title>": "a refusal",
    b"<title>request rejected": "a refusal",
}
"""What gives such an answer away, in lower case, and what to call it."""

OTHER_KINDS = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zip or office file",
    b"From: <Saved by": "a page in a single file (MHTML)",
    b"MIME-Version:": "a page in a single file (MHTML)",
    b"WARC/": "a web archive (WARC)",
}
"""How files begin that a person may have saved instead of a web page."""

SHORTEST = 400
"""Bytes below which no page holds a law, not even one of a single article."""

_PUZZLES = 60_000
"""Bytes above which an answer is a page, whatever scripts it carries: the longest puzzle seen has a tenth of
this.
"""


def of_a_file(data: bytes) -> str:
    """The same of a file that a person brings, which may be a law in a PDF."""
    return "" if data[:64].lstrip().startswith(b"%PDF") else reason(data)


def reason(data: bytes, headers: Mapping[str, str] | None = None) -> str:
    """What an answer is instead of a page of law (« a test for robots »), or an empty string."""
    if headers and any(name.lower() == "x-amzn-waf-action" for name in headers):
        return "a test for robots (AWS WAF)"
    if not data.strip():
        return "an empty page"
    for start, name in OTHER_KINDS.items():
        if data.startswith(start):
            return name
    if len(data) < _PUZZLES:
        low = data.lower()
        for sign, name in SIGNS.items():
            if sign in low:
                return name
    return "a few lines" if len(data) < SHORTEST else ""
