"""Every connector with the server that it is tried against. A new one is enlisted at the end.

A subject is a line in `SUBJECTS`: what it can do is declared, and a check that it lacks an ability
for does not apply, for that reason. The worlds of fakes that ship stand in `hub/conformance`;
those that need packages of development stand here.
"""

from pathlib import Path
from typing import Final

import hub.conformance
from hub.conformance.by_manifest import subject_of
from hub.conformance.world import Subject
from tests.conformance.worlds_files import CSV, XLSX
from tests.conformance.worlds_http import DINGTALK, MOODLE, SCIM
from tests.conformance.worlds_other import CALENDAR, LDAP
from tests.conformance.worlds_sql import SQLITE, SQLITE_CHANGES

KIT: Final = Path(hub.conformance.__file__).parent / "systems"

SUBJECTS: Final[tuple[Subject, ...]] = (
    *(
        subject_of(f"{name}.yaml", KIT)
        for name in ("pages", "offsets", "scroll", "keyset", "links")
    ),
    *(subject_of(name, KIT) for name in ("moodle", "scim", "tryton", "xapi")),
    subject_of("scim", KIT, "groups"),
    subject_of("tryton", KIT, "timesheet_lines"),
    MOODLE,
    SCIM,
    DINGTALK,
    SQLITE,
    SQLITE_CHANGES,
    CSV,
    XLSX,
    LDAP,
    CALENDAR,
    # Enlist another connector here, with the server that it is tried against.
)
