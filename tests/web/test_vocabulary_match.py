"""Matching raw values over the graph: the same as on the command line."""

from tests.support.site import Site

MATCH = """
query($values: [String!]!) {
  vocabulary(name: "education_level") {
    name
    found: match(values: $values) {
      raw term relation kind: __typename
      suggestions { term score evidence }
      steps { name text }
      attributes { name value }
    }
  }
}
"""


async def test_values_are_matched_in_their_order(site: Site) -> None:
    """A certain value has a term, a broad one suggestions; values with quotes go through whole."""
    values = ["統招本科", "大学", "在职硕士研究生", '本"科：\\', "本科"]
    answer = await site.ask(MATCH, values=values)
    found = answer["data"]["vocabulary"]["found"]
    assert [one["raw"] for one in found] == values
    assert [one["term"] for one in found] == ["bachelor", None, "master", "bachelor", "bachelor"]
    assert {one["kind"] for one in found} == {"TermMatch"}
    assert found[0]["attributes"] == [{"name": "study_mode", "value": "full_time"}]
    assert found[0]["steps"][0] == {"name": "traditional", "text": "统招本科"}
    assert found[1]["relation"] == "broad"
    assert [one["term"] for one in found[1]["suggestions"]] == ["bachelor", "associate"]
    assert found[1]["suggestions"][0]["evidence"] == "holds several levels: 大学"


async def test_one_value_none_and_literals(site: Site) -> None:
    one = await site.ask(MATCH, values=["中专"])
    assert [m["term"] for m in one["data"]["vocabulary"]["found"]] == ["secondary_vocational"]
    none = await site.ask(MATCH, values=[])
    assert none["data"]["vocabulary"]["found"] == []
    written = await site.ask(
        '{ vocabulary(name: "gender") { match(values: ["先生", "1"]) { term } } }'
    )
    assert written["data"]["vocabulary"]["match"] == [{"term": "male"}, {"term": None}]
    unknown = await site.ask('{ vocabulary(name: "nothing") { match(values: ["x"]) { term } } }')
    assert unknown["data"]["vocabulary"] is None


async def test_too_many_values_are_refused(site: Site) -> None:
    answer = await site.ask(MATCH, values=["本科"] * 201)
    assert [one["extensions"]["code"] for one in answer["errors"]] == ["MATCH_TOO_LARGE"]


async def test_codes_are_translated_through_our_terms(site: Site) -> None:
    """Feishu's 6 (大专) is only `other` in Odoo: the answer says that there is no way back."""
    ask = """
    query($codes: [String!]!) {
      vocabulary(name: "education_level") {
        translate(source: "Feishu EHR", target: "Odoo", codes: $codes) {
          raw code relation through invertible
        }
      }
    }
    """
    answer = await site.ask(ask, codes=["7", "6", "nothing"])
    assert answer["data"]["vocabulary"]["translate"] == [
        {
            "raw": "7",
            "code": "bachelor",
            "relation": "exact",
            "through": "bachelor",
            "invertible": True,
        },
        {
            "raw": "7",
            "code": "graduate",
            "relation": "close",
            "through": "bachelor",
            "invertible": False,
        },
        {
            "raw": "6",
            "code": "other",
            "relation": "broad",
            "through": "associate",
            "invertible": False,
        },
    ]


async def test_names_are_matched_against_the_stored_departments(site: Site) -> None:
    ask = """
    query($values: [String!]!) {
      departmentMatch(values: $values) { raw term relation suggestions { term evidence } }
    }
    """
    values = ["销售1部", "總部/第一銷售部", "销售Ⅱ部", "销售三部", "Sales Dept. 1"]
    found = (await site.ask(ask, values=values))["data"]["departmentMatch"]
    assert [one["term"] for one in found] == ["D1", "D1", "D2", None, None]
    assert found[4]["suggestions"][0]["term"] == "D1"
