"""Examples in pages: what stands in a fence is what the program accepts."""

import re
from functools import cache
from pathlib import Path

import pytest
import strawberry
import yaml
from graphql import parse, validate

from hub.connectors.manifest_load import parse_manifest
from hub.connectors.registry import open_connector
from hub.mappings.document import read
from hub.mappings.lint import lint
from hub.resolvers.limits import Limits, exceeded
from hub.resolvers.sdl import schema_of
from hub.schema.company import extended
from hub.schema.model import Model
from hub.schema.policy_file import governed
from hub.schema.retention import FILE, terms
from hub.schema.shipped import shipped
from tests.docs.fences import Fence, fences, howto, pages

QUERIES = list(fences("graphql"))
DOCUMENTS = list(fences("yaml"))
COMPANY = [one for one in DOCUMENTS if one.text.startswith("hub: company/1")]


@pytest.fixture(scope="module")
def with_company(tmp_path_factory: pytest.TempPathFactory) -> Model:
    """The shipped model with the company file of its how-to."""
    [example] = [one for one in COMPANY if "add-a-company-field" in one.place]
    path = tmp_path_factory.mktemp("company") / "company.yaml"
    path.write_text(example.text, encoding="utf-8")
    return extended(shipped(), path)


@cache
def shipped_schema() -> strawberry.Schema:
    return schema_of(shipped())


@pytest.mark.parametrize("fence", QUERIES, ids=[one.place for one in QUERIES])
def test_queries_validate(fence: Fence, with_company: Model) -> None:
    """A document in a page fits the schema and its limits."""
    schema = schema_of(with_company) if fence.info == "company" else shipped_schema()
    core = schema._schema
    document = parse(fence.text)
    assert [one.message for one in validate(core, document)] == []
    assert [one.message for one in exceeded(document, Limits())] == []


@pytest.mark.parametrize("fence", DOCUMENTS, ids=[one.place for one in DOCUMENTS])
def test_documents_are_accepted(fence: Fence, with_company: Model, tmp_path: Path) -> None:
    """A YAML example is a file that the hub reads, or a connection, and has no fault."""
    if fence.text.startswith("hub: mapping/"):
        assert lint(read(fence.text, fence.place), with_company, None) == []
    elif fence.text.startswith("hub: manifest/"):
        parse_manifest(fence.text, fence.place)
    elif fence.text.startswith("hub: company/"):
        (tmp_path / "company.yaml").write_text(fence.text, encoding="utf-8")
        extended(shipped(), tmp_path / "company.yaml")
    elif fence.text.startswith("hub: policy/"):
        (tmp_path / "policy.yaml").write_text(fence.text, encoding="utf-8")
        governed(shipped(), tmp_path / "policy.yaml")
    elif fence.text.startswith("hub: retention/"):
        (tmp_path / FILE).write_text(fence.text, encoding="utf-8")
        terms(tmp_path)
    else:
        accepts(fence, tmp_path)


def accepts(fence: Fence, home: Path) -> None:
    """Open the connector that the fence names; the manifest it asks for stands in the same page."""
    kind = fence.info.removeprefix("connector=")
    assert kind, f"{fence.place}: say which connector it configures"
    page = Path(__file__).parents[2] / fence.place.rpartition(":")[0]
    for one in fences("yaml", page=page):
        if one.text.startswith("hub: manifest/"):
            system = yaml.safe_load(one.text)["system"]
            (home / f"{system}.yaml").write_text(one.text, encoding="utf-8")
    secrets = dict.fromkeys(("key", "password", "username", "app_key", "app_secret"), "k")
    open_connector(kind, yaml.safe_load(fence.text), secrets, home)


def test_a_company_field_is_what_its_page_promises(with_company: Model) -> None:
    """It is classed, sealed, labelled, printed in the policy, and named in the graph."""
    from hub.auth.printed import print_policy
    from hub.schema.labels import labels, meanings
    from hub.store.tables import tables

    said = labels(with_company)
    assert said["Employee.badge_colour"] == {"en": "Badge colour", "zh": "工牌颜色"}
    about = "Colour of the badge."  # in the one language that the company says it in
    assert meanings(with_company)["Employee.badge_colour"] == {"en": about, "zh": about}
    printed = print_policy(with_company)
    assert re.search(r"badge_colour +\| DIRECTORY", printed)
    assert re.search(r"uniform_size +\| HOME", printed)
    main = tables(with_company)
    assert "c_badge_colour" in main.main["Employee"].c
    assert "c_uniform_size_sealed" in main.private["Employee"].c
    sdl = schema_of(with_company).as_str()
    assert "badgeColour: TextFilter" in sdl
    assert "uniformSize: " in sdl.partition("type EmployeeCustom ")[2].partition("}")[0]


def test_the_step_of_its_page_works() -> None:
    """The step that the how-to declares gives what its own examples say."""
    [first] = fences("python", page=howto("add-a-step"))
    from hub.mappings import step

    space = {name: getattr(step, name) for name in dir(step)}
    exec(compile(first.text, first.place, "exec"), space)  # noqa: S102 - our own page
    spec = space["INITIALS"]
    scalar = spec.bind(step.Step(spec.name, ()), step.Ground())
    assert [scalar(one.given) for one in spec.examples] == [one.then for one in spec.examples]


def test_links_between_pages_resolve() -> None:
    """Every relative link names a file or folder that is there."""
    broken = [
        f"{page.name}: {target}"
        for page in pages()
        for target in re.findall(r"\]\(([^)\s]+)\)", unfenced(page))
        if "://" not in target and not leads(page, *target.partition("#")[::2])
    ]
    assert broken == []


def unfenced(page: Path) -> str:
    """The text without its code."""
    return re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)


def leads(page: Path, path: str, anchor: str) -> bool:
    """Whether the file is there, and the heading in it."""
    found = page.parent / path if path else page
    if not anchor or not found.exists():
        return found.exists()
    headings = re.findall(r"^#+ (.*)$", found.read_text(encoding="utf-8"), re.MULTILINE)
    return anchor in {re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in headings}
