"""A company whose records hold marks: every sealed value is known, and found by search."""

import csv
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

STAFF: Final = """
hub: mapping/1
stream: staff
precedence: 100
rows:
  - entity: Employee
    key: 工号
    find: {by: number, from: 工号}
    create: true
    fields:
      legal_name: 姓名
      private_phone: 手机
      private_email: 邮箱
      home_address: 住址
      religion: 信仰
      national_id: 身份证
  - entity: Employment
    of: Employee
    key: 工号
    fields:
      number: 工号
      status: {const: active}
      primary: {const: "true"}
      effective_from: 入职
      leaving_reason: 离职原因
  - entity: EmergencyContact
    of: Employee
    key: 工号
    fields:
      name: 联系人
      phone: 联系电话
"""
PAY: Final = """
hub: mapping/1
stream: pay
rows:
  - entity: BankAccount
    of: {by: number, from: 工号}
    key: 工号
    fields:
      holder: 户名
      number: 账号
  - entity: Compensation
    of: {by: number, from: 工号}
    key: 工号
    fields:
      item: {const: 基本工资}
      amount: {from: 工资, steps: [{money: CNY}]}
      reason: 调薪原因
      effective_from: {const: "2024-01-01"}
"""
CONFIG: Final = """
path: {folder}
streams:
  staff: {{glob: staff.csv}}
  pay: {{glob: pay.csv}}
"""
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass
class Company:
    """Files of a company, and the marks in them."""

    folder: Path
    seed: int
    count: int = 12
    marks: set[str] = field(default_factory=set)
    """Values of sealed kinds, in every form in which they may lie."""
    names: list[str] = field(default_factory=list)
    """Values that lie plain: names of people."""

    def write(self, round_: int = 0) -> None:
        """Write what the outside systems say; another round says something else of all."""
        dice = random.Random(self.seed * 1000 + round_)
        text = self._texts(dice)
        staff, pay = [], []
        for at in range(1, self.count + 1):
            number, name = f"E{at:04}", f"员工{at:04}"
            self.names.append(name)
            phone = self._mark(f"1{dice.choice('3578')}{dice.randrange(10**9):09}")
            bad = self._mark(f"无{dice.randrange(10**12):012}号") if at % 4 == 0 else phone
            other = self._mark(f"13{dice.randrange(10**9):09}")
            staff.append(
                {
                    "工号": number,
                    "姓名": name,
                    "手机": bad,
                    "邮箱": self._mark(f"m{dice.randrange(10**12):012}@example.org"),
                    "住址": text("住"),
                    "信仰": text("信"),
                    "身份证": self._mark(_id_card(dice)),
                    "入职": "2021-03-01",
                    "离职原因": text("离"),
                    "联系人": text("联"),
                    "联系电话": other,
                    "备注": text("备"),
                }
            )
            # Ten digits of minor units: no other number of a hub is that long by chance.
            wage = dice.randrange(10**9, 10**10)
            self._mark(f"{wage}.37")
            self._mark(f"{wage}37")
            pay.append(
                {
                    "工号": number,
                    "户名": text("户"),
                    "账号": self._mark(_bank(dice)),
                    "工资": f"{wage}.37",
                    "调薪原因": text("调"),
                }
            )
        _write(self.folder / "staff.csv", staff)
        _write(self.folder / "pay.csv", pay)

    def _texts(self, dice: random.Random) -> Callable[[str], str]:
        return lambda head: self._mark(f"{head}𠮷{dice.randrange(16**14):014x}㛃")

    def _mark(self, value: str) -> str:
        self.marks.add(value)
        return value

    def mappings(self, folder: Path) -> tuple[Path, Path]:
        """Configuration and folder of mappings, as `hub connect` takes them."""
        (folder / "mapping").mkdir(parents=True, exist_ok=True)
        (folder / "mapping" / "a.yaml").write_text(STAFF, "utf-8")
        (folder / "mapping" / "b.yaml").write_text(PAY, "utf-8")
        config = folder / "company.yaml"
        config.write_text(CONFIG.format(folder=self.folder), "utf-8")
        return config, folder / "mapping"


def _id_card(dice: random.Random) -> str:
    """A resident's number with a valid check digit; made at random."""
    body = f"110105{dice.randrange(1960, 2000)}0{dice.randrange(1, 10)}1{dice.randrange(10)}"
    body += f"{dice.randrange(1000):03}"
    total = sum(int(one) * weight for one, weight in zip(body, _WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def _bank(dice: random.Random) -> str:
    """An account's number with a valid check digit (Luhn); made at random."""
    body = f"622202{dice.randrange(10**12):012}"
    total = 0
    for at, one in enumerate(reversed(body)):
        digit = int(one) * (2 - at % 2)
        total += digit - 9 if digit > 9 else digit
    return body + str(-total % 10)


def _write(file: Path, rows: list[dict[str, str]]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
