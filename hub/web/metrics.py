"""Prometheus metrics: one subscriber of what the hub says about itself, and its own listener.

Labels come from sets that are closed: kinds of operations, codes of errors, stages, names of
observations, of entities, fields and connected systems. Values, people, departments, clients and
documents are never labels. The listener is apart from the graph's and off unless HUB_METRICS_PORT
is set: what runs here is nobody's business outside.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    start_http_server,
)
from prometheus_client.multiprocess import MultiProcessCollector

from hub.errors import Refused
from hub.observe import ANSWERED, QUALITY, SAYINGS, STAGES, Observation, observe, subscribe
from hub.settings import Settings

_FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"
"""What the library reads when it is imported: the folder in which processes count together."""
_LATEST: Final = "mostrecent"
"""Of processes that count together: what the last one of them said."""
_KINDS: Final = frozenset({"query", "mutation", "subscription", "introspection", "none"})
_CODE: Final = re.compile(r"ok|gone|[A-Z][A-Z0-9_]{2,60}")
_REQUEST: Final = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)
_STAGE: Final = (0.0001, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30)
_LANDED: Final = ("read", "inserted", "changed", "quarantined")
_QUEUES: Final = SAYINGS["queues.seen"]
_CELLS: Final = {
    "all": "rows",
    "filled": "filled",
    "waiting": "waiting",
    "in_conflict": "conflicts",
    "old": "old",
}


class Metrics:
    """Counts what it is told; `registry` is what Prometheus reads."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        self._requests = Counter(
            "hub_requests", "Requests by kind and outcome.", ("kind", "code"), registry=registry
        )
        self._seconds = Histogram(
            "hub_request_seconds", "Time to answer.", ("kind",), buckets=_REQUEST, registry=registry
        )
        self._stages = Histogram(
            "hub_stage_seconds",
            "Time of a stage; `wait` is for a connection.",
            ("stage",),
            buckets=_STAGE,
            registry=registry,
        )
        self._plans = Counter(
            "hub_plans", "Queries by whether their plan was kept.", ("plan",), registry=registry
        )
        self._landed = Counter(
            "hub_landed_records", "Records that landed.", ("outcome",), registry=registry
        )
        self._queues = Gauge(
            "hub_queue",
            "What waits.",
            ("queue",),
            registry=registry,
            multiprocess_mode=_LATEST,
        )
        self._cells = Gauge(
            "hub_quality_cells",
            "Cells of the last snapshot: all, filled, waiting, in conflict, old; of all systems "
            "(empty) or of one.",
            ("entity", "field", "system", "cells"),
            registry=registry,
            multiprocess_mode=_LATEST,
        )
        self._rows = Gauge(
            "hub_quality_fresh_rows",
            "Rows of the last snapshot with a source that was read in time.",
            ("entity", "system"),
            registry=registry,
            multiprocess_mode=_LATEST,
        )
        self._said = Counter(
            "hub_observations", "Everything that the hub said.", ("name",), registry=registry
        )

    def __call__(self, observation: Observation) -> None:
        """Count one observation."""
        name = observation.name
        self._said.labels(name if name in SAYINGS else "other").inc()
        if name == ANSWERED:
            self._answered(observation)
        elif name == "land.batch":
            for outcome in _LANDED:
                self._landed.labels(outcome).inc(_number(observation, outcome))
        elif name == "queues.seen":
            for queue in _QUEUES:
                self._queues.labels(queue).set(_number(observation, queue))
        elif name == QUALITY:
            self._quality(observation)

    def _quality(self, observation: Observation) -> None:
        entity, field, system = (
            str(observation.facts.get(one) or "") for one in ("entity", "field", "system")
        )
        self._rows.labels(entity, system).set(_number(observation, "fresh"))
        for name, fact in _CELLS.items():
            self._cells.labels(entity, field, system, name).set(_number(observation, fact))

    def _answered(self, observation: Observation) -> None:
        kind, code = str(observation.facts["kind"]), str(observation.facts["code"])
        kind = kind if kind in _KINDS else "other"
        self._requests.labels(kind, code if _CODE.fullmatch(code) else "other").inc()
        self._seconds.labels(kind).observe(_number(observation, "seconds"))
        names = {one.name for one in observation.stages}
        for one in observation.stages:
            self._stages.labels(one.name if one.name in STAGES else "other").observe(one.seconds)
        if "run" in names and kind == "query":
            self._plans.labels("made" if "plan" in names else "kept").inc()


def _number(observation: Observation, fact: str) -> float:
    found = observation.facts.get(fact, 0)
    return float(found) if isinstance(found, int | float) else 0.0


@contextmanager
def metrics_served(settings: Settings) -> Iterator[None]:
    """Metrics on their own port meanwhile, if one is set; raises Refused PORT_TAKEN.

    One of several processes only counts: `metrics_together` shows what all of them have counted.
    """
    if settings.metrics_port is None:
        yield
        return
    metrics = Metrics()
    unsubscribe = subscribe(metrics)
    try:
        if _FOLDER in os.environ:
            yield
            return
        with _listening(settings.metrics_port, settings.metrics_host, metrics.registry):
            yield
    finally:
        unsubscribe()


@contextmanager
def metrics_together(settings: Settings) -> Iterator[None]:
    """The sum over the processes that are started meanwhile; raises Refused PORT_TAKEN.

    They count in files of a folder that they inherit by name. A process that is gone stays in the
    sum: a counter never goes back.
    """
    if settings.metrics_port is None:
        yield
        return
    with TemporaryDirectory(prefix="hub-metrics-") as folder:
        os.environ[_FOLDER] = folder
        try:
            registry = CollectorRegistry()
            MultiProcessCollector(registry, folder)  # type: ignore[no-untyped-call]
            with _listening(settings.metrics_port, settings.metrics_host, registry):
                yield
        finally:
            del os.environ[_FOLDER]


@contextmanager
def _listening(port: int, host: str, registry: CollectorRegistry) -> Iterator[None]:
    try:
        server, thread = start_http_server(port, host, registry)
    except OSError as error:
        raise Refused(
            "PORT_TAKEN",
            "Another program answers on the port, or it may not be used.",
            detail=f"{host}, port {port}",
            hint="Set HUB_METRICS_PORT to another one.",
        ) from error
    try:
        observe("metrics.serving", port=server.server_port)
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
