"""A vocabulary leaves the console as SKOS and comes back with what it would change shown before."""

import json
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.console.axe import violations
from tests.console.conftest import Opened, shot
from tests.support.demo import Running

pytestmark = [pytest.mark.browser, pytest.mark.slow]


async def test_a_vocabulary_goes_out_and_comes_back_changed(
    opened: Opened, demo: Running, tmp_path: Path, packages: object
) -> None:
    """Kept as a file, edited elsewhere, shown, taken with a reason."""
    page = await opened("hr", "/vocabularies/reward_kind", locale="zh-CN")
    async with page.expect_download() as coming:
        await page.get_by_role("button", name="导出 SKOS").click()
    file = tmp_path / "out.jsonld"
    await (await coming.value).save_as(file)
    document = json.loads(file.read_text(encoding="utf-8"))
    scheme, *concepts = document["@graph"]
    new = {
        "@id": f"{scheme['@id']}/postponed_abroad",
        "@type": "skos:Concept",
        "skos:notation": "postponed_abroad",
        "skos:prefLabel": [
            {"@language": "en", "@value": "Postponed abroad"},
            {"@language": "zh", "@value": "境外延期"},
        ],
    }
    concepts[0]["skos:altLabel"] = [*concepts[0].get("skos:altLabel", []), "另一种说法"]
    document["@graph"] = [scheme, *concepts, new]
    back = tmp_path / "back.jsonld"
    back.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    await page.get_by_role("button", name="导入 SKOS…").click()
    dialog = page.get_by_role("dialog")
    take = dialog.get_by_role("button", name="采纳")
    await expect(take).to_be_disabled()
    async with page.expect_file_chooser() as choosing:
        await dialog.get_by_label("文件（JSON-LD）").click()
    await (await choosing.value).set_files(back)
    await expect(dialog.locator("tr[data-change]")).to_have_count(2)
    await expect(dialog.locator("tr[data-change=postponed_abroad]")).to_contain_text("境外延期")
    await expect(dialog).to_contain_text("将新增或修改 2 个术语")
    await dialog.get_by_label("原因").fill("集团统一")
    assert await violations(page) == []
    await shot(page, "skos-import")
    await take.click()
    await expect(dialog.get_by_role("status")).to_contain_text("已新增或修改 2 个术语")
    await dialog.get_by_role("button", name="关闭").last.click()
    await expect(page.get_by_text("境外延期").first).to_be_visible()
    assert page.broken == []  # type: ignore[attr-defined]


async def test_what_is_no_scheme_is_said(opened: Opened, tmp_path: Path) -> None:
    """Nothing can be taken of it; who does not administer may keep a file, and import none."""
    page = await opened("hr", "/vocabularies/reward_kind", locale="en")
    await page.get_by_role("button", name="Import SKOS …").click()
    dialog = page.get_by_role("dialog")
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    async with page.expect_file_chooser() as choosing:
        await dialog.get_by_label("Document (JSON-LD)").click()
    await (await choosing.value).set_files(tmp_path / "x.json")
    await expect(dialog.get_by_role("alert")).to_contain_text("no SKOS concept scheme")
    await dialog.get_by_label("Reason").fill("r")
    await expect(dialog.get_by_role("button", name="Take 0 changes")).to_be_disabled()
    page = await opened("payroll", "/vocabularies/reward_kind", locale="en")
    await expect(page.get_by_role("button", name="Export as SKOS")).to_be_visible()
    await expect(page.get_by_role("button", name="Import SKOS …")).to_have_count(0)
