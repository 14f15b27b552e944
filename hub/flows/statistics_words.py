"""Why no statistics are told, in Chinese and English; no number is in it."""

from collections.abc import Mapping
from typing import Final

from hub.errors import Refused

WORDS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "STATISTICS_FIELD": {
        "en": (
            "There are no statistics of that field for you.",
            "Name a numeric field of a class that your grant of the role statistics opens.",
        ),
        "zh": ("该字段没有向您开放的统计。", "请选择您的统计授权所含类别中的数值字段。"),
    },
    "STATISTICS_DENIED": {
        "en": (
            "Your grant does not reach that department.",
            "Ask for a department within the extent of the grant.",
        ),
        "zh": ("您的授权不包括该部门。", "请在授权范围内选择部门。"),
    },
    "STATISTICS_MONTH": {
        "en": (
            "Statistics are of the last 24 months that are over.",
            "Name one of them, as in 2026-01.",
        ),
        "zh": ("只能统计最近 24 个已结束的月份。", "请选择其中一个月份，例如 2026-01。"),
    },
    "STATISTICS_FEW": {
        "en": (
            "It would tell of fewer than five people, by itself or beside what was answered.",
            "Ask for a larger department, or for a month in which more people came and went.",
        ),
        "zh": (
            "单独或结合已有答复，结果会涉及不足五人。",
            "请选择更大的部门，或人员变动较多的月份。",
        ),
    },
    "STATISTICS_LARGE": {
        "en": ("There are too many values for one answer.", "Ask for smaller departments."),
        "zh": ("一次统计的数值过多。", "请选择更小的部门。"),
    },
}


def refused(code: str, language: str) -> Refused:
    """The refusal in that language."""
    message, hint = WORDS[code]["zh" if language == "zh" else "en"]
    return Refused(code, message, hint=hint)
