"""All office fields, by their names in the graph."""

from collections.abc import Mapping
from typing import Final

from hub.resolvers.office import connections, mappings
from hub.resolvers.office.field import OfficeField

_AREAS: Final = (connections, mappings)

QUERIES: Final[Mapping[str, OfficeField]] = {
    name: one for area in _AREAS for name, one in area.QUERIES.items()
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    name: one for area in _AREAS for name, one in area.MUTATIONS.items()
}
