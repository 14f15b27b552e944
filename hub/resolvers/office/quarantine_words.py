"""Why something does not land, and what ends it, in Chinese and English."""

from collections.abc import Mapping
from typing import Final, NamedTuple


class Told(NamedTuple):
    """A reason for a person to read."""

    why: str
    remedy: str


UNKNOWN: Final = {
    "en": Told("The hub could not take it.", "Look at the record; mend it in its system."),
    "zh": Told("数据中心无法接收。", "查看该记录，并在来源系统中更正。"),
}
SENTENCES: Final[Mapping[str, Mapping[str, Told]]] = {
    "UNMAPPED": {
        "en": Told(
            "No term or row of ours is known for the value.",
            "Decide what the word means; the cells are filled at once.",
        ),
        "zh": Told("该值没有对应的术语或记录。", "确定该词语的含义，相关单元格会立即填入。"),
    },
    "INVALID": {
        "en": Told(
            "The value cannot be read as what the field holds.",
            "Mend it in the system, or add a step to the mapping that reads it.",
        ),
        "zh": Told("该值不符合字段的类型。", "在来源系统中更正，或在映射中添加能解析它的步骤。"),
    },
    "CONFLICT": {
        "en": Told(
            "The value contradicts another one that is held.",
            "Find out which of the two is right, and mend the other.",
        ),
        "zh": Told("该值与已有的值矛盾。", "确认哪一个正确，并更正另一个。"),
    },
    "UNKNOWN_REFERENCE": {
        "en": Told(
            "What the value names is not known.",
            "Create it, or give it this name as an alias, then try again.",
        ),
        "zh": Told("该值所指的对象不存在。", "新建该对象，或将该名称添加为别名，然后重试。"),
    },
    "AMBIGUOUS": {
        "en": Told(
            "The value names more than one row.",
            "Name it so that it is one, in the system or by a step; then try again.",
        ),
        "zh": Told("该值对应多个对象。", "在来源系统中或通过映射步骤使其唯一，然后重试。"),
    },
    "KEY_MISSING": {
        "en": Told("The record has no key.", "Give it one in the system, or choose another key."),
        "zh": Told("记录没有主键。", "在来源系统中补上，或在映射中选择其他主键。"),
    },
    "KEY_INVALID": {
        "en": Told("The record's key cannot be read.", "Mend it in the system."),
        "zh": Told("记录的主键无法识别。", "在来源系统中更正。"),
    },
    "LIST_INVALID": {
        "en": Told(
            "What should be a list is none.",
            "Mend it in the system, or let the mapping read it otherwise.",
        ),
        "zh": Told("应为列表的内容不是列表。", "在来源系统中更正，或在映射中换一种读法。"),
    },
    "SUBJECT_MISSING": {
        "en": Told("The record does not say whom it is about.", "Add that in the system."),
        "zh": Told("记录没有说明属于哪位员工。", "在来源系统中补上。"),
    },
    "REQUIRED_MISSING": {
        "en": Told("A field that is required has no value.", "Add it in the system."),
        "zh": Told("必填字段没有值。", "在来源系统中补上。"),
    },
    "REQUIRED_INVALID": {
        "en": Told(
            "A field that is required cannot be read.",
            "Mend it in the system, or add a step to the mapping that reads it.",
        ),
        "zh": Told("必填字段无法识别。", "在来源系统中更正，或在映射中添加能解析它的步骤。"),
    },
    "DUPLICATE_KEY": {
        "en": Told(
            "Another record has the same key and says something else.",
            "Remove one of the two in the system, or choose a key that tells them apart.",
        ),
        "zh": Told(
            "另一条记录主键相同而内容不同。", "在来源系统中删除其一，或选择能区分它们的主键。"
        ),
    },
    "NATURAL_KEY_TAKEN": {
        "en": Told(
            "Another row stands there with the same key.",
            "Check whether both mean the same; mend one of them in its system.",
        ),
        "zh": Told("已有相同标识的另一条数据。", "核对两者是否相同，并在来源系统中更正其一。"),
    },
    "WAITING": {
        "en": Told(
            "The record waits for a row that is not there yet.",
            "It lands by itself once that row comes; check that its system sends it, and the key.",
        ),
        "zh": Told(
            "记录所依赖的数据尚未到来。",
            "该数据到来后会自动入库；请确认来源系统会发送它，并核对主键。",
        ),
    },
    "PERIOD_CLOSED": {
        "en": Told(
            "The record would change a pay period that is closed.",
            "Apply or dismiss it among the late changes.",
        ),
        "zh": Told("该记录会更改已关账的薪资期间。", "在“关账后的变更”中接受或驳回。"),
    },
}


def told(code: str, language: str) -> Told:
    """Why and what to do; a code that is not listed is told in general.

    `WAITING_EMPLOYEE` and its like say for which entity a record waits, and are told alike.
    """
    known = "WAITING" if code.startswith("WAITING_") else code
    return SENTENCES.get(known, UNKNOWN)[language]
