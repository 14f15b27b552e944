"""Who asks: sign-in for a request, with facts remembered until the gate says they changed.

Facts (grants, employee) are asked of the store once and then kept; every statement's gate
compares their version, so that a revoked grant is seen by the next request without a query of its
own.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from hub.auth.policy import extents
from hub.auth.ports import Facts, GrantStore, SessionStore
from hub.auth.signin import STEP_UP, Made, Presented, SignedIn, sign_in
from hub.auth.tokens import Verifier
from hub.auth.viewer import Viewer
from hub.store.wall import context

_REMEMBERED = 50_000
_VIEWERS = 4_096


@dataclass
class RememberedGrants:
    """A `GrantStore` that asks the store once a day and after `forget`."""

    store: GrantStore
    _facts: "OrderedDict[tuple[str, str], tuple[date, Facts]]" = field(default_factory=OrderedDict)

    async def viewer_facts(self, subject_kind: str, subject: str, today: date) -> Facts | None:
        """Facts as they were asked today, or asked now."""
        key = (subject_kind, subject)
        known = self._facts.get(key)
        if known is not None and known[0] == today:
            self._facts.move_to_end(key)
            return known[1]
        facts = await self.store.viewer_facts(subject_kind, subject, today)
        if facts is None or facts.ended or facts.employee_id is None:
            # Somebody may be hired at any moment; and no gate watches over a machine client.
            return facts
        self._facts[key] = (today, facts)
        if len(self._facts) > _REMEMBERED:
            self._facts.popitem(last=False)
        return facts

    def forget(self, employee_id: str | None) -> None:
        """Ask again for that person: the gate found other grants."""
        stale = [key for key, (_, facts) in self._facts.items() if facts.employee_id == employee_id]
        for key in stale:
            del self._facts[key]


@dataclass(frozen=True)
class SignIn:
    """Turns headers and cookies into viewers."""

    verifier: Verifier
    grants: RememberedGrants
    sessions: SessionStore | None = None
    step_up: float = STEP_UP
    """Seconds for which a second factor counts."""
    made: Made = field(default_factory=Made)

    async def __call__(
        self, presented: Presented, languages: tuple[str, ...], today: date
    ) -> SignedIn:
        """The signed-in viewer; raises Refused TOKEN_…, SESSION_ENDED or ACCESS_ENDED."""
        return await sign_in(
            presented,
            self.verifier,
            self.grants,
            today=today,
            languages=languages,
            sessions=self.sessions,
            step_up=self.step_up,
            made=self.made,
        )


@lru_cache(maxsize=_VIEWERS)
def given(viewer: Viewer, today: date, zone: str = "") -> Mapping[str, object]:
    """What a viewer brings to every statement, by the names that slots use.

    `zone` is the company's, for statements that group moments by day.
    """
    told = viewer.shown or viewer
    found: dict[str, object] = {
        "viewer": viewer.employee_id,
        "viewer.named": viewer.named[0],
        "viewer.name": viewer.named[1],
        "today": today,
        "zone": zone,
        "version": viewer.version,
        "wall": context(viewer, today),
        "viewer.scopes": _json_list(sorted(told.scopes)),
        "viewer.grants": _json_list(
            sorted(
                f"{one.role}: {', '.join(sorted(one.classes)) or 'no personal data'}:"
                f" {type(one.extent).__name__.lower()}"
                for one in told.grants
            )
        ),
    }
    for number, extent in enumerate(extents(viewer)):
        found[f"extent.{number}"] = list(getattr(extent, "ids", ()))
    if viewer.shown is not None:
        found["shown"] = viewer.shown.employee_id
        for number, extent in enumerate(extents(viewer.shown)):
            found[f"shown.extent.{number}"] = list(getattr(extent, "ids", ()))
    return MappingProxyType(found)


def _json_list(items: list[str]) -> str:
    inner = ",".join(f'"{item}"' for item in items)
    return f"[{inner}]"


@lru_cache(maxsize=256)
def languages(accept: str | None) -> tuple[str, ...]:
    """Languages of an Accept-Language header, best first, as far as labels have them."""
    wished: list[tuple[float, str]] = []
    for part in (accept or "").split(","):
        name, _, quality = part.strip().partition(";q=")
        primary = name.partition("-")[0].casefold()
        if primary in {"en", "zh"}:
            wished.append((-_quality(quality), primary))
    return tuple(dict.fromkeys(name for _, name in sorted(wished)))


def _quality(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
