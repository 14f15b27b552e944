"""Ten people of whom six stand twice; family, health, contracts, pay, and what could not land."""

from pathlib import Path
from typing import Any, Final

from hub.flows.connect import Wanted, connect
from hub.flows.edit import land_edits
from hub.flows.edit_record import Edit
from hub.flows.hub import Hub
from hub.flows.identity import look
from hub.flows.pull import pull
from tests.flows.identity_people import IDENTITY, PAYROLL, national_id, phone, write
from tests.support.outside import (
    DEPARTMENTS,
    EDUCATION,
    clock,
    document,
    staff_folder,
    write_clock,
    write_csv,
)

SYSTEMS: Final = ("staff", "payroll", "clock", "care")
WHO: Final = "E0001"
FAMILY: Final = """
hub: mapping/1
stream: family
lexicon:
  relationship: {女儿: child}
rows:
  - entity: Dependent
    of: {by: number, from: 工号}
    key: [工号, 姓名]
    fields:
      name: 姓名
      relationship: 关系
      phone: 手机
      insured: {const: "true"}
"""
HEALTH: Final = """
hub: mapping/1
stream: health
rows:
  - entity: HealthRecord
    of: {by: number, from: 工号}
    key: 编号
    fields:
      result: 结果
      allergies: 过敏
"""
CONTRACTS: Final = """
hub: mapping/1
stream: contracts
rows:
  - entity: Contract
    of: {by: number, from: 工号}
    key: 合同号
    fields:
      number: 合同号
      signed_on: 签订日期
"""
WAGES: Final = """
hub: mapping/1
stream: wages
rows:
  - entity: Compensation
    of: {by: number, from: 工号}
    key: 工号
    fields:
      amount: {from: 月薪, steps: [{money: {currency: CNY}}]}
      reason: 说明
      effective_from: {const: "2021-03-01"}
"""
FILES: Final = {
    "family": ("工号", "姓名", "关系", "手机"),
    "health": ("工号", "编号", "结果", "过敏"),
    "contracts": ("工号", "合同号", "签订日期"),
    "wages": ("工号", "月薪", "说明"),
}
EDUCATED: Final = ("工号", "学历", "学校")


def secrets(at: int) -> dict[str, str]:
    """What is known of somebody and nobody else, by what it is."""
    return {
        "child": f"小囡{at}号",
        "child's phone": f"1390000{at:04}",
        "result": f"诊断结论第{at}号",
        "allergies": f"过敏原第{at}号",
        "identity": national_id(at),
        "phone": phone(at),
        "card": f"62220200000000{at:02}",
        "place": f"籍贯{at}",
        "school": f"学校{at}号",
        "raw level": f"怪学历{at}",
        "contract": f"HT-2021-{at:04}",
        "wage": f"{10_000 + at}.77",
        "why paid": f"定薪说明{at}号",
        "name of the hub": f"昵称{at}号",
    }


def write_all(folder: Path, people: int = 10) -> None:
    """All files of all systems."""
    write(folder)
    write_clock(folder / "clock.db", [
        (f"E{at:04}", f"2026-03-0{day}", "正常", 480)
        for at in range(1, people + 1) for day in (2, 3)
    ])  # fmt: skip
    write_care(folder, people)
    levels = [
        {"工号": f"E{at:04}", "学历": secrets(at)["raw level"], "学校": secrets(at)["school"]}
        for at in range(1, people + 1)
    ]
    write_csv(folder / "education.csv", EDUCATED, levels)


def write_care(folder: Path, people: int = 10) -> None:
    """Family, health, contracts and wages."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in FILES}
    for at in range(1, people + 1):
        own, number = secrets(at), {"工号": f"E{at:04}"}
        rows["family"].append(
            {**number, "姓名": own["child"], "关系": "女儿", "手机": own["child's phone"]}
        )
        rows["health"].append(
            {**number, "编号": f"H{at}", "结果": own["result"], "过敏": own["allergies"]}
        )
        rows["contracts"].append({**number, "合同号": own["contract"], "签订日期": "2021-03-01"})
        rows["wages"].append({**number, "月薪": own["wage"], "说明": own["why paid"]})
    for name, columns in FILES.items():
        write_csv(folder / f"{name}.csv", columns, rows[name])


async def filled(hub: Hub, folder: Path) -> None:
    """Connected, pulled; who stands twice is made one; edited, granted."""
    write_all(folder)
    await connect(hub, staff_folder(folder, DEPARTMENTS, IDENTITY, EDUCATION), operator="t")
    payees = {"path": str(folder), "streams": {"payees": {"glob": "payees.csv"}}}
    text = PAYROLL.replace("    FIND\n", "")
    await connect(hub, Wanted("payroll", "files", payees, [document(text)]), operator="t")
    await connect(hub, clock(folder / "clock.db"), operator="t")
    care = {"path": str(folder), "streams": {one: {"glob": f"{one}.csv"} for one in FILES}}
    texts = [document(one) for one in (FAMILY, HEALTH, CONTRACTS, WAGES)]
    await connect(hub, Wanted("care", "files", care, texts), operator="t")
    for name in SYSTEMS:
        (await pull(hub, name, operator="t")).check()
    assert (await look(hub, actor="t", merge_certain=True)).merged == 6
    own = await who(hub)
    edit = Edit("Employee", own, {"preferred_name": secrets(1)["name of the hub"]})
    await land_edits(hub, "t", [edit], "r", None)


async def who(hub: Hub, number: str = WHO) -> str:
    """The row of that number."""
    found: str = await hub.database.writer.fetchval(
        "select id::text from hub.employee where number = $1", number
    )
    return found


async def pulled(hub: Hub) -> None:
    """All systems once more."""
    for name in SYSTEMS:
        (await pull(hub, name, operator="t")).check()
