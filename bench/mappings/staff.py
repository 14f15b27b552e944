"""The input: one wide record for each employee, and a mapping of forty rules over it."""

import csv
from pathlib import Path
from typing import Any, Final

TEXTS: Final = {
    "preferred_name": "常用名",
    "family_name": "姓",
    "given_name": "名",
    "latin_name": "拼音",
    "salutation": "称呼",
    "locale": "语言",
    "zone": "时区",
    "work_phone": "办公电话",
    "birth_place": "出生地",
    "household_place": "户籍地",
    "native_place": "籍贯",
    "languages": "外语",
    "nationality": "国籍",
    "birth_country": "出生国",
}
"""Fields of Employee that take text as it stands → header."""
DATES: Final = {"birth_date": "出生日期", "entered_workforce": "参加工作"}
WORK: Final = {
    "number": "工号",
    "effective_from": "入职",
    "seniority_date": "司龄起",
    "source": "来源",
}
WORK_DATES: Final = {
    "probation_start": "试用始",
    "probation_end": "试用止",
    "contract_end": "合同止",
}
POST: Final = {"position": "岗位", "grade": "职级", "cost_centre": "成本中心", "job_family": "序列"}
_SURNAMES: Final = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
_GIVEN: Final = "伟芳娜敏静丽强磊洋艳勇军杰娟涛明超秀霞平刚桂䶮𠮷㛃"


def document() -> dict[str, Any]:
    """Forty rules: thirty-six fields, three keys and how a person is found."""
    employee: dict[str, Any] = {"legal_name": {"from": "姓名", "steps": ["trim"]}}
    employee |= {name: {"from": header, "steps": ["trim"]} for name, header in TEXTS.items()}
    employee |= {
        name: {"from": one, "steps": [{"date": ["%Y-%m-%d"]}]} for name, one in DATES.items()
    }
    employee |= {"gender": "性别", "marital_status": "婚姻", "work_email": "邮箱"}
    employment: dict[str, Any] = dict(WORK)
    employment |= {
        name: {"from": one, "steps": [{"date": ["%Y-%m-%d"]}]} for name, one in WORK_DATES.items()
    }
    employment |= {"status": "状态", "employment_type": "用工", "primary": {"const": "true"}}
    post: dict[str, Any] = {name: {"from": one, "steps": ["trim"]} for name, one in POST.items()}
    post |= {
        "employment": {"row": "Employment"},
        "primary": {"const": "true"},
        "effective_from": "入职",
    }
    return {
        "hub": "mapping/1",
        "stream": "staff",
        "precedence": 100,
        "lexicon": {
            "gender": {"男": "male", "女": "female"},
            "marital_status": {"未婚": "single", "已婚": "married"},
            "status": {"在职": "active", "离职": "left"},
            "employment_type": {"正式": "regular", "实习": "intern"},
        },
        "rows": [
            {
                "entity": "Employee",
                "key": "工号",
                "find": {"by": "number", "from": "工号"},
                "create": True,
                "fields": employee,
            },
            {"entity": "Employment", "of": "Employee", "key": "工号", "fields": employment},
            {"entity": "Assignment", "of": "Employee", "key": "工号", "fields": post},
        ],
    }


def few(base: dict[str, Any]) -> dict[str, Any]:
    """Three rules otherwise: a word, one value, a default; one record in ten differs."""
    changed = _copy(base)
    changed["lexicon"]["marital_status"]["离异"] = "divorced"
    changed["rows"][2]["fields"]["grade"] = {
        "from": "职级",
        "steps": ["trim", {"replace": {"text": "P11", "with": "P11X"}}],
    }
    changed["rows"][0]["fields"]["salutation"] = {
        "from": "称呼",
        "steps": ["trim", {"default": "-"}],
    }
    return changed


def every(base: dict[str, Any]) -> dict[str, Any]:
    """All rules otherwise: each chain has one step more, which changes the texts among them."""
    changed = _copy(base)
    for row in changed["rows"]:
        for name, written in row["fields"].items():
            chain = {"from": written} if isinstance(written, str) else dict(written)
            if "from" in chain:
                more = [{"case": "lower"}] if name in {*TEXTS, *POST} else []
                chain["steps"] = ["width", *chain.get("steps", []), *more]
                row["fields"][name] = chain
    return changed


def write(path: Path, count: int) -> None:
    """Write the records."""
    headers = ["姓名", *TEXTS.values(), *DATES.values(), "性别", "婚姻", "邮箱", *WORK.values()]
    headers += [*WORK_DATES.values(), "状态", "用工", *POST.values()]
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, headers)
        out.writeheader()
        out.writerows(record(at) for at in range(count))


def record(at: int) -> dict[str, str]:
    """The record of the employee of that number."""
    name = _SURNAMES[at % 20] + _GIVEN[at % 25] + _GIVEN[at // 25 % 25]
    texts = {header: f"{header}{at % 97}A" for header in TEXTS.values()}
    day = f"20{10 + at % 15}-0{1 + at % 9}-1{at % 9}"
    return {
        **texts,
        "姓名": name,
        "姓": name[0],
        "名": name[1:],
        "拼音": f"Name {at % 4999}",
        "出生日期": f"19{60 + at % 40}-0{1 + at % 9}-1{at % 9}",
        "参加工作": day,
        "性别": "男女"[at % 2],
        "婚姻": ("未婚", "已婚")[at % 2] if at % 50 else "离异",
        "邮箱": f"e{at}@example.com",
        "工号": f"E{at:06}",
        "入职": day,
        "司龄起": day,
        "来源": "社招",
        **dict.fromkeys(WORK_DATES.values(), day),
        "状态": "在职",
        "用工": "正式" if at % 9 else "实习",
        "岗位": f"工程师{at % 40}A",
        "职级": f"P{at % 12}",
        "成本中心": f"CC{at % 60}",
        "序列": "技术T",
    }


def _copy(base: dict[str, Any]) -> dict[str, Any]:
    import copy

    return copy.deepcopy(base)
