"""A staff file of many records with forty mapped fields; names are made of common characters."""

import csv
import random
from pathlib import Path
from typing import Any

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建文"
TEXTS = ("preferred_name", "latin_name", "salutation", "pronouns", "photo", "birth_place",
         "household_place", "languages", "native_place", "other_nationalities", "work_phone",
         "family_name", "given_name", "middle_name")  # fmt: skip
WORDS = {
    "gender": {"男": "male", "女": "female"},
    "marital_status": {"已婚": "married", "未婚": "single", "离异": "divorced"},
    "household_registration": {"城镇": "other_urban", "农村": "other_rural"},
    "employment_type": {"全职": "regular", "兼职": "part_time", "实习": "intern"},
    "status": {"在职": "active", "离职": "left"},
}
"""Their word → our code."""
UNKNOWN = "其他说法"
"""A word that no version knows at first."""


def write(file: Path, count: int, seed: int = 1) -> None:
    """The file: one record a person, some words that nobody knows."""
    dice = random.Random(seed)
    with file.open("w", encoding="utf-8", newline="") as out:
        lines = csv.writer(out)
        lines.writerow(["工号", "姓名", "邮箱", "生日", "参加工作", "入职", "国籍", "出生国",
                        "手机", "私人邮箱", "住址",
                        "户籍地址", "民族", "政治面貌", "宗教", "备注", "时区",
                        "语言", *TEXTS, *WORDS])  # fmt: skip
        for at in range(count):
            name = dice.choice(SURNAMES) + "".join(dice.choices(GIVEN, k=2))
            words = [
                UNKNOWN if dice.random() < 0.01 else dice.choice(list(known))
                for known in WORDS.values()
            ]
            lines.writerow([
                f"N{at:06}", name, f"n{at}@example.org", f"19{60 + at % 40}/{at % 12 + 1}/5",
                f"20{at % 20:02}-07-01", f"20{at % 20:02}-08-01", "CN", "CN",
                f"138{at:08}", f"p{at}@example.net", f"{name}路{at}号", f"{name}村{at}号", "汉族",
                "群众", "无", f"{at % 97}", "Asia/Shanghai", "zh-CN",
                *(f"{dice.choice(GIVEN)}{at % 500}" for _ in TEXTS), *words,
            ])  # fmt: skip


def mapping(**changed: Any) -> dict[str, Any]:
    """The mapping; `changed` replaces fields of Employee, `lexicon` adds words."""
    lexicon = {name: dict(words) for name, words in WORDS.items()}
    for name, words in changed.pop("lexicon", {}).items():
        lexicon[name] |= words
    employee: dict[str, Any] = {
        "legal_name": "姓名", "work_email": "邮箱", "birth_date": "生日",
        "entered_workforce": "参加工作", "nationality": "国籍", "birth_country": "出生国",
        "private_phone": "手机", "private_email": "私人邮箱", "home_address": "住址",
        "permanent_address": "户籍地址", "religion": "宗教", "zone": "时区", "locale": "语言",
        "gender": "gender", "marital_status": "marital_status",
        "household_registration": "household_registration", **{one: one for one in TEXTS},
    }  # fmt: skip
    employee |= changed
    return {
        "hub": "mapping/1",
        "stream": "staff",
        "lexicon": lexicon,
        "rows": [
            {
                "entity": "Employee",
                "key": "工号",
                "find": {"by": "number", "from": "工号"},
                "create": True,
                "fields": employee,
            },
            {
                "entity": "Employment",
                "of": "Employee",
                "key": "工号",
                "fields": {
                    "number": "工号",
                    "employment_type": "employment_type",
                    "status": "status",
                    "primary": {"const": "true"},
                    "effective_from": "入职",
                },
            },
        ],
    }
