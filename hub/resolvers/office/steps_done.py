"""What the steps of a rule did to a value, as the graph shows it."""

from collections.abc import Iterable

import strawberry

from hub.mappings.trace import Done


@strawberry.type(description="What one step did to a value.")
class MappingStepDone:
    """A step that was reached."""

    step: str = strawberry.field(description="Its name; `check` is the field's own check.")
    value: str | None = strawberry.field(description="What came out of it.")
    status: str | None = strawberry.field(
        description="ok, coerced, defaulted, unmapped or failed; null where there was nothing and"
        " is nothing."
    )


def steps_done(done: Iterable[Done]) -> list[MappingStepDone]:
    """In the order of the steps; none behind one that failed."""
    return [MappingStepDone(step=one.step, value=one.value, status=one.status) for one in done]
