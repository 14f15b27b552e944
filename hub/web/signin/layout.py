"""The frame of every sign-in page, its headers, and the parts that pages are made of."""

from functools import cache
from importlib.resources import files
from typing import Final
from urllib.parse import quote

from hub.web.signin.html import Html, Part, joined, tag
from hub.web.signin.texts import Texts

_SOURCES: Final = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
HEADERS: Final = {
    "content-security-policy": "; ".join(f"{one} {of}" for one, of in _SOURCES.items()),
    "cross-origin-opener-policy": "same-origin",
    # Not `no-referrer`: browsers would hide the origin of forms with it.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
FILES: Final = {"style.css": "text/css", "passkey.js": "text/javascript"}


def framed(texts: Texts, title: str, here: str, then: str, *parts: Part) -> str:
    """The whole page."""
    language = "zh-Hans" if texts.language == "zh" else "en"
    company = texts("company")
    other = f"{here}?language={texts.other}&next={quote(then, safe='')}"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="robots", content="noindex"),
        tag("title", f"{title} · {company}"),
        tag("link", rel="stylesheet", href="/signin/style.css"),
        tag("script", src="/signin/passkey.js", defer=True),
    )
    body = tag(
        "body",
        tag("header", tag("span", company, class_="company"), _language(texts, other)),
        tag("main", tag("h1", title), *parts),
    )
    return "<!doctype html>" + tag("html", head, body, lang=language)


def _language(texts: Texts, address: str) -> Html:
    other = "en" if texts.other == "en" else "zh-Hans"
    return tag("a", texts("language"), href=address, hreflang=other, lang=other, class_="language")


def notice(text: str) -> Html:
    """What went wrong; screen readers say it at once."""
    return tag("p", text, role="alert", class_="notice")


def form(action: str, *parts: Part, then: str | None = None, **more: str) -> Html:
    """A form that is sent to that address."""
    kept = [tag("input", type="hidden", name="next", value=then)] if then else []
    kept += [tag("input", type="hidden", name=name, value=value) for name, value in more.items()]
    return tag("form", *kept, *parts, method="post", action=action)


def entry(name: str, label: str, hint: str | None = None, **attributes: str | bool | None) -> Html:
    """A labelled field of a form."""
    about = f"{name}-hint" if hint else None
    return tag(
        "div",
        tag("label", label, for_=name),
        tag(
            "input",
            id=name,
            name=name,
            required=True,
            aria_describedby=about,
            **{"type": "text", **attributes},
        ),
        tag("p", hint, id=about, class_="hint") if hint else None,
        class_="entry",
    )


def button(label: str, **attributes: str | bool | None) -> Html:
    """The button that sends a form."""
    return tag("button", label, **{"type": "submit", **attributes})


def link(label: str, address: str, **attributes: str | bool | None) -> Html:
    """A link."""
    return tag("a", label, href=address, **attributes)


def passkey_button(
    texts: Texts, label: str, kind: str, options: str, answer: str, then: str, main: str = "plain"
) -> Html:
    """A button for `passkey.js`: `kind` is get or create, `options` and `answer` are addresses."""
    return joined(
        tag(
            "button",
            label,
            type="button",
            class_=main,
            data_passkey=kind,
            data_options=options,
            data_answer=answer,
            data_next=then,
            data_failed=texts("PASSKEY_REFUSED"),
        ),
        tag("p", role="alert", class_="notice", hidden=True, data_trouble=True),
        tag("noscript", tag("p", texts("no_script"), class_="hint")),
    )


@cache
def static(name: str) -> bytes:
    """A file that pages load."""
    return files("hub.web.signin").joinpath(name).read_bytes()
