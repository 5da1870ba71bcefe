"""Bibliographies: the authorities cited, once each, for reference managers and typesetters."""
