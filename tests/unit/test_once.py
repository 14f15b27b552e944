"""Every mutation works once per Idempotency-Key, or is on a list that says why it does not."""

from pathlib import Path
from typing import Final

from graphql import build_schema

from hub.resolvers.edit_told import BULK
from hub.resolvers.edits import EDITS
from hub.resolvers.office.fields import MUTATIONS

ROOT: Final = Path(__file__).parents[2]
SETS: Final = (
    *("annotateIdentity", "annotateRecords", "annotateWords", "pauseConnection"),
    *("pauseDeliveries", "pauseWebhook", "setFreshness"),
)
"""They say how something is from now on: said once more, it is as it was."""
LOOKS: Final = ("lookAtStream", "previewMappingDraft", "tryConnection", "verifyAudit")
"""They change nothing of the hub but what it remembers of having looked."""
SHOWN_ONCE: Final = ("addWebhook", "renewWebhook")
"""Their answer holds a secret, which is kept nowhere."""
ANEW: Final = (
    *("acceptSuggestions", "approveMappingDraft", "backfillConnection", "changeDepartment"),
    *("addDepartmentAlias", "closePayPeriod", "connectSystem", "correctRecord"),
    *("decideLateChanges", "decideWords", "discardMappingDraft", "dismissQuarantine"),
    *("dismissRecords", "editTerm", "endAccess", "endSession", "findAccounts"),
    *("findIdentities", "joinAccount", "keepAccountApart", "keepApart", "keepConflicts"),
    *("keepMappingExample", "ownField", "publishMappingDraft", "removeConnection"),
    *("removeMappingExample", "reopenConflict", "reopenQuarantine", "reopenRecords"),
    *("replayWebhook", "retireMapping", "retryDeliveries", "retryQuarantine", "retryRecords"),
    *("revokeMachineClient", "rollbackMapping", "runConnection", "saveMappingDraft"),
    *("takeAccountOut", "takeConflictValue", "takeQuarantineSheet", "takeSkos"),
)
"""Not done yet: a retry is decided anew, by what it finds. This list may only shrink."""


def test_every_mutation_works_once_per_key_or_says_why_not() -> None:
    """All mutations of the published schema, each in one place alone."""
    schema = build_schema((ROOT / "schema.graphql").read_text("utf-8"), assume_valid=True)
    assert schema.mutation_type is not None
    once = {name for name, one in MUTATIONS.items() if one.once}
    named = [*EDITS, *BULK, *once, *SETS, *LOOKS, *SHOWN_ONCE, *ANEW]
    assert len(named) == len(set(named)), sorted(one for one in named if named.count(one) > 1)
    assert set(schema.mutation_type.fields) == set(named)
    assert len(ANEW) <= 43
