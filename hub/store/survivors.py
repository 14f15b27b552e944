"""Whose row has everything of an employee who was merged with another."""

from collections.abc import Sequence
from typing import Final

from hub.store.acts import Session
from hub.store.queries import queries

_SQL: Final = queries("survivors.sql")


async def survivors(session: Session, ids: Sequence[str]) -> dict[str, str]:
    """Those of the ids that were merged → the row that has everything by now."""
    return dict(await session.fetch(_SQL["of"], list(ids)))


async def survivor(session: Session, one: str) -> str:
    """The row that has everything of that one by now: itself, or the row it was merged into."""
    return (await survivors(session, [one])).get(one, one)


async def follow_survivors(session: Session) -> None:
    """Work it out anew from the merges that stand; they are few."""
    await session.execute(_SQL["forget"])
    await session.execute(_SQL["follow"])
