"""OpenRefine's published clustering methods, written from their description.

Fingerprint: trim, lower case, strip punctuation and control characters, split at white space,
sort and join the distinct tokens, fold accents. N-gram fingerprint: the same without white space,
with the sorted distinct character n-grams in place of the tokens.
"""

import re
import unicodedata

_PUNCTUATION = re.compile(r"[^\w\s]|_")


def _folded(text: str) -> str:
    text = _PUNCTUATION.sub("", text.strip().lower())
    return "".join(one for one in unicodedata.normalize("NFD", text) if not _accent(one))


def _accent(one: str) -> bool:
    return unicodedata.category(one) == "Mn"


def fingerprint(text: str) -> str:
    """The key by which the method puts values together."""
    return " ".join(sorted(set(_folded(text).split())))


def ngram_fingerprint(text: str, size: int = 2) -> str:
    """The key of character n-grams; sizes 1 and 2 are the usual ones."""
    bare = "".join(_folded(text).split())
    return "".join(sorted({bare[at : at + size] for at in range(max(1, len(bare) - size + 1))}))
