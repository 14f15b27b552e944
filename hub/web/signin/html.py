"""HTML as values: text is escaped where it enters, so that no page can forget to.

`tag("p", "text")`; attributes are keywords (`class_`, `aria_label`), True stands without a value,
None and False are left out.
"""

from html import escape
from typing import Final, TypeAlias

_EMPTY: Final = frozenset({"input", "link", "meta", "br"})


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


Part: TypeAlias = "str | Html | None"


def tag(name: str, /, *parts: Part, **attributes: str | bool | None) -> Html:
    """An element with these parts in it."""
    given = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _EMPTY:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{joined(*parts)}</{name}>")


def joined(*parts: Part) -> Html:
    """Parts one after the other."""
    return Html(
        "".join(one if isinstance(one, Html) else escape(one) for one in parts if one is not None)
    )


def _attribute(key: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(value)}"'
