"""The graph as text, as it is checked in: `python -m hub.resolvers.sdl > schema.graphql`."""

import sys
from functools import lru_cache

import strawberry

from hub.resolvers.mutation import mutation_type
from hub.resolvers.schema import graph, printed
from hub.resolvers.streams.types import subscription_type
from hub.resolvers.types import entity_types
from hub.schema.model import Model
from hub.schema.shipped import shipped


def sdl(model: Model) -> str:
    """Queries, mutations and subscriptions of a model, in alphabetical order."""
    return printed(schema_of(model, ordered=True))


@lru_cache(maxsize=4)
def schema_of(model: Model, *, ordered: bool = False) -> strawberry.Schema:
    """The schema with queries, mutations and subscriptions; made once for a model (1.3 s)."""
    made = entity_types(model)
    subscription = subscription_type(model)
    return graph(model, mutation_type(made), subscription, made=made, ordered=ordered)


if __name__ == "__main__":
    sys.stdout.write(sdl(shipped()))
