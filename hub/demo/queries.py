"""Three queries to paste, each for the token of its scope."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

QUERIES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "employee": (
            "One's own page, with released payslips",
            """\
query OwnPage {
  viewer {
    employee {
      number legalName position
      department { name } manager { legalName }
      custom { shuttleLine }
      nationalIdMasked
      payslips(first: 2, orderBy: [{period: DESC}]) {
        nodes {
          period
          gross { amount currency } net { amount currency }
          lines { nodes { name amount { amount } } }
        }
      }
      enrolments { nodes { course { title } status { label } progress } }
    }
  }
}""",
        ),
        "manager": (
            "One's team with attendance; pay stays locked",
            """\
query Team {
  viewer {
    employee {
      reports(first: 10) {
        nodes {
          number legalName position
          attendance(first: 5, orderBy: [{date: DESC}]) {
            nodes { date status { label } lateMinutes pending { field reason } }
          }
          payslips { nodes { period } }
          restricted
        }
      }
    }
  }
}""",
        ),
        "hr": (
            "A search by pinyin, and whose education waits for a decision",
            """\
query Search {
  employees(search: "zhang", first: 5) {
    totalCount
    nodes { number legalName hireDate birthDate department { name } custom { shuttleLine } }
  }
  educations(filter: {level: {isNull: true}}, first: 5) {
    totalCount
    nodes { employee { number legalName } school level { label } pending { field reason } }
  }
}""",
        ),
    }
)
