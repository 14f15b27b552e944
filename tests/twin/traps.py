"""Questions that once fooled the planner, or would fool a simpler one; everybody asks them."""

from typing import Final

_WHO: Final = "{ nodes { legalName number } totalCount }"
_ASKED: Final = (
    # Unknown is not false below `not`: locked links, links to hidden rows, links to nobody.
    '{ employees(filter: {not: {manager: {where: {grade: {eq: "P5"}}}}}) WHO }',
    "{ employees(filter: {not: {employment: {where: {primary: {eq: true}}}}}) WHO }",
    '{ employees(filter: {not: {not: {legalEntity: {where: {code: {eq: "L1"}}}}}}) WHO }',
    # A locked list is unknown: neither some, nor none, nor every; an empty one is all but some.
    "{ employees(filter: {attendance: {some: {}}}) WHO }",
    "{ employees(filter: {attendance: {none: {}}}) WHO }",
    "{ employees(filter: {not: {attendance: {some: {}}}}) WHO }",
    "{ employees(filter: {attendance: {every: {lateMinutes: {eq: 0}}}}) WHO }",
    '{ employees(filter: {not: {educations: {every: {level: {atLeast: "master"}}}}}) WHO }',
    # Rows of a list that may not be known of do not count, nor do cells that are locked.
    '{ departments(filter: {employees: {none: {grade: {prefix: "P"}}}}) { nodes { code } } }',
    "{ departments(filter: {employees: {every: {grade: {isNull: true}}}}) { nodes { code } } }",
    "{ employees(filter: {reports: {some: {not: {reports: {some: {}}}}}}) WHO }",
    "{ courses(filter: {enrolments: {some: {}, every: {score: {gt: 1}}}}) { nodes { title } } }",
    # An order behind a link: where it leads to nothing that may be known, it is null.
    "{ employees(orderBy: [{manager: {grade: DESC}}, {department: {name: ASC}}]) WHO }",
    "{ employees(orderBy: [{manager: {manager: {hireDate: ASC}}}], last: 5) WHO }",
    "{ employees(orderBy: [{legalEntity: {name: ASC}}, {legalEntity: {code: DESC}}]) WHO }",
    # An id of nothing is in no list, which is known; a locked link in a list is unknown.
    '{ employees(filter: {not: {department: {in: ["nonsense"]}}}) WHO }',
    "{ employees(filter: {not: {legalEntity: {in: []}}}) WHO }",
    '{ employees(filter: {not: {department: {under: "nonsense"}}}) WHO }',
    # Closed units and units of tomorrow are in no line.
    "{ departments { nodes { name ancestors { name } descendants { nodes { name } } } } }",
    "{ employees { nodes { number department { name parent { name } } } } }",
    # Page information alone, forwards, backwards, of no rows.
    "{ employees(last: 2) { pageInfo { hasNextPage } } }",
    "{ employees(first: 2) { pageInfo { hasPreviousPage } } }",
    '{ employees(filter: {number: {eq: "?"}}) { pageInfo { hasNextPage endCursor } } }',
    "{ employees(first: 0) { pageInfo { hasNextPage startCursor } edges { cursor } } }",
    # Equal constants of different kinds.
    "{ employments(filter: {primary: {in: []}, number: {in: []}}) { totalCount } }",
    # Money is an amount and a currency; those of another are neither more nor less.
    '{ employees(filter: {bonusTarget: {gt: {amount: "0", currency: "CNY"}}}) WHO }',
    '{ employees(filter: {not: {bonusTarget: {in: [{amount: 2000, currency: "CNY"}]}}}) WHO }',
    "{ employees(filter: {bonusTarget: {in: []}}) { totalCount } }",
    # Lists and orders that nobody may read, without an order of their own.
    "{ payslips { totalCount } employees { nodes { payslips { totalCount } restricted } } }",
    # Nulls come last both ways, and ties are broken by id.
    "{ employees(orderBy: [{grade: DESC}, {hireDate: ASC}]) { nodes { number grade hireDate } } }",
    "{ employees(orderBy: [{grade: DESC}], last: 7) { nodes { number grade } } }",
    "{ employees(orderBy: [{level: DESC}]) { nodes { custom { level { code rank } } } } }",
    # Counts side by side: together where one filter is part of the others, else each by itself.
    """{ employees { nodes { number all: attendance { totalCount }
        late: attendance(filter: {lateMinutes: {gt: 0}}) { totalCount __typename }
        not: attendance(filter: {not: {lateMinutes: {gt: 0}}}) { totalCount } legalName
        more: attendance(filter: {lateMinutes: {gt: 0}, date: {isNull: false}}) { totalCount }
    } } }""",
    """{ departments { nodes { name a: employees(filter: {grade: {prefix: "P"}}) { totalCount }
        b: employees(filter: {number: {isNull: false}}) { totalCount }
        c: employees { totalCount nodes { number } } d: employees { totalCount } } } }""",
    """{ employees { nodes { reports(filter: {status: {in: ["active"]}}) { totalCount }
        few: reports(filter: {status: {in: ["active"]}, reports: {some: {}}}) { totalCount }
        every: reports(direct: false) { totalCount } } } }""",
    # A class without a way in for its own entity's states.
    "{ employees { nodes { custom { carAllowance { amount currency } } restricted } } }",
)
TRAPS: Final = tuple(one.replace("WHO", _WHO) for one in _ASKED)
