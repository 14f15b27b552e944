"""What an office field is: a function, who may ask it, and what it costs.

A query is declared so, in a module of its area, and named in `office/fields.py`:

    @office_query("Systems that are connected.", may=ADMIN)
    async def connections(info: Info) -> list[Connection] | None: ...

Its type is nullable, so that a refusal does not take the rest of the answer with it. Types are
plain `@strawberry.type` classes, every field with a description; a field whose value costs a read
of its own is a method with a resolver, which reads for all of its siblings at once (an
`aiodataloader` in `info.context.loaders`). Lists that can grow take `first` and a cursor.
A mutation takes one input and gives its success; a HubError becomes a `Problem` of the graph:

    @office_mutation("Take a connection off its schedule.", PauseInput, PauseSuccess, may=ADMIN)
    async def pause_connection(asking: Asking, wanted: PauseInput) -> PauseSuccess: ...

A mutation that would act twice, or answer a retry with an error, says how it answers the same
request `again`; its work keeps what it made in its transaction (`asking.keep`), under the key that
the request was sent with:

    @office_mutation("…", GiveInput, GiveSuccess, may=ADMIN, again=given)

`may` opens the door; what is inside must still ask for the class of every value that it shows.
Nothing here is planned: answers name rows by their graph ids, and `nodes(ids:)` reads them under
the viewer's own access.
"""

import functools
import hashlib
import inspect
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass, field, is_dataclass, replace
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeAlias, TypeVar

import orjson
import strawberry

from hub.auth.viewer import ADMIN as ADMIN_ROLE
from hub.auth.viewer import Viewer
from hub.errors import HubError, Refused
from hub.flows.edit_many import same
from hub.resolvers.types_make import REQUIRED, Argument, accepting
from hub.resolvers.types_problems import PROBLEMS, Conflict, Denied, Invalid, NotFound, Problem
from hub.resolvers.types_scalars import DateTimeText
from hub.store.idempotency import KeptOutcome, known_outcome

if TYPE_CHECKING:
    from hub.flows.hub import Hub
    from hub.resolvers.edge import Edge

May: TypeAlias = Callable[[Viewer], bool]
POINTS: Final = 20
"""Of an office field that reads a few small tables."""
S = TypeVar("S")


@dataclass(frozen=True)
class Asking:
    """Who asks an office field, of what: the context of its functions for one request."""

    edge: "Edge"
    viewer: Viewer
    """Without emergency access, which opens nothing of the office."""
    language: str
    """`zh` or `en`, for texts that people read."""
    idempotency_key: str | None = None
    loaders: dict[str, Any] = field(default_factory=dict)
    """Batch functions of this request, by a name of the area that made them."""
    keep: KeptOutcome | None = None
    """Where what a mutation makes is kept for the same request once more, if it has a key."""
    reader: Viewer = field(kw_only=True)
    """With emergency access: for what is told of cells that this request could read."""

    @property
    def hub(self) -> "Hub":
        """The open hub."""
        return self.edge.hub

    @property
    def today(self) -> date:
        """Today in the company's zone."""
        return self.edge.hub.today()

    def moment(self, when: datetime) -> DateTimeText:
        """A moment as the graph writes it: with the offset of the company's zone."""
        return DateTimeText(when.astimezone(self.edge.hub.settings.zone).isoformat())


Work: TypeAlias = Callable[[Asking, Any], Awaitable[S]]
Again: TypeAlias = Callable[[Asking, Any, Mapping[str, str]], Awaitable[S]]
"""Of what is wanted, and of what was kept when it was done."""
Info: TypeAlias = strawberry.Info[Asking, None]
_INFO: Final = inspect.Parameter("info", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Info)


@dataclass(frozen=True)
class OfficeField:
    """A field of the root that a function answers."""

    made: Any
    """The field as Strawberry knows it."""
    points: int
    once: bool = False
    """Of a mutation: whether the same request is done once per Idempotency-Key."""


def anyone(_viewer: Viewer) -> bool:
    """Whoever has signed in; what they see depends on themselves."""
    return True


def holding(*roles: str) -> May:
    """Who holds a grant of one of these roles today, with a token that may use it."""
    wanted = frozenset(roles)
    return lambda viewer: any(one.role in wanted for one in viewer.grants)


ADMIN: Final = holding(ADMIN_ROLE)


def office_query(
    doc: str, *, may: May, points: int = POINTS
) -> Callable[[Callable[..., Awaitable[Any]]], OfficeField]:
    """Declare a field of Query; its arguments and its type are those of the function."""

    def declared(work: Callable[..., Awaitable[Any]]) -> OfficeField:
        @functools.wraps(work)
        async def guarded(info: Info, **given: Any) -> Any:
            _let_in(may, info.context.viewer)
            _keepable(given)
            return await work(info, **given)

        return OfficeField(strawberry.field(resolver=guarded, description=doc), points)

    return declared


def office_mutation(
    doc: str,
    takes: type,
    gives: type[S],
    *,
    may: May,
    points: int = POINTS,
    again: "Again[S] | None" = None,
) -> Callable[[Callable[[Asking, Any], Awaitable[S]]], OfficeField]:
    """Declare a field of Mutation: one input, a union of success and problems.

    `again` answers the same request once more, by what its work kept.
    """

    def declared(work: Work[S]) -> OfficeField:
        async def answer(info: Info, **given: Any) -> Any:
            try:
                _let_in(may, info.context.viewer)
                _keepable(given["input"])
                if again is None or info.context.idempotency_key is None:
                    return await work(info.context, given["input"])
                return await _once(info, given["input"], work, again)
            except HubError as error:
                return as_problem(error)

        annotated: Any = Annotated  # the members are known at run time only
        name = gives.__name__.removesuffix("Success")
        kind = annotated[reduce(or_, PROBLEMS, gives), strawberry.union(f"{name}Result")]
        wanted = Argument("input", takes, "What is wanted.", REQUIRED)
        made = strawberry.field(
            resolver=accepting(answer, [wanted], _INFO), graphql_type=kind, description=doc
        )
        return OfficeField(made, points, again is not None)

    return declared


async def _once(info: Info, wanted: Any, work: Work[S], again: "Again[S]") -> S:
    """Do it, or answer as the same request was; Refused IDEMPOTENCY_KEY_REUSED."""
    asking, slot = info.context, f"{info.context.idempotency_key}#{info.path.key}"
    subject, database = asking.viewer.subject, asking.hub.database
    told = orjson.dumps([info.field_name, asdict(wanted)], default=str, option=orjson.OPT_SORT_KEYS)
    # Under the hub's key: what was asked cannot be guessed from it.
    request = asking.edge.keys.blind("idempotency", "request", hashlib.sha256(told).hexdigest())
    known = await known_outcome(database, subject, slot)
    if known is None:
        try:
            return await work(replace(asking, keep=KeptOutcome(subject, slot, request)), wanted)
        except HubError:
            # The same request may have been done at this moment: then its outcome is the answer.
            known = await known_outcome(database, subject, slot)
            if known is None:
                raise
    return await again(asking, wanted, dict(same(known, request).rows))


def _let_in(may: May, viewer: Viewer) -> None:
    if not may(viewer):
        raise denied()


def _keepable(given: Any) -> None:
    """Raise Refused TEXT_NUL for a text that Postgres cannot keep, however deep it stands."""
    if isinstance(given, str):
        if "\x00" in given:
            raise Refused("TEXT_NUL", "A text cannot hold the NUL character.", hint="Leave it out.")
    elif isinstance(given, Mapping):
        for key, one in given.items():
            _keepable(key)
            _keepable(one)
    elif isinstance(given, list | tuple):
        for one in given:
            _keepable(one)
    elif is_dataclass(given) and not isinstance(given, type):
        for name in given.__dataclass_fields__:
            _keepable(getattr(given, name))


def denied() -> Refused:
    """The grants do not open it."""
    return Refused(
        "OFFICE_DENIED",
        "Your grants do not open this.",
        hint="An administrator can give the grant; the token needs its scope.",
    )


def as_problem(error: HubError) -> Problem:
    """The problem that a mutation answers: what it is follows from the end of the code."""
    kinds = (("_UNKNOWN", NotFound), ("_DENIED", Denied), ("_CONFLICT", Conflict))
    kind = next((kind for ending, kind in kinds if error.code.endswith(ending)), Invalid)
    return kind(
        code=error.code, message=error.message, hint=error.hint, path=None, detail=error.detail
    )
