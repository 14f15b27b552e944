"""The subscriptions as types. What they do stands in `live`; nothing is executed by Strawberry."""

from enum import Enum
from typing import Any

import strawberry

from hub.resolvers.types_make import Argument, complete, declare, listed, optional, planned
from hub.resolvers.types_scalars import DateTimeText
from hub.resolvers.types_terms import Node, required
from hub.schema.model import Model

_COUNTS = {
    "read": "Records read.",
    "inserted": "Records that made a new row.",
    "changed": "Records that changed a row.",
    "unchanged": "Records that changed nothing.",
    "quarantined": "Records that wait or were rejected.",
    "ignored": "Records that the mapping leaves out.",
    "deleted": "Records that their system says are deleted.",
    "pendingCells": "Cells that wait.",
    "late": "Changes of closed pay periods, which wait.",
}


def subscription_type(model: Model) -> type:
    """The root of all subscriptions of a model."""
    named: Any = Enum  # its members are known at run time only
    made = named("EntityType", {one.name: one.name for one in model})
    kinds = strawberry.enum(made, description="What a row can be.")
    return complete(
        declare("Subscription", "What can be watched."),
        {
            "changed": planned(
                _changed(kinds),
                "Rows that were altered and that the viewer may know, in cells that they may "
                "read: after each landing, edit or turn of the day.",
                [
                    required("type", kinds, "Rows of which type."),
                    Argument("ids", optional(listed(strawberry.ID)), "Which rows; absent: all."),
                ],
            ),
            "run": planned(
                _run(),
                "How a run of a connection gets on; ends with it. For administrators.",
                [required("id", strawberry.ID, "The run, as `hub status` names it.")],
            ),
        },
    )


def _changed(kinds: Any) -> type:
    return complete(
        declare("Changed", "Rows of one type that changed together."),
        {
            "type": planned(kinds, "What they are."),
            "ids": planned(listed(strawberry.ID), "Their ids, also of those beyond `nodes`."),
            "nodes": planned(
                listed(optional(Node)), "The first 100, as they are now; null for one that closed."
            ),
            "more": planned(
                bool, "Whether there are more than `nodes` shows: read the list again."
            ),
        },
    )


def _run() -> type:
    fields = {
        "id": planned(strawberry.ID, "The run."),
        "connection": planned(str, "Name of the connection."),
        "state": planned(str, "running, finished, failed, stopped or interrupted."),
        "startedAt": planned(DateTimeText, "When it began."),
        "finishedAt": planned(optional(DateTimeText), "When it ended."),
    }
    counts = {name: planned(int, doc) for name, doc in _COUNTS.items()}
    return complete(declare("RunProgress", "How far a run is; numbers only."), {**fields, **counts})
