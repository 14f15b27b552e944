"""A version whose codes contradict identity numbers is not published, unless that is accepted."""

from pathlib import Path

import pytest

from hub.errors import Refused
from hub.flows.connect import Wanted, connect
from hub.flows.hub import Hub
from hub.flows.publish import publish
from hub.flows.pull import pull
from tests.support.outside import document, write_csv
from tests.unit.test_contradict import CROWD

ROSTER = """
hub: mapping/1
stream: roster
lexicon:
  gender: {{"0": {0}, "1": {1}}}
rows:
  - entity: Employee
    key: no
    find: {{by: number, from: no}}
    create: true
    fields:
      legal_name: {{const: 某}}
      gender: sex
      birth_date: born
      national_id: id
"""


async def test_a_shifted_table_is_stopped_and_tells_no_value(hub: Hub, tmp_path: Path) -> None:
    write_csv(tmp_path / "roster.csv", ("no", "sex", "born", "id"), CROWD)
    config = {"path": str(tmp_path), "streams": {"roster": {"glob": "roster.csv"}}}
    right = document(ROSTER.format("male", "female"))
    await connect(hub, Wanted("roster", "files", config, [right]), operator="tester")
    (await pull(hub, "roster", operator="tester")).check()
    shifted = document(ROSTER.format("female", "male"))
    with pytest.raises(Refused) as caught:
        await publish(hub, "roster", "roster", shifted, author="t", reason="r")
    assert caught.value.code == "CODES_CONTRADICT"
    assert "gender: 60 of 60 records contradict" in str(caught.value.detail)
    assert CROWD[0]["id"] not in str(caught.value)
    assert caught.value.detail is not None
    assert "1990" not in caught.value.detail
    used = await hub.database.writer.fetchval("select mapping_version from hub.stream limit 1")
    assert used == 1
    with pytest.raises(Refused) as caught:  # who accepts it needs a second person still
        await publish(hub, "roster", "roster", shifted, author="t", reason="r", accept=True)
    assert caught.value.code == "APPROVAL_MISSING"
