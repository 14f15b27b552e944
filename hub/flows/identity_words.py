"""What speaks for two rows being one person, for people to read, as far as they may know it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hub.flows.lens import Lens
from hub.mappings.people import evidence as e
from hub.mappings.people.accounts import SEVERAL
from hub.mappings.people.pairs import CHAIN
from hub.schema.model import Model
from hub.store.landing.rowset import EMPLOYEE

TELLS: Final[Mapping[str, str]] = {
    e.IDENTITY_SAME: "national_id",
    e.IDENTITY_OTHER: "national_id",
    e.NUMBER_SAME: "number",
    e.NUMBER_REUSED: "number",
    e.MAIL_SAME: "work_email",
    e.PHONE_SAME: "private_phone",
    e.NAME_SAME: "legal_name",
    e.NAME_SOUNDS: "legal_name",
    e.NAME_OTHER: "legal_name",
    e.BORN_SAME: "birth_date",
    e.BORN_NEAR: "birth_date",
    e.BORN_OTHER: "birth_date",
    e.GENDER_OTHER: "gender",
    e.DEPARTMENT_SAME: "department",
}
"""Code of evidence → the field of Employee that it tells something of."""
WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    e.IDENTITY_SAME: {"en": "the same identity number", "zh": "证件号码相同"},
    e.IDENTITY_OTHER: {"en": "different identity numbers", "zh": "证件号码不同"},
    e.NUMBER_SAME: {"en": "the same employee number at one time", "zh": "同一时期工号相同"},
    e.NUMBER_REUSED: {
        "en": "the same employee number, one after the other",
        "zh": "工号先后相同（可能重新分配）",
    },
    e.MAIL_SAME: {"en": "the same mail address at work", "zh": "工作邮箱相同"},
    e.PHONE_SAME: {"en": "the same phone", "zh": "手机号码相同"},
    e.NAME_SAME: {"en": "the same name", "zh": "姓名相同"},
    e.NAME_SOUNDS: {"en": "names that sound alike", "zh": "姓名读音相同"},
    e.NAME_OTHER: {"en": "different names", "zh": "姓名不同"},
    e.BORN_SAME: {"en": "the same day of birth", "zh": "出生日期相同"},
    e.BORN_NEAR: {
        "en": "days of birth that may be one, mistyped",
        "zh": "出生日期相近（可能录入有误）",
    },
    e.BORN_OTHER: {"en": "different days of birth", "zh": "出生日期不同"},
    e.GENDER_OTHER: {"en": "different genders", "zh": "性别不同"},
    e.DEPARTMENT_SAME: {"en": "the same department", "zh": "部门相同"},
    e.SYSTEM_SAME: {"en": "both stand in one system", "zh": "同在一个系统中"},
    CHAIN: {
        "en": "with others that would be one with them, they contradict each other",
        "zh": "与其他待合并人员之间存在矛盾",
    },
    SEVERAL: {
        "en": "more than one fits for certain",
        "zh": "有多个确定的对应",
    },
}
_FOR: Final = frozenset(
    {e.IDENTITY_SAME, e.NUMBER_SAME, e.NUMBER_REUSED, e.MAIL_SAME, e.PHONE_SAME, e.NAME_SAME}
    | {e.NAME_SOUNDS, e.BORN_SAME, e.BORN_NEAR, e.DEPARTMENT_SAME}
)


@dataclass(frozen=True)
class Told:
    """A piece of evidence as somebody may know it."""

    field: str | None
    """The field that it tells something of."""
    code: str | None
    """None where they may not read that field of everybody."""
    text: str | None
    speaks_for: bool | None


def told(model: Model, lens: Lens, codes: Sequence[str], language: str) -> list[Told]:
    """The evidence of a pair; what tells of a field that is locked says only which."""
    found = []
    for code in codes:
        name = TELLS.get(code)
        field = None if name is None else model[EMPLOYEE][name].graph_name
        if name is None or lens.opens(model, EMPLOYEE, name):
            found.append(Told(field, code, WORDS[code][language], code in _FOR))
        else:
            found.append(Told(field, None, None, None))
    return found


def may_decide(model: Model, lens: Lens) -> bool:
    """Whether somebody may decide who is who: only who may know everybody's name."""
    return lens.opens(model, EMPLOYEE, "legal_name")
