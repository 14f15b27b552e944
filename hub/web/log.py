"""The log: every observation is one JSON line, but for those that metrics are made of.

Requests are counted in metrics and followed in traces, and only slow ones are told; of a snapshot
of the data's quality it is told that it was taken, not each of its counts.
"""

import sys
from collections.abc import Callable
from typing import Final, TextIO

import orjson
import structlog

from hub.observe import ANSWERED, QUALITY, Observation, subscribe

_MEASURED: Final = frozenset({ANSWERED, QUALITY})


def log_observations(stream: TextIO | None = None) -> Callable[[], None]:
    """Write to a stream, by default standard error; the returned function ends it."""
    log = structlog.wrap_logger(
        structlog.PrintLogger(stream or sys.stderr),
        processors=[
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(serializer=_json),
        ],
    )

    def write(observation: Observation) -> None:
        if observation.name not in _MEASURED:
            log.msg(observation.name, **dict(observation.facts))

    return subscribe(write)


def _json(value: object, **_: object) -> str:
    return orjson.dumps(value, default=str).decode()
