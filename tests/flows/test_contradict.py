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
from tests.unit.test_shifted import ETHNICITY, FEISHU, GB

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


EXPORT = """
hub: mapping/1
stream: export
precedence: 20
lexicon:
  ethnicity: {{{0}}}
rows:
  - entity: Employee
    key: no
    find: {{by: number, from: no}}
    fields: {{ethnicity: code}}
"""
NUMBERED = """
hub: mapping/1
stream: staff
rows:
  - entity: Employee
    key: no
    find: {by: number, from: no}
    create: true
    fields: {legal_name: {const: 某}, ethnicity: name}
  - entity: Employment
    of: Employee
    key: no
    fields: {number: no, status: {const: active}, effective_from: {const: "2020-01-01"}}
"""


def lexicon(table: dict[str, str]) -> str:
    return ", ".join(f'"{code}": {term}' for code, term in table.items())


async def test_a_vendors_shift_is_found_by_what_another_system_says(
    hub: Hub, tmp_path: Path
) -> None:
    """Its own records contradict nothing; the staff file has the same people by name."""
    people = [(f"E{at}{one}", code) for at in range(2) for one, code in enumerate(sorted(FEISHU))]
    labels = {term.code: term.label["zh"] for term in ETHNICITY.terms}
    named = [{"no": no, "name": labels[FEISHU[code]]} for no, code in people]
    coded = [{"no": no, "code": code} for no, code in people]
    write_csv(tmp_path / "staff.csv", ("no", "name"), named)
    write_csv(tmp_path / "export.csv", ("no", "code"), coded)
    for name, text in (("staff", NUMBERED), ("export", EXPORT.format(lexicon(FEISHU)))):
        config = {"path": str(tmp_path), "streams": {name: {"glob": f"{name}.csv"}}}
        await connect(hub, Wanted(name, "files", config, [document(text)]), operator="t")
        (await pull(hub, name, operator="t")).check()
    copied = {code: GB.get(code, term) for code, term in FEISHU.items()}
    with pytest.raises(Refused) as caught:
        await publish(
            hub,
            "export",
            "export",
            document(EXPORT.format(lexicon(copied))),
            author="t",
            reason="r",
        )
    assert caught.value.code == "CODES_CONTRADICT"
    detail = str(caught.value.detail)
    assert f"ethnicity: 22 of {len(people)} records contradict what other systems say" in detail
    assert "fit the codes of Feishu EHR" in detail
    assert "11 words as a rule" in detail
    assert not any(label in str(caught.value) for label in labels.values())
    better = {**FEISHU, "x": "han"}
    await publish(
        hub, "export", "export", document(EXPORT.format(lexicon(better))), author="t", reason="r"
    )
