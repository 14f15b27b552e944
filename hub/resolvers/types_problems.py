"""Problems: what a mutation answers when it does not do what was asked."""

import strawberry


@strawberry.interface(description="Why a mutation did nothing.")
class Problem:
    """Why a mutation did nothing; a person can act on it."""

    code: str = strawberry.field(description="Stable and documented.")
    message: str = strawberry.field(description="One sentence, without personal values.")
    hint: str | None = strawberry.field(default=None, description="What to do.")
    path: list[str] | None = strawberry.field(
        default=None, description="Place in the input, from the outside in."
    )
    detail: str | None = strawberry.field(
        default=None,
        description="Where in what was sent, or what another system answered, if it is told.",
    )


@strawberry.type(description="The input does not hold together.")
class Invalid(Problem):
    """The input does not hold together."""


@strawberry.type(description="Somebody else changed the row, or another row has that name.")
class Conflict(Problem):
    """The row is another than was expected."""


@strawberry.type(description="The viewer may not write this.")
class Denied(Problem):
    """The viewer may not write this."""


@strawberry.type(description="There is no such row, or the viewer may not know of it.")
class NotFound(Problem):
    """No such row for this viewer."""


PROBLEMS = (Invalid, Conflict, Denied, NotFound)
