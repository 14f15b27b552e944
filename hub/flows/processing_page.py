"""Records of processing as a page (Markdown), in English or Chinese, and as plain data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from hub.flows.processing import EN, ZH, Processing, Record
from hub.schema.record import Json
from hub.schema.retention import Said


@dataclass(frozen=True)
class _Words:
    """What the page says in one language."""

    title: str
    head: tuple[str, ...]
    basis: Mapping[str, str]
    keep: Mapping[str, str]
    sealed: str
    plain: str
    recorded: str
    edits: str
    told: str


_WORDS: Final = MappingProxyType(
    {
        EN: _Words(
            "Records of processing",
            ("class", "purpose", "legal basis", "fields", "from", "written back to",
             "who may read", "kept", "guarded by"),
            {"contract": "contract and HR management", "law": "duty by law", "consent": "consent"},
            {"employed": "while employed, and {years} years after: {duties}",
             "others": "while anything else of the person must stay",
             "asked": "until erasure is asked for"},
            "sealed (key group {group}): {count} of {all} fields",
            "access rules",
            "reading is on the record",
            "edits in the hub",
            "Webhooks, each under the access of its machine client: {names}.",
        ),
        ZH: _Words(
            "个人信息处理活动记录",
            ("类别", "处理目的", "合法性基础", "字段", "来源", "回写至", "可查看者", "保存期限",
             "保护措施"),
            {"contract": "履行合同与人力资源管理所必需", "law": "履行法定义务",
             "consent": "个人同意"},
            {"employed": "在职期间及离职后 {years} 年：{duties}",
             "others": "该人员其他信息须保存期间",
             "asked": "至申请删除为止"},
            "加密（密钥组 {group}）：{all} 个字段中的 {count} 个",
            "访问控制",
            "查看留痕",
            "在本系统中编辑",
            "Webhook（各按其机器客户端的权限）：{names}。",
        ),
    }
)  # fmt: skip


def markdown(record: Record, language: str = EN) -> str:
    """The page."""
    words = _WORDS[language]
    lines = [f"# {words.title}", "", _line(words.head), _line("---" for _ in words.head)]
    lines += [_line(_cells(one, language)) for one in record.classes]
    if record.told:
        lines += ["", words.told.format(names=", ".join(record.told))]
    return "\n".join(lines) + "\n"


def _cells(one: Processing, language: str) -> list[str]:
    words = _WORDS[language]
    duties = "; ".join(each.source.by(language) for each in one.duties)
    sealed = words.sealed.format(group=one.key_group, count=len(one.sealed), all=len(one.fields))
    guards = [sealed if one.sealed else words.plain]
    return [
        one.cls,
        one.purpose.by(language),
        words.basis[one.basis],
        ", ".join(one.fields),
        ", ".join(one.sources) or words.edits,
        ", ".join(one.recipients) or "–",
        "; ".join(one.readers),
        words.keep[one.keep].format(years=one.years, duties=duties),
        "; ".join([*guards, words.recorded] if one.recorded else guards),
    ]


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(one.replace('|', '/') for one in cells)} |"


def plain(record: Record) -> dict[str, Json]:
    """The same for programs."""
    return {"classes": [_plain(one) for one in record.classes], "webhooks": list(record.told)}


def _plain(one: Processing) -> dict[str, Json]:
    return {
        "class": one.cls,
        "purpose": _said(one.purpose),
        "basis": one.basis,
        "fields": list(one.fields),
        "sealed": list(one.sealed),
        "keyGroup": one.key_group,
        "recorded": one.recorded,
        "sources": list(one.sources),
        "recipients": list(one.recipients),
        "readers": list(one.readers),
        "keep": one.keep,
        "years": one.years,
        "duties": [{"years": each.years, "source": _said(each.source)} for each in one.duties],
    }


def _said(text: Said) -> dict[str, Json]:
    return {EN: text.en, ZH: text.zh}
