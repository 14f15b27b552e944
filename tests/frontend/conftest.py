"""A front end as its how-to page tells it: the page's files, npm's packages, a served hub."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import orjson
import pytest

from tests.docs.fences import ROOT, fences, howto
from tests.frontend.node import packages
from tests.frontend.project import Project
from tests.support.demo import Running
from tests.support.homes import temporary_home

HERE: Final = Path(__file__).parent
EMPLOYEES: Final = 120
_AT_THE_TOP: Final = frozenset({"codegen.ts", "relay.config.json"})


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The files of the page and of this folder, with `schema.graphql` as it is checked in."""
    folder = tmp_path_factory.mktemp("frontend")
    ours = shutil.ignore_patterns("*.py", "__pycache__")
    shutil.copytree(HERE, folder, ignore=ours, dirs_exist_ok=True)
    shutil.copyfile(ROOT / "schema.graphql", folder / "schema.graphql")
    for fence in fences("ts", "tsx", "json", page=howto("frontend")):
        [name] = re.fullmatch(r"file=(\S+)", fence.info, re.ASCII).groups()  # type: ignore[union-attr] # else the page is wrong
        path = folder / name if name in _AT_THE_TOP else folder / "src" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fence.text, encoding="utf-8")
    (folder / "node_modules").symlink_to(packages(HERE))
    return Project(folder)


@pytest.fixture(scope="session")
def generated(project: Project) -> Project:
    """With what codegen and Relay's compiler make of the schema."""
    project.run("graphql-codegen", "--config", "codegen.ts")
    project.run("relay-compiler")
    return project


@pytest.fixture(scope="session")
def bundled(generated: Project) -> Project:
    """With every test as one file for Node."""
    names = sorted(f"src/{one.name}" for one in (generated.folder / "src").glob("*.test.ts*"))
    generated.node("build.mjs", *names)
    return generated


@pytest.fixture(scope="session")
def served() -> Iterator[dict[str, str]]:
    """A demo that serves; how the tests find it."""
    with temporary_home() as home, Running(home, EMPLOYEES) as demo:
        yield {
            "HUB_TEST_URL": f"{demo.answer['url']}/graphql",
            "HUB_TEST_TOKENS": orjson.dumps(demo.answer["tokens"]).decode(),
        }
