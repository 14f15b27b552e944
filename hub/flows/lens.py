"""What of samples somebody may read: by the class of the field, and shapes of all the rest.

A sample is of nobody in particular, so only what opens a class for all people opens its samples.
A column that no field takes may hold anything: only who may read everything reads it.
"""

import unicodedata
from dataclasses import dataclass
from typing import Final

from hub.auth.viewer import Viewer
from hub.schema.audience import HR_CLASSES, Audience, Relation
from hub.schema.model import Model

_LONGEST: Final = 16


@dataclass(frozen=True)
class Lens:
    """The classes that somebody's grants open everywhere."""

    classes: frozenset[str] = frozenset()

    @classmethod
    def of(cls, viewer: Viewer) -> "Lens":
        """What a viewer may read."""
        return cls(viewer.reach.everywhere)

    def opens(self, model: Model, entity: str, field: str) -> bool:
        """Whether values of the field may be shown."""
        spec = model.entities.get(entity)
        if spec is None or field not in spec.fields:
            return self.opens_everything
        return self._among(spec.rows) and self._among(spec.fields[field].read)

    def opens_rows(self, model: Model, entity: str) -> bool:
        """Whether every row of the entity may be known of."""
        return self._among(model[entity].rows)

    @property
    def opens_everything(self) -> bool:
        """Whether a value of which nothing is known may be shown."""
        return frozenset(HR_CLASSES) <= self.classes

    def shown(self, text: str | None, *, opened: bool) -> str | None:
        """A value as it may be shown."""
        return text if text is None or opened else shape(text)

    def _among(self, audience: Audience) -> bool:
        return any(
            allow.state is None
            and (
                allow.relation is Relation.EVERYONE
                or allow.grant in self.classes
                or (allow.grant == "*" and bool(self.classes))
            )
            for allow in audience
        )


OPERATOR: Final = Lens()
"""Who works on the command line: what everybody may read, and shapes of the rest."""


def shape(text: str) -> str:
    """What a value looks like without what it says: `E0042` is `A9999`, `王芳` is `文文`."""
    found = "".join(_mark(one) for one in text[:_LONGEST])
    return found + "…" if len(text) > _LONGEST else found


def _mark(one: str) -> str:
    kind = unicodedata.category(one)
    if kind == "Nd":
        return "9"
    if kind in {"Lu", "Lt"}:
        return "A"
    if kind == "Ll":
        return "a"
    if kind[0] == "L":
        return "文"
    return one if kind[0] in "PZS" else "?"
