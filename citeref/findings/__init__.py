"""Findings as they are told and kept: reports in several forms, fixes, and what a person has accepted with a reason."""

from __future__ import annotations

from citeref.findings.told import RANK, Told, told

__all__ = ["RANK", "Told", "told"]
