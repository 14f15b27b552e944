"""The graph as text, as it is checked in: `python -m hub.resolvers.sdl > schema.graphql`."""

import sys

from hub.resolvers.mutation import mutation_type
from hub.resolvers.schema import graph, printed
from hub.resolvers.streams.types import subscription_type
from hub.resolvers.types import entity_types
from hub.schema.model import Model
from hub.schema.shipped import shipped


def sdl(model: Model) -> str:
    """Queries, mutations and subscriptions of a model, in alphabetical order."""
    made = entity_types(model)
    subscription = subscription_type(model)
    return printed(graph(model, mutation_type(made), subscription, made=made, ordered=True))


if __name__ == "__main__":
    sys.stdout.write(sdl(shipped()))
