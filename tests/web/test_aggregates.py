"""Aggregates and groups over HTTP: the company's zone, and what an error or answer tells."""

import pytest

from tests.support.site import HR, Site

COURSE = "00000000-0000-7000-8000-0000000000c1"
ENROLLED = """
insert into hub.enrolment (id, employee_id, course_id, enrolled_at, score, version, recorded,
                           stream_id, record_key, row_key, mapping_version, content_hash)
select gen_random_uuid(), $1, $2, moment::timestamptz, 1.50, 1, '[2020-01-01,)', 1, moment, moment,
       1, ''
from unnest($3::text[]) moment
"""


async def test_a_moment_lies_in_a_day_of_the_companys_zone(site: Site) -> None:
    """Five in the afternoon of 31 May in Greenwich is June in Shanghai."""
    writer = site.hub.database.writer
    await writer.execute(
        "insert into hub.course (id, title, version, recorded) values ($1, 'T', 1,"
        " '[2020-01-01,)')",
        COURSE,
    )
    moments = ["2026-05-31T15:59:59Z", "2026-05-31T17:00:00Z", "2026-06-30T15:00:00Z"]
    await writer.execute(ENROLLED, HR, COURSE, moments)
    query = """{
      enrolments {
        aggregates { score { sum avg min } enrolledAt { min } course { countDistinct } }
        month: groups(by: [{enrolledAt: MONTH}]) {
          nodes { keys { enrolledAt } aggregates { count } }
        }
      }
    }"""
    found = (await site.ask(query))["data"]["enrolments"]
    assert [
        (one["keys"]["enrolledAt"], one["aggregates"]["count"]) for one in found["month"]["nodes"]
    ] == [("2026-05-01", 1), ("2026-06-01", 2)]
    assert found["aggregates"] == {
        "score": {"sum": "4.5", "avg": "1.5", "min": "1.5"},
        "enrolledAt": {"min": "2026-05-31T15:59:59+00:00"},
        "course": {"countDistinct": 1},
    }


@pytest.mark.parametrize(
    ("query", "scope", "code"),
    [
        (
            "{ employees { groups(by: [{nationalId: VALUE}]) { totalCount } } }",
            "hr",
            "SEALED_FIELD",
        ),
        ("{ employees { groups(by: []) { totalCount } } }", "hr", "GROUP_INVALID"),
        ("{ employees { aggregates { birthDate { max } } } }", "manager", None),
        (
            "{ employees { aggregates { idDocumentType { count } } } }",
            "manager",
            "FIELD_NOT_READABLE",
        ),
    ],
)
async def test_a_refusal_has_its_code_and_a_hint(
    site: Site, query: str, scope: str, code: str | None
) -> None:
    """As any other error of a request; a manager's own birth date is theirs to count."""
    found = await site.ask(query, scope=scope)
    if code is None:
        [told] = found["extensions"]["access"]
        assert (told["class"], told["cells"]) == ("PERSONAL", "some")
        return
    [error] = found["errors"]
    assert error["extensions"]["code"] == code
    assert error["extensions"]["hint"]
    assert "data" not in found
