"""What the arguments of steps mean, in Chinese; in English they say it themselves."""

from collections.abc import Mapping
from typing import Final

from hub.mappings.step import Param, StepSpec

CHINESE: Final[Mapping[tuple[str, str], str]] = {
    ("case", "to"): "大写、小写或首字母大写。",
    ("concat", "before"): "加在值前的文字。",
    ("concat", "after"): "加在值后的文字。",
    ("split", "by"): "分隔符。",
    ("split", "take"): "取第几段，从 0 起；负数从末尾数。",
    ("extract", "pattern"): "正则表达式（耗时有界）。",
    ("extract", "group"): "取第几组。",
    ("extract", "otherwise"): "不匹配的值算无效还是空。",
    ("replace", "text"): "要替换的文字。",
    ("replace", "pattern"): "或者正则表达式（耗时有界）。",
    ("replace", "with"): "替换成什么。",
    ("validate", "pattern"): "整个值须匹配的正则表达式（耗时有界）。",
    ("validate", "at_least"): "最少字符数。",
    ("validate", "at_most"): "最多字符数。",
    ("validate", "among"): "只允许这些值。",
    ("mask", "last"): "末尾保留的字符数。",
    ("mask", "first"): "开头保留的字符数。",
    ("number", "decimal"): "小数点的写法。",
    ("number", "percent"): "可带百分号；数字不变。",
    ("number", "scale"): "乘以多少。",
    ("number", "whole"): "只允许整数。",
    ("money", "currency"): "币种（ISO 4217）。",
    ("money", "decimal"): "小数点的写法。",
    ("money", "sign"): "是否取负。",
    ("money", "round"): "如何舍入。",
    ("money", "unit"): "来源以元还是以分计。",
    ("minutes", "unit"): "未写单位的数字按什么计。",
    ("minutes", "round"): "如何舍入。",
    ("minutes", "day_hours"): "一个工作日的小时数。",
    ("date", "formats"): "格式，或 epoch、epoch_ms、excel。",
    ("date", "zone"): "来源所在时区（IANA）。",
    ("month", "formats"): "含 %Y 和 %m 的格式。",
    ("local_time", "formats"): "含 %H 和 %M 的格式。",
    ("instant", "formats"): "格式，或 epoch、epoch_ms。",
    ("instant", "zone"): "来源所在时区（IANA），显示时也用它。",
    ("lookup", "vocabulary"): "词表名称。",
    ("lookup", "words"): "字段词典之外，本来源特有的词。",
    ("lookup", "write"): "术语 → 写回时用的词（有多个词时）。",
    ("bool", "truthy"): "表示“是”的词。",
    ("bool", "falsy"): "表示“否”的词。",
    ("when", "in"): "与哪些值相比（不计空白）。",
    ("when", "then"): "相符时变成什么。",
    ("when", "otherwise"): "其余的变成什么。",
    ("empty", "words"): "视为空的词。",
    ("default", "value"): "默认值。",
    ("ref", "entity"): "实体名称。",
    ("ref", "by"): "按它的哪个字段，或 id、account；树用 path。",
    ("ref", "account"): "account：这些键属于哪个数据流。",
    ("ref", "separator"): "path：各级之间的分隔符。",
    ("phone", "country"): "未写国家代码的号码属于哪国。",
    ("id_card", "resident_only"): "只接受居民身份证。",
    ("ordinal", "to"): "用哪种数字。",
    ("name", "part"): "取姓还是名。",
    ("sum", "field"): "把哪个字段的值相加。",
    ("least", "field"): "取哪个字段的值。",
    ("least", "where"): "只看这些字段为所给值的记录（null 为没有）。",
    ("least", "of"): "比较的是数还是时刻。",
    ("greatest", "field"): "取哪个字段的值。",
    ("greatest", "where"): "只看这些字段为所给值的记录（null 为没有）。",
    ("greatest", "of"): "比较的是数还是时刻。",
    ("first_of", "field"): "取哪个字段的值。",
    ("first_of", "among"): "各个值，排在前面的先定。",
    ("formula", "expression"): "表达式。",
}
"""(step, argument) → what it means."""


def about(step: StepSpec, one: Param, language: str) -> str:
    """What an argument means, for a person to read."""
    return CHINESE[step.name, one.name] if language == "zh" else one.doc
