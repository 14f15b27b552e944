"""`hub subject …` and the office fields about holds."""

import json
import zipfile
from pathlib import Path

import pytest

from hub.cli import main
from hub.schema.retention import people_classes
from hub.schema.shipped import shipped
from tests.subject.company import WHO

Told = pytest.CaptureFixture[str]


@pytest.fixture
def told(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told) -> Told:
    """The company of `company.py`, acted on from the command line."""
    import asyncio

    from tests.subject.company import filled
    from tests.support.hubs import hub_at

    async def fill() -> None:
        async with hub_at(database, tmp_path / "home") as hub:
            await filled(hub, tmp_path / "in")

    asyncio.run(fill())
    monkeypatch.setenv("HUB_DATABASE_URL", database)
    monkeypatch.setenv("HUB_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HUB_OPERATOR", "tester")
    capsys.readouterr()
    return capsys


def test_from_export_to_erasure(told: Told, tmp_path: Path) -> None:
    file = tmp_path / "one.zip"
    asked = ["--reason", "they asked"]
    assert main(["subject", "export", WHO, "--to", str(file), *asked]) == 0
    assert "rows are in" in told.readouterr().out
    assert "manifest.json" in zipfile.ZipFile(file).namelist()
    assert main(["subject", "hold", WHO, "--reason", "a case"]) == 0
    hold = told.readouterr().out.rsplit(maxsplit=1)[-1]
    assert main(["subject", "holds"]) == 0
    assert "a case" in told.readouterr().out
    assert main(["subject", "erase", WHO, "--classes", "family,health", *asked]) == 2
    assert told.readouterr().err.startswith("SUBJECT_HELD")
    assert main(["subject", "release", hold, "--reason", "over"]) == 0
    told.readouterr()
    assert main(["subject", "erase", WHO, *asked, "--dry-run"]) == 0
    out = told.readouterr().out
    assert "Would go: ATTENDANCE, BANK" in out
    assert "CONTRACT" in out.split("Stays:")[1]
    assert main(["subject", "erase", WHO, "--classes", "family,HEALTH", *asked]) == 0
    erasure = told.readouterr().out.rsplit(maxsplit=1)[-1].rstrip(".")
    assert main(["subject", "erasures"]) == 0
    assert "FAMILY,HEALTH" in told.readouterr().out
    assert main(["subject", "lift", erasure, "--reason", "they agree again"]) == 0
    assert main(["subject", "lift", erasure, "--reason", "again"]) == 2
    assert told.readouterr().err.startswith("ERASURE_UNKNOWN")
    assert main(["subject", "repeat"]) == 0
    assert told.readouterr().out == "0 erasures were done again.\n"
    assert main(["subject", "erase", WHO, "--classes", "shoes", *asked]) == 2
    assert told.readouterr().err.startswith("CLASS_UNKNOWN")


def test_records_of_processing_name_every_class_and_its_sources(told: Told) -> None:
    assert main(["subject", "processing", "--json"]) == 0
    found = {one["class"]: one for one in json.loads(told.readouterr().out)["classes"]}
    assert set(found) == set(people_classes(shipped()))
    assert found["FAMILY"]["sources"] == ["care/family"]
    assert found["HEALTH"]["sources"] == ["care/health"]
    assert "payroll/payees" in found["BANK"]["sources"]
    assert found["PAY"]["years"] == 10
    assert found["FAMILY"]["readers"] == ["self, BENEFITS"]
    assert "Dependent.name" in found["FAMILY"]["sealed"]
    for language, word in (
        ("en", "Labour Contract Law, art. 50"),
        ("zh", "《劳动合同法》第五十条"),
    ):
        assert main(["subject", "processing", "--language", language]) == 0
        assert word in told.readouterr().out
