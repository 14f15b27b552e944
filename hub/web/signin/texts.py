"""What the pages say, in Chinese and English: `texts.yaml`."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

import yaml

LANGUAGES: Final = ("zh", "en")


class Texts:
    """The texts of one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, name: str, **values: str) -> str:
        """The text of that name, with values put in their places."""
        return catalogue()[name][self.language].format(**values)

    def error(self, code: str) -> str:
        """What an error means for the person who reads the page."""
        return self(code if code in catalogue() else "other_error")

    @property
    def other(self) -> str:
        """The other language."""
        return LANGUAGES[1 - LANGUAGES.index(self.language)]


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """All texts by name and language."""
    text = files("hub.web.signin").joinpath("texts.yaml").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = yaml.safe_load(text)
    return found


def preferred(accept: str | None, chosen: str | None) -> Texts:
    """What was chosen, else the first language of the browser that there is, else Chinese."""
    if chosen in LANGUAGES:
        return Texts(chosen)
    for part in (accept or "").split(","):
        name = part.strip().partition(";")[0].partition("-")[0].casefold()
        if name in LANGUAGES:
            return Texts(name)
    return Texts(LANGUAGES[0])
