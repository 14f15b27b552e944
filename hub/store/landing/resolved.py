"""Rows of a batch with ids and links: what resolving comes to."""

from collections.abc import Mapping
from dataclasses import dataclass

from hub.store.landing.identify import Prior
from hub.store.landing.rowset import Rowset


@dataclass(frozen=True)
class Link:
    """A link cell, row by row: an id, or why there is none; neither is a null or absent."""

    ids: list[str | None]
    reasons: list[str | None]


@dataclass(frozen=True)
class Resolved:
    """Rows that can land: who they are, what they link to, whom they are about."""

    rows: Rowset
    ids: list[str]
    prior: list[Prior | None]
    links: Mapping[str, Link]
    subjects: list[str | None]
    """Employee of each row; NOBODY where a row is about none, None while it is not known."""
