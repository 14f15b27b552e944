"""All office fields, by their names in the graph."""

from collections.abc import Mapping
from typing import Final

from hub.resolvers.office import access, connections, mappings, provenance, queue, sign_in
from hub.resolvers.office.field import OfficeField

_AREAS: Final = (access, connections, mappings, provenance, queue, sign_in)

QUERIES: Final[Mapping[str, OfficeField]] = {
    name: one for area in _AREAS for name, one in area.QUERIES.items()
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    name: one for area in _AREAS for name, one in area.MUTATIONS.items()
}
