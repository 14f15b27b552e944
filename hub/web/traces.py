"""OpenTelemetry spans, an extra (`hr-data-hub[otel]`): a request and its stages.

Attributes are kinds, codes, digests and names of operations: shapes, never values. Where spans go
is set by OpenTelemetry's own variables, such as OTEL_EXPORTER_OTLP_ENDPOINT.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from hub.errors import Refused
from hub.observe import ANSWERED, Observation, subscribe
from hub.settings import Settings

if TYPE_CHECKING:
    from opentelemetry.trace import TracerProvider

_SHOWN: Final = {
    "kind": "graphql.operation.type",
    "operation": "graphql.operation.name",
    "document": "hub.document",
    "code": "hub.code",
}


class Traces:
    """Makes spans of what it is told, after the fact: they have the times that were taken."""

    def __init__(self, provider: "TracerProvider") -> None:
        from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

        self._tracer = provider.get_tracer("hub")
        self._outer = TraceContextTextMapPropagator()

    def __call__(self, observation: Observation) -> None:
        """One span for a request, one below it for each stage."""
        from opentelemetry.trace import SpanKind, StatusCode, set_span_in_context

        if observation.name != ANSWERED:
            return
        facts, began = observation.facts, observation.began
        outside = self._outer.extract({"traceparent": str(facts.get("parent", ""))})
        shown = {name: str(facts[fact]) for fact, name in _SHOWN.items() if facts.get(fact)}
        span = self._tracer.start_span(
            f"graphql {facts['kind']}", outside, SpanKind.SERVER, shown, start_time=began
        )
        within = set_span_in_context(span)
        for one in observation.stages:
            part = self._tracer.start_span(one.name, within, start_time=began + one.began)
            part.end(began + one.ended)
        if facts["code"] != "ok":
            span.set_status(StatusCode.ERROR)
        span.end(began + int(float(facts["seconds"] or 0) * 1e9))


@contextmanager
def traced(settings: Settings) -> Iterator[None]:
    """Spans are sent meanwhile, if they are wanted; raises Refused TRACES_MISSING."""
    if not settings.traces:
        yield
        return
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as error:
        raise Refused(
            "TRACES_MISSING",
            "OpenTelemetry is not installed.",
            hint="Install hr-data-hub[otel], or unset HUB_TRACES.",
        ) from error
    provider = TracerProvider(resource=Resource.create({"service.name": "hr-data-hub"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    unsubscribe = subscribe(Traces(provider))
    try:
        yield
    finally:
        unsubscribe()
        provider.shutdown()
