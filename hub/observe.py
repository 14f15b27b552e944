"""Everything the hub can say about itself is one type; logs, metrics, traces and tests subscribe.

An observation holds names, counts, codes and durations, never a personal value. What can be said
is declared below (`SAYINGS`), so that whoever reads logs knows all of it. A request is watched from
its beginning to its end: what happens in between adds to it by `stage` and `about`, and once it is
answered it becomes a single observation.
"""

from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import perf_counter_ns, time_ns
from types import MappingProxyType, TracebackType
from typing import Final

Scalar = str | int | float | bool | None

ANSWERED: Final = "request.answered"
SLOW: Final = "request.slow"
QUALITY: Final = "quality.counted"
"""A count of the last snapshot, for metrics: of a field, of all systems or of one."""
STAGES: Final = ("parse", "validate", "plan", "wait", "run", "finish")
"""Of a request: `wait` is for a connection, `run` is in Postgres, `finish` fills the holes."""
SAYINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        ANSWERED: ("kind", "code", "seconds", "operation", "document", "parent"),
        SLOW: ("kind", "code", "operation", "document", "coordinates", "ms", *STAGES),
        "request.refused": ("code",),
        "internal.error": ("id", "type", "place"),
        "plan.made": ("characters", "holes"),
        "usage.lost": ("requests",),
        "usage.not_kept": ("error",),
        "usage.not_swept": ("error",),
        "streams.closed": ("code", "reason"),
        "streams.database_away": (),
        "streams.ended": ("reason",),
        "queues.seen": ("jobs", "late_jobs", "waiting", "rejected", "quarantine"),
        "queues.not_seen": ("error",),
        "quality.taken": ("counts",),
        "quality.left_out": ("entity",),
        QUALITY: (
            "entity",
            "field",
            "system",
            "rows",
            "fresh",
            "filled",
            "waiting",
            "conflicts",
            "old",
        ),
        "metrics.serving": ("port",),
        "auth.keys_not_fetched": ("error",),
        "auth.keys_fetched": ("keys",),
        "auth.key_id_repeated": ("ids",),
        "auth.key_passed_over": ("kind",),
        "auth.discovery_failed": ("error",),
        "sign_in.failed": ("what",),
        "sign_in.held_back": ("what",),
        "connect.file": ("stream", "rows"),
        "connect.table": ("stream", "rows"),
        "connect.directory": ("stream", "entries"),
        "connect.request": ("stream", "path", "status", "ms", "trouble"),
        "pull.ended": ("connection", "state", "seconds"),
        "land.batch": ("stream", "read", "inserted", "changed", "quarantined"),
        "land.by_column": ("stream", "records", "dropped"),
        "land.department_cycle": ("departments",),
        "land.reporting_cycle": ("employees",),
        "departments.change_failed": ("change", "code"),
        "worker.database_away": (),
        "worker.lease_lost": ("job",),
        "worker.failed": ("job", "code", "attempts"),
        "worker.broken": ("job", "error"),
        "write.round": ("target", "written", "unchanged", "dead", "postponed"),
        "write.refused": ("target", "code"),
        "write.dead": ("target", "code"),
        "event.heard": ("connection", "records"),
        "webhook.failed": ("subscriber", "code"),
        "alarms.moved": ("connection", "standing"),
        "access.alarms": ("raised", "cleared"),
        "push.database_away": (),
        "push.broken": ("error",),
        "keys.made": ("keys",),
        "keys.erased": ("keys",),
        "keys.taken_over": ("keys",),
        "keys.rotated": ("keys", "fresh"),
        "audit.not_sealed": ("error",),
        "audit.not_verified": ("code",),
        "setup.migrated": (),
        "setup.database_gone": (),
        "setup.postgres_initialised": ("seconds",),
        "setup.postgres_started": ("seconds",),
        "setup.postgres_stopped": (),
    }
)
"""All that is ever said, each with its facts."""


@dataclass(frozen=True)
class Stage:
    """A part of a request: nanoseconds since its beginning."""

    name: str
    began: int
    ended: int

    @property
    def seconds(self) -> float:
        """How long it took."""
        return (self.ended - self.began) / 1e9


@dataclass(frozen=True)
class Observation:
    """One thing that happened: `name` is `area.event`, `facts` are its counts and codes."""

    name: str
    facts: Mapping[str, Scalar] = field(default_factory=lambda: MappingProxyType({}))
    stages: tuple[Stage, ...] = ()
    """Of a request; in the order in which they ended."""
    began: int = 0
    """Of a request: nanoseconds since 1970."""


Subscriber = Callable[[Observation], None]
_subscribers: list[Subscriber] = []


def observe(name: str, **facts: Scalar) -> None:
    """Tell every subscriber; with none, it costs a call."""
    if _subscribers:
        _tell(Observation(name, MappingProxyType(facts)))


def subscribe(subscriber: Subscriber) -> Callable[[], None]:
    """Add a subscriber; the returned function takes it off again."""
    _subscribers.append(subscriber)
    return lambda: _subscribers.remove(subscriber)


def _tell(observation: Observation) -> None:
    for subscriber in _subscribers:
        subscriber(observation)


# --- a request from beginning to end -------------------------------------------------------


@dataclass
class Watched:
    """What is known of the request that is being answered."""

    began: int = field(default_factory=perf_counter_ns)
    since: int = field(default_factory=time_ns)
    stages: list[Stage] = field(default_factory=list)
    facts: dict[str, Scalar] = field(default_factory=dict)
    shown: bool = False
    """Whether the asker may see the stages: how long each took tells of rows behind it."""
    uses: Callable[[], Iterable[str]] = tuple
    """The coordinates that the operation uses, worked out when somebody wants to know."""

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return (perf_counter_ns() - self.began) / 1e9

    def sums(self) -> dict[str, float]:
        """Stage → its seconds in all."""
        found: dict[str, float] = {}
        for one in self.stages:
            found[one.name] = found.get(one.name, 0.0) + one.seconds
        return found

    def answered(self, code: str) -> None:
        """Say that it was answered: `ok`, or the code of the error."""
        if _subscribers:
            known: dict[str, Scalar] = {"kind": "none", **self.facts}
            known |= {"code": code, "seconds": self.seconds}
            facts = MappingProxyType(known)
            _tell(Observation(ANSWERED, facts, tuple(self.stages), self.since))


_watched: ContextVar[Watched | None] = ContextVar("watched", default=None)


class watching:  # noqa: N801 - reads as a verb: `with watching() as seen:`
    """A request, from here to the end of the block."""

    __slots__ = ("token",)

    def __enter__(self) -> Watched:
        found = Watched()
        self.token = _watched.set(found)
        return found

    def __exit__(self, *_: object) -> None:
        _watched.reset(self.token)


def watched() -> Watched | None:
    """The request that is being answered, if there is one."""
    return _watched.get()


def about(**facts: Scalar) -> None:
    """Add to what is known of the request."""
    found = _watched.get()
    if found is not None:
        found.facts.update(facts)


class stage:  # noqa: N801 - reads as a verb: `with stage("plan"):`
    """The block is that stage of the request; outside a request it is nothing."""

    __slots__ = ("began", "name")

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> None:
        self.began = perf_counter_ns()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        found = _watched.get()
        if found is not None:
            ended = perf_counter_ns()
            found.stages.append(Stage(self.name, self.began - found.began, ended - found.began))
