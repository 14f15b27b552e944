"""Sentences about why the fold shows one value and not the other, in Chinese and English."""

from collections.abc import Mapping
from typing import Final

from hub.flows.conflicts import Shown
from hub.store.landing.conflicts import (
    BY_EDIT,
    BY_FRESHNESS,
    BY_NEWEST,
    BY_ORDER,
    BY_PRECEDENCE,
)

SENTENCES: Final[Mapping[str, Mapping[str, str]]] = {
    BY_EDIT: {
        "en": "An edit made in the hub goes before every system.",
        "zh": "在数据中心录入的值优先于各个系统。",
    },
    BY_PRECEDENCE: {
        "en": "{winner} goes before {other}: precedence {high} over {low}.",
        "zh": "{winner}优先于{other}：优先级 {high} 高于 {low}。",
    },
    BY_ORDER: {
        "en": "{winner} was connected before {other}; both have precedence {high}.",
        "zh": "{winner}先于{other}接入，两者优先级均为 {high}。",
    },
    BY_FRESHNESS: {
        "en": "Two records of {winner} disagree; the one that came later is shown.",
        "zh": "{winner}的两条记录不一致，显示较晚的一条。",
    },
    BY_NEWEST: {
        "en": "Of this field the newest word wins: {winner} changed later than {other}.",
        "zh": "该字段以最新的为准：{winner}的记录比{other}的更晚修改。",
    },
}


def why(one: Shown, language: str) -> str:
    """Which rule chose; values are not in it."""
    first = one.sides[0]
    other = next((each for each in one.sides[1:] if each.value != first.value), first)
    return SENTENCES[one.rule][language].format(
        winner=f"{first.system}/{first.stream}",
        other=f"{other.system}/{other.stream}",
        high=first.precedence,
        low=other.precedence,
    )
