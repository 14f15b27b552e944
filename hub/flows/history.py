"""The history of a row's fields: what the hub said, from when to when, for whom it is open today.

Rights are those of today. A way that hangs on a state - released pay, a current post - opens only
the images for which that state held, and images of a time when the row was about somebody else
stay shut: who may see a payslip today need not see its drafts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from hub.auth.policy import ways_to_read
from hub.auth.viewer import Viewer
from hub.flows.hub import Hub
from hub.flows.reasons import ways_that_hold
from hub.schema.audience import Allow
from hub.schema.model import EntitySpec, Field
from hub.store.images import Album, Image
from hub.store.sealing.keys import Erased


@dataclass(frozen=True)
class Span:
    """A value, and for how long the hub said it."""

    value: str | None
    erased: bool
    begins: datetime
    ends: datetime | None
    """None: it says so still."""


@dataclass(frozen=True)
class FieldHistory:
    """What was said of one field, the latest first."""

    field: Field
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class RowHistory:
    """Fields of a row that the viewer may read, and whom the row is about."""

    fields: tuple[FieldHistory, ...]
    subject: str | None


async def history(
    hub: Hub,
    viewer: Viewer,
    spec: EntitySpec,
    row: str,
    fields: Sequence[Field],
    given: Mapping[str, object],
) -> RowHistory | None:
    """Field by field, without those that are locked; None for a row they may not know of."""
    audiences = [spec.rows, *(one.read for one in fields)]
    ways = [ways_to_read(spec, one, viewer) for one in audiences]
    held = await ways_that_hold(hub, viewer, spec, row, ways, given)
    if held is None:
        return None
    known, *opened = held
    readable = {one.name: how for one, how in zip(fields, opened, strict=True) if how}
    album = Album(hub.database, hub.made, hub.sealer, spec)
    found: dict[str, FieldHistory] = {}
    subject: str | None = None
    for private in (False, True):
        chosen = [one for one in fields if one.name in readable and spec.is_private(one) is private]
        images = await album.images(row, chosen, hub.today()) if chosen else []
        subject = images[0].subject if images else subject
        about = [one for one in images if one.subject == images[0].subject]
        for one in chosen:
            shown = [
                image for image in about if _open(known, image) and _open(readable[one.name], image)
            ]
            found[one.name] = FieldHistory(one, tuple(_spans(one, shown)))
    return RowHistory(tuple(found[name] for name in readable), subject)


def _open(ways: Sequence[Allow], image: Image) -> bool:
    return any(way.state is None or way.state in image.states for way in ways)


def _spans(field: Field, images: Sequence[Image]) -> list[Span]:
    """Images, the latest first, as values: what stayed the same without a gap is one."""
    spans: list[Span] = []
    for image in images:
        value = image.values[field.name]
        erased = isinstance(value, Erased)
        text = None if isinstance(value, Erased) else value
        last = spans[-1] if spans else None
        if last and (last.value, last.erased) == (text, erased) and last.begins == image.ends:
            spans[-1] = Span(text, erased, image.begins, last.ends)
        else:
            spans.append(Span(text, erased, image.begins, image.ends))
    return spans
