"""Why a cell is open or locked, in Chinese and English."""

from collections.abc import Mapping, Sequence
from typing import Final

from hub.schema.audience import Allow, Relation

_RELATIONS: Final[Mapping[Relation, Mapping[str, str]]] = {
    Relation.EVERYONE: {"en": "Everyone signed in may read it", "zh": "所有登录用户可见"},
    Relation.ONESELF: {"en": "It is your own record", "zh": "这是您本人的记录"},
    Relation.DIRECT_MANAGER: {"en": "You are the direct manager", "zh": "您是直属上级"},
    Relation.MANAGER: {"en": "You are a manager above", "zh": "您是上级管理者"},
}
_WHO_KNOWS: Final = {
    "en": "Whoever may know of this record may read it; not everyone signed in may.",
    "zh": "凡可知悉该记录者均可查看；并非所有登录用户都可知悉。",
}
_GRANT: Final = {
    "en": "Your grant of {grant} reaches this employee",
    "zh": "您的 {grant} 授权包含该员工",
}
_ANY: Final = {
    "en": "An HR grant of yours reaches this employee",
    "zh": "您的某项人事授权包含该员工",
}
_SEEN: Final[Mapping[Relation, Mapping[str, str]]] = {
    Relation.EVERYONE: {"en": "Everyone signed in may read it", "zh": "所有登录用户可见"},
    Relation.ONESELF: {"en": "It is their own record", "zh": "这是其本人的记录"},
    Relation.DIRECT_MANAGER: {"en": "They are the direct manager", "zh": "其为直属上级"},
    Relation.MANAGER: {"en": "They are a manager above", "zh": "其为上级管理者"},
}
_SEEN_GRANT: Final = {
    "en": "A grant of {grant} reaches this employee",
    "zh": "其 {grant} 授权包含该员工",
}
_SEEN_PROVED: Final = {
    "en": ", after a second factor",
    "zh": "，须通过第二重验证",
}
_STATE: Final = {"en": " (once {state})", "zh": "（状态：{state}）"}
_LOCKED: Final = {
    "en": "Locked: neither your relation to this employee nor a grant of yours opens it",
    "zh": "已锁定：您与该员工的关系和您的授权均不允许查看",
}
_WOULD: Final = {
    "en": "; a grant of {grants} would",
    "zh": "；获得 {grants} 授权后可见",
}
_PROVED: Final = {
    "en": ", and you showed a second factor",
    "zh": "，且您刚通过第二重验证",
}
_PROOF: Final = {
    "en": "; of your own record a second factor opens it (/signin/step-up)",
    "zh": "；若为您本人的记录，通过第二重验证后可见（/signin/step-up）",
}
_STOPS: Final = {"en": ".", "zh": "。"}
_OR: Final = {"en": " or ", "zh": " 或 "}


def because(ways: Sequence[Allow], known_to_all: bool, language: str) -> str:
    """One sentence: the first of the ways that hold."""
    if ways[0].relation is Relation.EVERYONE and not known_to_all:
        return _WHO_KNOWS[language]
    return _way(ways[0], language) + _STOPS[language]


def locked(would: Sequence[str], language: str, *, proof: bool) -> str:
    """One sentence: that no way holds, and which classes of grants would.

    `proof` says that a second factor would open it to the person whose it is.
    """
    told = _LOCKED[language]
    if would:
        told += _WOULD[language].format(grants=_OR[language].join(would))
    if proof:
        told += _PROOF[language]
    return told + _STOPS[language]


def seen_because(one: Allow, language: str) -> str:
    """One sentence about somebody else: the way by which they can read it."""
    if one.relation is not None:
        told = _SEEN[one.relation][language]
    else:
        told = _SEEN_GRANT[language].format(grant="HR" if one.grant == "*" else one.grant)
    if one.step_up:
        told += _SEEN_PROVED[language]
    state = _STATE[language].format(state=one.state) if one.state else ""
    return told + state + _STOPS[language]


def _way(one: Allow, language: str) -> str:
    if one.relation is not None:
        told = _RELATIONS[one.relation][language]
    elif one.grant == "*":
        told = _ANY[language]
    else:
        told = _GRANT[language].format(grant=one.grant)
    if one.step_up:
        told += _PROVED[language]
    return told + (_STATE[language].format(state=one.state) if one.state else "")
