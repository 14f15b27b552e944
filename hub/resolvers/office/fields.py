"""All office fields, by their names in the graph."""

from collections.abc import Mapping
from typing import Final

from hub.resolvers.office import (
    access,
    audit,
    conflicts,
    connecting,
    connections,
    delegations,
    deliveries,
    departments,
    emergency,
    ending,
    grants,
    held,
    history,
    identity,
    identity_accounts,
    labels,
    late,
    mapping_bench,
    mapping_steps,
    mappings,
    own_edits,
    people_sheet,
    policy,
    provenance,
    quality,
    quarantine,
    queue,
    reads,
    sign_in,
    statistics,
    subjects,
    terms,
    webhooks,
    webhooks_wanted,
)
from hub.resolvers.office.field import OfficeField

_AREAS: Final = (
    access,
    audit,
    conflicts,
    connecting,
    connections,
    delegations,
    deliveries,
    departments,
    emergency,
    ending,
    grants,
    held,
    history,
    identity,
    identity_accounts,
    labels,
    late,
    mapping_bench,
    mapping_steps,
    mappings,
    own_edits,
    people_sheet,
    policy,
    provenance,
    quality,
    quarantine,
    queue,
    reads,
    sign_in,
    statistics,
    subjects,
    terms,
    webhooks,
    webhooks_wanted,
)

QUERIES: Final[Mapping[str, OfficeField]] = {
    name: one for area in _AREAS for name, one in area.QUERIES.items()
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {
    name: one for area in _AREAS for name, one in area.MUTATIONS.items()
}
