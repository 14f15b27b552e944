"""Sentences about where a value comes from, in Chinese and English."""

from collections.abc import Mapping
from typing import Final

from hub.flows.provenance import Candidate, Origin
from hub.mappings.status import DEFAULTED

SENTENCES: Final[Mapping[str, Mapping[str, str]]] = {
    "derived": {
        "en": "The hub keeps it: it follows from the person's employments, posts and education.",
        "zh": "由数据中心维护：根据该员工的任职、岗位和学历记录得出。",
    },
    "edit": {
        "en": "Entered in the hub on {day}{by}{why}.",
        "zh": "{day}在数据中心录入{by}{why}。",
    },
    "plain": {
        "en": "{system} says so ({stream}, record {record}{path}), since {day}; mapping version"
        " {version}.",
        "zh": "来自{system}（{stream}，记录 {record}{path}），自{day}起；映射版本 {version}。",
    },
    "mapped": {
        "en": "{system} says “{raw}” ({stream}, record {record}{path}); {steps}made it “{value}”,"
        " since {day}; mapping version {version}.",
        "zh": "{system}中为“{raw}”（{stream}，记录 {record}{path}），"
        "{steps}转换为“{value}”，自{day}起；映射版本 {version}。",
    },
    "filled": {
        "en": "{system} says nothing ({stream}, record {record}{path}); the mapping puts “{value}”"
        " there, since {day}; mapping version {version}.",
        "zh": "{system}中没有值（{stream}，记录 {record}{path}），"
        "由映射填入“{value}”，自{day}起；映射版本 {version}。",
    },
    "waits": {
        "en": "{system} says “{raw}” ({stream}, record {record}{path}), which waits: {reason}.",
        "zh": "{system}中为“{raw}”（{stream}，记录 {record}{path}），尚待处理：{reason}。",
    },
}
_BY: Final = {"en": " by {actor}", "zh": "，录入人 {actor}"}
_WHY: Final = {"en": ", because: {reason}", "zh": "，原因：{reason}"}
_PATH: Final = {"en": ", {path}", "zh": "，字段 {path}"}
_CORRECTED: Final = {
    "en": " Somebody corrected the record in the hub.",
    "zh": "该值已在数据中心更正。",
}
_NEWEST: Final = {
    "en": " Of this field the newest word wins; the record {changed}.",
    "zh": "该字段以最新的为准；{changed}。",
}
_CHANGED: Final = {
    "en": ("changed on {day}", "tells no time of change, so its reading counts"),
    "zh": ("该记录于{day}修改", "该记录未给出修改时间，按读取时间计"),
}
_STEPS: Final = {"en": "{steps} ", "zh": "经 {steps} "}


def sentence(origin: Origin, language: str) -> str:
    """One sentence that a person understands; values only of a cell that they may read."""
    if origin.derived or origin.winner is None:
        return SENTENCES["derived"][language]
    return said(origin.winner, language)


def said(one: Candidate, language: str) -> str:
    """The sentence about one candidate."""
    day = f"{one.recorded_at:%Y-%m-%d}"
    if one.version is None:
        act = one.by
        return SENTENCES["edit"][language].format(
            day=day,
            by=_BY[language].format(actor=act.actor) if act else "",
            why=_WHY[language].format(reason=act.reason) if act and act.reason else "",
        )
    changed = one.raw is not None and one.value is not None and one.raw != one.value
    filled = one.status == DEFAULTED and one.raw is None
    kind = "waits" if one.pending else "filled" if filled else "mapped" if changed else "plain"
    told = SENTENCES[kind][language].format(
        system=one.system,
        stream=one.stream,
        record=one.record,
        path=_PATH[language].format(path=one.path) if one.path else "",
        raw=one.raw,
        value=one.value,
        steps=_STEPS[language].format(steps=", ".join(one.steps)) if one.steps else "",
        reason=one.pending,
        day=day,
        version=one.version,
    )
    if one.newest:
        dated, undated = _CHANGED[language]
        how = dated.format(day=f"{one.changed_at:%Y-%m-%d}") if one.changed_at else undated
        told += _NEWEST[language].format(changed=how)
    return told + _CORRECTED[language] if one.corrected else told
