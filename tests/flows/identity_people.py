"""People who stand in the personnel file and in payroll, for tests of who is who."""

from pathlib import Path
from typing import Final

from tests.support.outside import STAFF, people, write_csv, write_staff

IDENTITY: Final = STAFF.replace(
    "      birth_date: 出生日期\n",
    "      birth_date: 出生日期\n      national_id: 证件\n      private_phone: 手机\n",
)
"""The personnel file, with what tells people apart."""
PAYROLL: Final = """
hub: mapping/1
stream: payees
precedence: 40
rows:
  - entity: Employee
    key: 账号
    FIND
    create: true
    fields:
      legal_name: 姓名
      national_id: 证件
      private_phone: 手机
      native_place: 籍贯
  - entity: BankAccount
    of: Employee
    key: 账号
    fields:
      number: 卡号
      bank: 银行
"""
COLUMNS: Final = ("账号", "工号", "姓名", "证件", "手机", "籍贯", "卡号", "银行")
STAFF_COLUMNS: Final = (
    "工号",
    "姓名",
    "出生日期",
    "状态",
    "部门",
    "岗位",
    "入职日期",
    "证件",
    "手机",
)


def national_id(at: int) -> str:
    """A number with its right check digit."""
    body = f"11010119900307{at:03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(one) * weight for one, weight in zip(body, weights, strict=True))
    return body + "10X98765432"[total % 11]


def phone(at: int) -> str:
    return f"138{at:08}"


def write(folder: Path, payees: int = 6) -> None:
    """Ten people in the personnel file; some of them in payroll, under accounts of its own."""
    staff = people(10)
    rows = [{**one, "证件": national_id(at), "手机": phone(at)} for at, one in enumerate(staff, 1)]
    write_staff(folder, staff)
    write_csv(folder / "staff.csv", STAFF_COLUMNS, rows, "gb18030")
    paid = [
        {
            "账号": f"P{at}",
            "工号": f"E{at:04}",
            "姓名": staff[at - 1]["姓名"],
            "证件": national_id(at),
            "手机": phone(at),
            "籍贯": f"籍贯{at}",
            "卡号": f"62220200000000{at:02}",
            "银行": "某银行",
        }
        for at in range(1, payees + 1)
    ]
    write_csv(folder / "payees.csv", COLUMNS, paid)
