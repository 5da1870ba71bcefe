"""What a person has been given to ask the State's gateway (PISTE): kept in the environment or a keyring, never by us.

The environment is read first: `CITEREF_PISTE_CLIENT_ID` and `CITEREF_PISTE_CLIENT_SECRET` for the API of
Légifrance, `CITEREF_JUDILIBRE_KEY` for Judilibre. What is not there is looked for in the system's keyring
under the service « citeref », where the package `keyring` is installed. Nothing of it is written, logged or
shown; the token that PISTE gives for an hour lives in memory only.
"""

from __future__ import annotations

import importlib
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

import msgspec

from citeref.errors import SourceUnreachable
from citeref.law.web import Web, ask

TOKENS = "https://oauth.piste.gouv.fr/api/oauth/token"
"""Where PISTE gives a token for an id and a secret."""

NAMES = ("CITEREF_PISTE_CLIENT_ID", "CITEREF_PISTE_CLIENT_SECRET", "CITEREF_JUDILIBRE_KEY")
"""The names, in the environment and in the keyring."""

_EARLY = 60


class _Token(msgspec.Struct):
    access_token: str
    expires_in: int = 3600


@dataclass
class Keys:
    """An id, a secret, a key; none of them is shown by `repr`."""

    client: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)
    judilibre: str = field(default="", repr=False)
    tokens: str = TOKENS
    _token: str = field(default="", repr=False)
    _until: float = field(default=0, repr=False)

    @classmethod
    def found(
        cls, environ: Mapping[str, str] | None = None, ring: Callable[[str], str] | None = None
    ) -> Keys:
        """The keys in the environment, then in the keyring."""
        surroundings = os.environ if environ is None else environ
        values = [surroundings.get(name, "").strip() or (ring or _in_the_ring)(name) for name in NAMES]
        client, secret, judilibre = (_plain(value) for value in values)
        return cls(client, secret, judilibre)

    @property
    def able(self) -> frozenset[str]:
        """The sources that can be asked with these."""
        piste = {"piste"} if self.client and self.secret else set()
        return frozenset(piste | ({"judilibre"} if self.judilibre else set()))

    def headers(self, source: str, web: Web, *, anew: bool = False) -> dict[str, str]:
        """What a question to a source carries; empty for one that needs nothing. Raises `SourceUnreachable`."""
        if source == "judilibre" and self.judilibre:
            return {"KeyId": self.judilibre}
        if source != "piste":
            return {}
        if anew or time.monotonic() > self._until:
            given = self._given(web)
            self._token, self._until = given.access_token, time.monotonic() + given.expires_in - _EARLY
        return {"Authorization": f"Bearer {self._token}"}

    def _given(self, web: Web) -> _Token:
        form = {
            "grant_type": "client_credentials",
            "client_id": self.client,
            "client_secret": self.secret,
            "scope": "openid",
        }
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        answer = ask(self.tokens, headers, web, body=urlencode(form).encode())
        if answer.status in (400, 401, 403):
            raise SourceUnreachable(
                f"PISTE does not accept the id and the secret given (status {answer.status})."
            )
        try:
            given = msgspec.json.decode(answer.body, type=_Token)
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
            given = None
        if given is None or answer.status != 200 or not _plain(given.access_token):
            # what the answer was stays unsaid, and no cause is kept: it may hold a token
            raise SourceUnreachable(f"PISTE gave no token (status {answer.status}).") from None
        return given


def _plain(value: str) -> str:
    """A key or token that may stand in a header, or nothing."""
    return value if value.isascii() and value.isprintable() else ""


def _in_the_ring(name: str) -> str:
    """A key of the system's keyring, or nothing where there is none or it stays locked."""
    try:
        return str(importlib.import_module("keyring").get_password("citeref", name) or "")
    except (
        Exception
    ):  # a keyring may fail in the ways of every desktop; without it, the person is told what is lacking
        return ""
