"""A company's own policy: what a file says holds, everything else stays; some things it may not."""

import datetime as dt
import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from hub.auth import policy
from hub.auth.decision import NEVER
from hub.auth.policy_diff import KINDS, KNOW, READ, RELATIONS, audience, differences, terms
from hub.auth.printed import digest, print_policy, ways
from hub.auth.viewer import EMPLOYEE, MANAGER, Everywhere, Grant, Viewer
from hub.errors import Refused
from hub.schema.audience import CLASSES, HR_CLASSES, Relation, own_rows
from hub.schema.model import Model
from hub.schema.policy_file import classes_of, governed, way
from hub.schema.shipped import shipped
from tests.twin import policies

SHIPPED = shipped()
SEED = 2026
TODAY = dt.date(2026, 11, 27)


def under(tmp_path: Path, **parts: object) -> Model:
    file = tmp_path / "policy.yaml"
    file.write_text(yaml.safe_dump({"hub": "policy/1", **parts}), "utf-8")
    return governed(SHIPPED, file)


def test_without_a_file_the_shipped_policy_holds(tmp_path: Path) -> None:
    assert governed(SHIPPED, None) is SHIPPED
    assert print_policy(under(tmp_path)) == print_policy(SHIPPED)
    assert digest(under(tmp_path)) == digest(SHIPPED)


def test_every_way_that_is_printed_can_be_written() -> None:
    """The words of the printed table are those of the file."""
    seen = 0
    for spec in SHIPPED:
        for one in spec.fields.values():
            for each in (one.read, one.write, one.cls.masked, spec.rows):
                for allow in each:
                    assert way(ways((allow,)), "here") == allow
                    seen += 1
    assert seen > 1000


def test_a_class_changes_for_all_its_fields_and_the_rows_that_follow_it(tmp_path: Path) -> None:
    new = under(tmp_path, classes={"ATTENDANCE": {"read": ["self", "direct manager", "TIME"]}})
    day = new["AttendanceDay"]
    assert {ways(one.read) for one in day.fields.values() if one.cls.name == "ATTENDANCE"} == {
        "self, direct manager, TIME"
    }
    [cls] = [one for one in classes_of(new) if one.name == "ATTENDANCE"]
    assert day.rows == own_rows(cls)
    others = [one for one in differences(SHIPPED, new) if one.cls not in {"ATTENDANCE", ""}]
    assert others == []
    assert digest(new) != digest(SHIPPED)


def test_rows_follow_the_class_of_most_of_their_fields_and_no_other(tmp_path: Path) -> None:
    """Posts, contracts and schools are open alike as they ship: each follows its own class."""
    new = under(tmp_path, classes={"CONTRACT": {"read": ["self", "CORE"]}})
    changed = {one.name for one in SHIPPED if one.rows != new[one.name].rows}
    assert changed == {"Contract"}
    new = under(tmp_path, classes={"LEAVE": {"read": ["self", "manager", "TIME"]}})
    changed = {one.name for one in SHIPPED if one.rows != new[one.name].rows}
    assert "Punch" not in changed
    assert "LeaveBalance" in changed


def test_whose_a_row_is_is_as_open_as_the_row(tmp_path: Path) -> None:
    """Where rows are opened, or a class is narrowed that rows do not follow."""
    for said in (
        {"rows": {"Punch": ["everyone", "TIME"]}},
        {"classes": {"LEAVE": {"read": ["self"]}}},
    ):
        for spec in under(tmp_path, **said):
            if spec.subject not in {None, "self"}:
                read = set(spec[spec.subject].read)
                assert all({one, replace(one, state=None)} & read for one in spec.rows), spec.name
    punch = under(tmp_path, rows={"Punch": ["everyone", "TIME"]})["Punch"]
    open_to_all = {
        one.name
        for one in punch.fields.values()
        if any(each.relation is Relation.EVERYONE for each in one.read)
    }
    assert open_to_all == {"employee"}
    narrower = {"fields": {"LeaveRequest.employee": {"read": ["self", "TIME"]}}}
    with pytest.raises(Refused) as caught:
        under(tmp_path, **narrower)
    assert (caught.value.code, caught.value.detail) == (
        "POLICY_FILE_INVALID",
        "fields.LeaveRequest.employee",
    )


def test_a_field_that_is_named_changes_alone(tmp_path: Path) -> None:
    new = under(tmp_path, fields={"Employee.work_phone": {"read": ["self", "CORE"]}})
    found = {(one.field, one.who) for one in differences(SHIPPED, new)}
    assert {field for field, _ in found} == {"work_phone"}
    assert ("work_phone", "everyone") in found
    assert ("work_phone", "self") not in found


WRONG = [
    ({"classes": {"NONE": {"read": []}}}, "classes.NONE"),
    ({"classes": {"JOB": {"see": []}}}, "classes.JOB.see"),
    ({"classes": {"JOB": {"read": "self"}}}, "classes.JOB.read"),
    ({"classes": {"JOB": {"read": ["friends"]}}}, "friends"),
    ({"classes": {"JOB": {"read": ["core"]}}}, "core"),
    ({"classes": {"JOB": {"write": ["everyone"]}}}, "classes.JOB.write"),
    ({"classes": {"PAY": {"write": ["self", "PAY"]}}}, "classes.PAY.write"),
    ({"classes": {"IDENTITY": {"read": ["everyone"]}}}, "classes.IDENTITY.read"),
    ({"classes": {"BANK": {"masked": ["everyone"]}}}, "classes.BANK.masked"),
    ({"fields": {"Employee.shoe": {"read": []}}}, "fields.Employee.shoe"),
    ({"fields": {"Payslip.net": {"read": ["self once printed"]}}}, "self once printed"),
    ({"fields": {"Employee.manager": {"write": ["CORE"]}}}, "fields.Employee.manager"),
    ({"rows": {"Nobody": []}}, "rows.Nobody"),
    ({"rows": {"Punch": {"read": []}}}, "rows.Punch"),
    ({"people": {}}, "people"),
    ({"classes": ["JOB"]}, "classes"),
]


@pytest.mark.parametrize(("parts", "place"), WRONG)
def test_what_a_file_may_not_say_is_refused_with_its_place(
    tmp_path: Path, parts: dict[str, object], place: str
) -> None:
    with pytest.raises(Refused, match="POLICY_FILE_INVALID") as caught:
        under(tmp_path, **parts)
    assert place in (caught.value.detail or "")
    assert caught.value.hint


@pytest.mark.parametrize("text", ["", "hub: company/1", "hub: [", "- 1"])
def test_another_file_is_no_policy(tmp_path: Path, text: str) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(Refused, match="POLICY_FILE_INVALID"):
        governed(SHIPPED, file)


def viewers() -> dict[str, Viewer]:
    """One of each kind who holds nothing else."""
    found = {"everyone": Viewer("x", None, frozenset({EMPLOYEE, MANAGER}), (), 0)}
    for name in HR_CLASSES:
        grant = Grant("1", "hr", frozenset({name}), Everywhere(), TODAY)
        found[name] = Viewer("x", None, frozenset({EMPLOYEE, MANAGER, "hr"}), (grant,), 1)
    return found


@pytest.mark.parametrize("seed", range(SEED, SEED + 5))
def test_the_difference_is_what_the_policy_decides_otherwise(tmp_path: Path, seed: int) -> None:
    """For grants and for everyone by the policy itself; for relations by the audiences' words."""
    dice = random.Random(seed)
    models = [SHIPPED, *(policies.under(SHIPPED, policies.drawn(dice), tmp_path) for _ in range(3))]
    for old, new in pairwise(models):
        told = {(one.entity, one.field, one.verb, one.who) for one in differences(old, new)}
        for who, viewer in viewers().items():
            for spec in old:
                for one in spec.fields.values():
                    opened = [
                        policy.rows(model[spec.name], viewer) != NEVER
                        and policy.read(model[spec.name], model[spec.name][one.name], viewer)
                        != NEVER
                        for model in (old, new)
                    ]
                    if opened[0] != opened[1]:
                        assert (spec.name, one.name, READ, who) in told
        for spec in old:
            other = new[spec.name]
            if spec.rows == other.rows:
                assert not any(entity == spec.name and verb == KNOW for entity, _, verb, _ in told)
                same = [x.name for x in spec.fields.values() if x == other[x.name]]
                assert not any(entity == spec.name and name in same for entity, name, _, _ in told)


def test_kinds_are_the_relations_and_the_classes_of_grants() -> None:
    assert set(KINDS) == {one.value for one in Relation} | set(HR_CLASSES)
    assert set(RELATIONS) == {one.value for one in Relation}
    [pay] = [one for one in CLASSES if one.name == "PAY"]
    assert terms(pay.read, "self") == {("released", False)}
    assert terms(pay.read, "PAY") == {("", False)}
    assert audience(SHIPPED["Employee"]["legal_name"], "masked") == ()
