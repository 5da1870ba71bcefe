"""A law and a number that a person added are named on the screen, and the go-to line leads to them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.tui.conftest import Opened, press, screen


async def test_additions_are_named_and_gone_to(
    opened: Opened, dossier: Path, added: Callable[[str], None]
) -> None:
    (dossier / "own.md").write_text("L'article 12 de la loi belge vie privée et DEC-2024-017.\n", "utf-8")
    added(
        '[[instrument]]\nref = "be/loi-vie-privee"\nnames = "loi belge vie privée"\n'
        '[[numbers]]\nprefix = "DEC-"\nnumber = "####-###"\nref = "xx/dec/{number}"\n'
    )
    async with opened(height=40) as pilot:
        assert "loi belge vie privée" in screen(pilot)
        assert "DEC-2024-017" in screen(pilot)
        shown = await press(pilot, "g", *"dec-2024-017", "enter")
        assert "DEC-2024-017" in shown
