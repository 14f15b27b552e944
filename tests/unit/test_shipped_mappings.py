"""Mappings that ship fit the manifest and the model that ship."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from hub.connectors import calendar
from hub.connectors.manifest_load import load_manifest
from hub.errors import Refused
from hub.flows.documents import read_mappings
from hub.mappings.document import SYSTEMS
from hub.mappings.lint import lint
from hub.schema.shipped import shipped

NAMES = sorted(one.name for one in SYSTEMS.iterdir())


@pytest.mark.parametrize("system", NAMES)
def test_shipped_mappings_have_no_fault(system: str) -> None:
    """Each is for a stream of the system and names only paths that it documents."""
    streams = fields(system)
    for document in read_mappings(Path(system)):
        assert lint(document, shipped(), streams[document["stream"]]) == []


def fields(system: str) -> Mapping[str, Sequence[str]]:
    """Paths by stream: of a manifest, or of a connector whose records ship with it."""
    if system == "calendar":
        return calendar.STREAMS
    return {name: one.fields for name, one in load_manifest(system, Path()).streams.items()}


def test_a_system_without_mappings_of_its_own_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a bare name means what ships, and a folder of that name comes first."""
    monkeypatch.chdir(tmp_path)
    for place in (Path("moodle"), tmp_path / "tryton"):
        with pytest.raises(Refused, match="MAPPING_MISSING"):
            read_mappings(place)
    assert len(read_mappings(Path("tryton"))) == 3
    (tmp_path / "tryton").mkdir()
    (tmp_path / "tryton" / "own.yaml").write_text("hub: mapping/1\nstream: mine\n")
    assert [one["stream"] for one in read_mappings(Path("tryton"))] == ["mine"]
