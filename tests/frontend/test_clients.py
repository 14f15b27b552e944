"""The clients that front-end teams use work against the hub, with the code of the how-to page."""

import re
from pathlib import Path

import pytest

from tests.frontend.project import Project

pytestmark = [pytest.mark.node, pytest.mark.slow]

HERE = Path(__file__).parent
CLIENTS = sorted(one.name.partition(".")[0] for one in (HERE / "src").glob("*.test.ts*"))
TEST = re.compile(r'^test\("', re.MULTILINE)


def test_codegen_makes_types_of_the_schema(generated: Project) -> None:
    """Operations, unions and exactly-one inputs come out of the file as it is checked in."""
    types = (generated.folder / "src" / "gql" / "graphql.ts").read_text(encoding="utf-8")
    assert "export type TypedQuery" in types
    assert "any" not in re.findall(r": (\w+)", types), "a scalar has no type"
    possible = (generated.folder / "src" / "gql" / "possibleTypes.ts").read_text(encoding="utf-8")
    assert "CorrectEmployeeSuccess" in possible


def test_everything_compiles_under_strict(generated: Project) -> None:
    """`tsc --strict` over the page's files, the generated ones and expectations of what fails."""
    generated.run("tsc", "--project", ".", "--strict")


def test_relay_compiles_a_page_of_a_nested_list(generated: Project) -> None:
    """The query that Relay makes up for the next page asks `node(id:)`."""
    made = generated.folder / "src" / "relay" / "__generated__" / "TeamPageQuery.graphql.ts"
    assert "node(id: $id)" in made.read_text(encoding="utf-8")


@pytest.mark.parametrize("client", CLIENTS)
def test_a_client_works_against_a_served_hub(
    client: str, bundled: Project, served: dict[str, str]
) -> None:
    """Every test of `src/CLIENT.test.tsx` passes, and none is left out."""
    [source] = (HERE / "src").glob(f"{client}.test.ts*")
    wanted = len(TEST.findall(source.read_text(encoding="utf-8")))
    options = ("--test", "--test-force-exit", "--test-timeout=60000", "--test-reporter=tap")
    said = bundled.node(*options, f"dist/{client}.test.cjs", **served)
    assert f"# pass {wanted}\n" in said, said
    assert wanted > 0


def test_the_lock_file_names_no_registry() -> None:
    """Packages are named by their digest, wherever they come from."""
    lock = (HERE / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert '"integrity"' in lock
