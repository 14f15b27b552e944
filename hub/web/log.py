"""The log: every observation is one JSON line, but for requests, of which only slow ones are told.

Requests are counted in metrics and followed in traces; a line for each would say nothing more.
"""

import sys
from collections.abc import Callable
from typing import TextIO

import orjson
import structlog

from hub.observe import ANSWERED, Observation, subscribe


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
        if observation.name != ANSWERED:
            log.msg(observation.name, **dict(observation.facts))

    return subscribe(write)


def _json(value: object, **_: object) -> str:
    return orjson.dumps(value, default=str).decode()
