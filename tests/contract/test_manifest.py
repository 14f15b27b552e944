"""A manifest is data: strict, without expressions, and wrong ones are told with their place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.connectors.manifest_load import SYSTEMS, load_manifest, parse_manifest, shipped
from hub.connectors.manifest_path import pick
from hub.connectors.manifest_template import TemplateError, fill
from hub.connectors.registry import kinds, open_connector, spec_of
from hub.errors import Refused
from hub.schema.record import ABSENT

MOODLE = (SYSTEMS / "moodle.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", shipped())
def test_shipped_manifests_load_and_say_what_they_ask_for(name: str) -> None:
    assert load_manifest(name, Path()).system == name
    assert any(field.secret and field.required for field in spec_of(name).fields)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("mode: snapshot", "moode: snapshot", "users) Hint: Perhaps you meant `mode`"),
        ("{{ parent.id }}", "{{ parnt.id }}", "`parnt.id` is not known here"),
        ("{{ secret.token }}", "{{ secret.token.upper() }}", "expressions are not known"),
        ("{{ secret.token }}", "{{ secret.token | eval }}", "filter `eval` is not known"),
        ("{{ secret.token }}", "{{ secret.token", "not closed"),
        ("records: $.users", "records: users", "line 67, $.streams.users.records"),
        ("stream: users", "stream: usrs", "Perhaps you meant `users`"),
        ("stream: users", "stream: enrolments", "its own parent"),
        ("concurrency: 4", "concurrency: 0", "more than 0"),
        ("calls: 500", "calls: 500, calls: 1", "`calls` is given twice"),
        ("manifest/1", "manifest/9", "version 1"),
        ("action: RETRY", "action: EXPLODE", "MANIFEST_INVALID"),
        ("hub: manifest/1", "hub: manifest/1\nevil: !!python/name:os.system", "MANIFEST_INVALID"),
    ],
)
def test_a_wrong_manifest_is_refused_with_place_and_hint(old: str, new: str, told: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_manifest(MOODLE.replace(old, new, 1), "m.yaml")
    assert caught.value.code == "MANIFEST_INVALID"
    assert told in str(caught.value)


def test_a_whole_place_keeps_its_type_and_a_mixed_one_is_text() -> None:
    names = {"ids": ["a", 1], "page": 3, "none": None}
    template = {"ids": "{{ ids }}", "n": ["{{ page }}"], "t": "p{{ page }}", "x?": "{{ none }}"}
    assert fill(template, names) == {"ids": ["a", 1], "n": [3], "t": "p3"}


@given(st.text())
def test_filled_values_are_never_read_as_templates(value: str) -> None:
    assert fill("{{ a }}{{ b }}", {"a": value, "b": "{{ c }}"}) == value + "{{ c }}"


@given(st.text())
def test_any_text_is_a_template_or_a_told_error(text: str) -> None:
    try:
        fill(text, {})
    except (TemplateError, KeyError):
        return


def test_paths_lead_to_values_lists_or_nowhere() -> None:
    answer = {"a": [{"b": 1}, {"b": None}], "party.": {"n": 2}, "g": {"x": [1], "y": [2]}}
    assert pick("$.a[1].b", answer) is None
    assert pick("$.a[2].b", answer) is ABSENT
    assert pick("$.a[*].b", answer) == [1, None]
    assert pick('$["party."].n', answer) == 2
    assert pick("$.g[*]", answer) == [1, 2]
    assert pick("$", answer) is answer


def test_an_unknown_kind_and_wrong_settings_are_refused_with_hints(tmp_path: Path) -> None:
    assert set(kinds()) >= {"files", "sql", "rest", "moodle", "tryton"}
    for kind, config, secrets, told in (
        ("fils", {}, {}, "Perhaps you meant `files`"),
        ("rest", {}, {}, "$.manifest"),
        ("rest", {"manifest": "nothing"}, {}, "MANIFEST_MISSING"),
        ("moodle", {}, {"token": "t"}, "$.base_url"),
        ("moodle", {"base_url": "x", "bas_url": 1}, {"token": "t"}, "Perhaps you meant `base_url`"),
        ("moodle", {"base_url": "http://x"}, {}, "SECRET_MISSING"),
        ("moodle", {"base_url": "file:///etc"}, {"token": "t"}, "http://"),
        ("moodle", {"base_url": "http://x", "zone": "Mars/Base"}, {"token": "t"}, "$.zone"),
        ("sql", {"url": "sqlite:///x.db"}, {}, "streams"),
        ("files", {"path": "x", "streams": {"a": {"shet": "b"}}}, {}, "Perhaps you meant `sheet`"),
    ):
        with pytest.raises(Refused) as caught:
            open_connector(kind, config, secrets, tmp_path)
        assert told in str(caught.value)
