"""Settings and secrets of `hub connect` are what stands in the file."""

from pathlib import Path

import pytest

from hub.cli.connect import _secrets, read_yaml
from hub.errors import Refused


def test_a_day_stays_text_and_numbers_and_booleans_are_such() -> None:
    """A day written plainly is no object that a setting could not hold."""
    found = read_yaml(lambda: "from: 2026-09-01\nport: 8000\nquick: true\nnone:\n", "c.yaml")
    assert found == {"from": "2026-09-01", "port": 8000, "quick": True, "none": None}


def test_a_secret_is_the_text_that_it_is(tmp_path: Path) -> None:
    """Leading zeros, yes, days and exponents are not read as something else."""
    file = tmp_path / "s.yaml"
    file.write_text("a: 0123\nb: yes\nc: 2026-09-01\nd: 1e3\ne: pässword䶮\n", encoding="utf-8")
    found = _secrets((), file)
    assert found == {"a": "0123", "b": "yes", "c": "2026-09-01", "d": "1e3", "e": "pässword䶮"}


@pytest.mark.parametrize("text", ["- a", "plain", "a: [", "a: 1\na: 2"])
def test_a_file_that_is_no_mapping_is_refused_without_its_text(text: str) -> None:
    with pytest.raises(Refused, match="CONFIG_UNREADABLE") as caught:
        read_yaml(lambda: text, "the secrets")
    assert caught.value.__cause__ is None
