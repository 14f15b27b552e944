"""Explain: how a query is answered, for whom it may be shown, and what is never in it."""

import json
from pathlib import Path

import pytest

from hub.auth.viewer import Everywhere
from hub.cli import main
from hub.store.grants import NewGrant, add_grant
from tests.support.databases import run_async
from tests.support.site import BEGIN, HR, Site, opened_site

CANARY = "欧阳𠮷娜"
QUERY = f"""query Find($phone: String) {{
  employees(
    first: 5
    filter: {{
      legalName: {{eq: "{CANARY}"}}, privatePhone: {{eq: $phone}}, hireDate: {{gte: "1991-07-08"}}
    }}
  ) {{
    edges {{ cursor node {{ id legalName privatePhone payslips {{ totalCount }} }} }}
  }}
}}"""
SECRETS = (CANARY, "13812345678", "1991-07-08")
MANY = """
insert into hub.employee (id, legal_name, legal_name_sort, number, grade, status, version, recorded)
select gen_random_uuid(), 'n' || i, 'n' || i, 'N' || i, 'G' || i % 500, 'active', 1, '[2020-01-01,)'
from generate_series(1, 12000) i;
analyze hub.employee;
"""


async def developer(site: Site) -> None:
    grant = NewGrant(HR, "developer", frozenset(), Everywhere(), BEGIN)
    await add_grant(site.hub.database, grant, actor="test")


async def told(site: Site, query: str, scope: str = "developer", **variables: object) -> dict:  # type: ignore[type-arg] # JSON
    token = site.issuer.issue("H1", scope)
    found = await site.client.post(
        "/graphql/explain",
        json={"query": query, "variables": variables},
        headers={"authorization": f"Bearer {token}", "accept": "application/graphql-response+json"},
    )
    return {"status": found.status_code, **found.json()}


async def test_it_is_closed_to_all_but_developers(site: Site) -> None:
    """HR's token shows no plan, nor does a developer's without the grant; with both it opens."""
    for scope in ("hr", "developer"):
        found = await told(site, "{ employees { totalCount } }", scope)
        assert found["status"] == 403
        assert found["errors"][0]["extensions"]["code"] == "EXPLAIN_CLOSED"
    await developer(site)
    assert (await told(site, "{ employees { totalCount } }", "hr"))["status"] == 403
    assert (await told(site, "{ employees { totalCount } }"))["status"] == 200


async def test_a_developer_sees_the_plan_of_their_own_rights_and_no_value(site: Site) -> None:
    """Tree, decisions, statement, parameters and holes are told; what was looked for is not."""
    await developer(site)
    query = '{ employees(first: 5, filter: {legalName: {eq: "' + CANARY + '"}}) {'
    query += " edges { cursor node { id legalName payslips { totalCount } } } } }"
    found = (await told(site, query))["extensions"]["explain"]
    assert any("ListRoot" in line for line in found["tree"])
    assert any("payslips" in one["path"] for one in found["withheld"])
    assert "SELECT" in found["sql"]
    assert "viewer" in found["parameters"]
    assert any(one.startswith("cursor") for one in found["holes"])
    assert found["execution_ms"] is None, "over HTTP nothing is run"
    assert CANARY not in json.dumps(found, ensure_ascii=False)


async def test_what_cannot_be_answered_cannot_be_explained(site: Site) -> None:
    """A faulty document, a mutation and introspection are refused; so is a field that is closed."""
    await developer(site)
    faulty = await told(site, "{ nothing }")
    assert faulty["errors"][0]["extensions"]["code"] == "QUERY_INVALID"
    nothing = await told(site, "{ __schema { queryType { name } } }")
    assert nothing["errors"][0]["extensions"]["code"] == "EXPLAIN_NOTHING"
    closed = await told(site, '{ employees(filter: {nationalId: {eq: "P1"}}) { totalCount } }')
    assert closed["errors"][0]["extensions"]["code"] == "FIELD_NOT_READABLE"


async def test_every_look_is_on_the_record(site: Site) -> None:
    """The audit says who explained which document as whom."""
    await developer(site)
    await told(site, "{ employees { totalCount } }")
    row = await site.hub.database.writer.fetchrow(
        "select actor, detail from hub.audit where action = 'query.explain'"
    )
    assert row["actor"] == HR
    assert json.loads(row["detail"]).keys() == {"as", "document", "run"}


@pytest.fixture
def company(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A company of 12,000 for the command line, and a folder for documents."""

    async def fill() -> None:
        async with opened_site(database, tmp_path / "home") as site:
            await site.hub.database.writer.execute(MANY)

    run_async(fill)
    monkeypatch.setenv("HUB_DATABASE_URL", database)
    monkeypatch.setenv("HUB_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HUB_OPERATOR", "王五")
    return tmp_path


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("analyze", [False, True])
def test_the_command_explains_as_somebody_without_their_values(
    company: Path, capsys: pytest.CaptureFixture[str], form: str, *, analyze: bool
) -> None:
    """Everything is told but what stands in document and variables; it leaves nothing behind."""
    document, variables = company / "find.graphql", company / "find.json"
    document.write_text(QUERY, encoding="utf-8")
    variables.write_text('{"phone": "13812345678"}', encoding="utf-8")
    more = (["--json"] if form == "json" else []) + (["--analyze"] if analyze else [])
    words = ["explain", str(document), "--as", "H1", "--scope", "hr", "--variables", str(variables)]
    assert main([*words, *more]) == 0
    out, err = capsys.readouterr()
    assert not [one for one in SECRETS if one in out + err]
    if form == "json":
        found = json.loads(out)
        assert (found["execution_ms"] is not None) == analyze
        assert found["sql"].count("$") >= 3
    else:
        assert "Find: " in out
        assert "variable phone as blind" in out
        assert "sealed employee_private.private_phone" in out
        assert ("run in" in out) == analyze


def test_a_scan_of_a_large_table_names_the_index_that_ends_it(
    company: Path, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Grades have no index: it is named; made, the scan is gone."""
    document = company / "grades.graphql"
    document.write_text('{ employees(filter: {grade: {eq: "G7"}}) { totalCount } }')

    def scans() -> list[dict[str, str]]:
        assert main(["explain", str(document), "--as", "H1", "--scope", "hr", "--json"]) == 0
        return list(json.loads(capsys.readouterr().out)["scans"])

    [scan] = scans()
    assert scan["table"] == "employee"
    assert scan["index"].startswith("create index concurrently on hub.employee (grade")

    async def heed() -> None:
        import asyncpg

        connection = await asyncpg.connect(database)
        await connection.execute(scan["index"])
        await connection.execute("analyze hub.employee")
        await connection.close()

    run_async(heed)
    assert scans() == []


def test_what_is_wrong_with_the_call_is_said(
    company: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No file, no JSON, a faulty document, nobody of that number."""
    document = company / "a.graphql"
    document.write_text("{ nothing }", encoding="utf-8")
    cases = {
        "EXPLAIN_FILE": [str(company / "b.graphql"), "--as", "H1"],
        "EXPLAIN_VARIABLES": [str(document), "--as", "H1", "--variables", str(document)],
        "EXPLAIN_FAULTY": [str(document), "--as", "H1"],
        "PRINCIPAL_UNKNOWN": [str(document), "--as", "X9"],
    }
    for code, words in cases.items():
        assert main(["explain", *words]) == 2
        assert capsys.readouterr().err.startswith(code)
