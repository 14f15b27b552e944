"""A company of eight people, small enough to be known by heart: the world of the golden plans.

董事 leads 总部; below it 销售部 (led by 李敏, with 销售一部 below it) and 研发部 (led by 单静).
王伟 and 张䶮 sell in 销售一部; 赵磊 writes software; 欧阳娜 is hired from next month on; 曾洋 has
left.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final
from zlib import crc32

from hub.schema.model import Model
from hub.schema.shipped import shipped
from tests.twin.world import Row, World, management_of

RELEASED: Final = datetime(2026, 6, 5, tzinfo=UTC)


def small_world() -> World:
    """The company; the same at every call."""
    model = shipped()
    rows = _Rows(model)
    _organisation(rows)
    _people(rows)
    _work(rows)
    for unit, head in (("HQ", "E1"), ("SALES", "E2"), ("RND", "E3")):
        rows.named[unit]["head"] = rows.id(head)
    world = World(0, model, rows.rows)
    world.accounts["time-clock", "K-4"] = rows.id("E4")
    world.management = dict(management_of(world))
    return world


class _Rows:
    """Rows while they are made; each has a name by which others link to it."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.rows: dict[str, list[Row]] = {one.name: [] for one in model}
        self.named: dict[str, Row] = {}

    def id(self, name: str) -> str:
        return str(self.named[name]["id"])

    def add(self, entity: str, called: str, /, **cells: Any) -> None:
        """A row; links are given by name, what is not given is null."""
        place = crc32(entity.encode()) % 0x10000  # stays when the model grows
        number = len(self.rows[entity]) + 1
        row: Row = {
            "id": f"0192d2f0-0000-7000-8000-{place:04x}{number:08x}",
            "version": 1,
            "changes": {},
            "pending": cells.pop("pending", None),
            "closed": cells.pop("closed", False),
        }
        for one in self.model[entity].fields.values():
            value = cells.pop(one.name, None)
            row[one.name] = self.id(value) if one.kind.target and value else value
        assert not cells, cells
        self.rows[entity].append(row)
        self.named[called] = row


def _organisation(rows: _Rows) -> None:
    rows.add("LegalEntity", "BJ", code="BJ", name="北京公司", country="CN", currency="CNY")
    rows.add("LegalEntity", "SH", code="SH", name="上海公司", country="CN", currency="CNY")
    rows.add("Location", "SITE", code="BJ-1", name="总部大楼", zone="Asia/Shanghai")
    begun = date(2020, 1, 1)
    rows.add("Department", "HQ", code="HQ", name="总部", effective_from=begun)
    for code, name in (("SALES", "销售部"), ("RND", "研发部")):
        rows.add("Department", code, code=code, name=name, parent="HQ", effective_from=begun)
    rows.add(
        "Department", "SALES1", code="SALES1", name="销售一部", parent="SALES", effective_from=begun
    )


def _person(rows: _Rows, number: str, name: str, sort: str, unit: str, **cells: Any) -> None:
    known = {
        "number": number,
        "legal_name": name,
        "latin_name": sort,
        "work_email": f"{sort}@corp.example",
        "department": unit,
        "legal_entity": "BJ",
        "location": "SITE",
        "status": "active",
        "employment_type": "regular",
        "hire_date": date(2021, 3, 1),
        "national_id": f"P10000{number[1:]}",
        "private_phone": f"1380000000{number[1:]}",
        "birth_date": date(1990, 1, int(number[1:])),
        "gender": "female",
    }
    rows.add("Employee", number, **{**known, **cells})


def _people(rows: _Rows) -> None:
    _person(rows, "E1", "董事", "dongshi", "HQ", grade="M3", hire_date=date(2015, 1, 5))
    _person(rows, "E2", "李敏", "limin", "SALES", manager="E1", grade="M1")
    _person(rows, "E3", "单静", "shanjing", "RND", manager="E1", grade="M1", gender="male")
    _person(rows, "E4", "王伟", "wangwei", "SALES1", manager="E2", grade="P6", gender="male")
    waiting = [
        {"field": "gender", "reason": "UNMAPPED"},
        {"field": "work_phone", "reason": "INVALID"},
    ]
    _person(
        rows, "E5", "张䶮", "zhangyan", "SALES1", manager="E2", grade="P5", gender=None,
        hire_date=date(2024, 7, 1), pending=waiting,
    )  # fmt: skip
    _person(rows, "E6", "赵磊", "zhaolei", "RND", manager="E3", legal_entity="SH", hire_date=None)
    _person(rows, "E7", "欧阳娜", "ouyangna", "RND", status="prehire", hire_date=date(2026, 7, 1))
    _person(rows, "E8", "曾洋", "zengyang", "SALES", status="left")


def _work(rows: _Rows) -> None:
    for number in range(1, 8):
        who = f"E{number}"
        start = rows.named[who]["hire_date"]
        rows.add(
            "Employment", f"job {who}", employee=who, number=who, legal_entity="BJ",
            status="active", primary=True, effective_from=start,
        )  # fmt: skip
        rows.named[who]["employment"] = rows.id(f"job {who}")
    rows.add(
        "Assignment", "promotion", employee="E4", employment="job E4", department="SALES",
        position="销售经理", percent=Decimal(100), effective_from=date(2026, 9, 1),
    )  # fmt: skip
    for who, level in (("E4", "master"), ("E5", "bachelor"), ("E6", "associate")):
        rows.add(
            "Education", f"school {who}", employee=who, level=level, outcome="graduated",
            school="北京大学", end_date=date(2019, 6, 30),
        )  # fmt: skip
        rows.named[who]["highest_education"] = rows.id(f"school {who}")
    for who, late in (("E2", 0), ("E4", 12), ("E5", 0), ("E6", 45)):
        for day in (11, 12):
            rows.add(
                "AttendanceDay", f"{who} on {day}", employee=who, date=date(2026, 6, day),
                status="late" if late else "normal", worked_minutes=480 - late, late_minutes=late,
            )  # fmt: skip
    for who, released in (("E4", RELEASED), ("E5", None)):
        rows.add(
            "Payslip", f"slip {who}", employee=who, period="2026-05", released_at=released,
            gross="1850000 CNY", net="1512345 CNY",
        )  # fmt: skip
        rows.add(
            "PayslipLine", f"line {who}", employee=who, payslip=f"slip {who}", position=1,
            item="basic", name="基本工资", amount="1500000 CNY", released_at=released,
        )  # fmt: skip
