"""Values arrive as they are."""

from dataclasses import replace
from typing import Any

from hub.conformance.ability import Can
from hub.conformance.people import COMPOSED, DECOMPOSED, FULL_WIDTH, RARE, company
from hub.conformance.promise import Check, check
from hub.conformance.stand import Stand
from hub.conformance.unkept import held, same
from hub.schema.record import ABSENT


async def _carried(at: Stand, **values: Any) -> None:
    """A record with these values among others comes back with them."""
    before, one, after = company(3)
    people = [before, replace(one, **values), after]
    await at.world.hold(people)
    same((await at.whole()).by_key, at.shown(people), "values of records")


def _text(id_: str, value: str, promise: str, *needs: Can) -> Check:
    """A check that a name is carried unchanged."""

    async def run(at: Stand) -> None:
        await _carried(at, name=value)

    run.__doc__ = promise
    return check(id_, Can.EDIT, *needs)(run)


rare = _text("values.rare-characters", RARE, "Characters of CJK extensions and their variants.")
full_width = _text(
    "values.full-width", FULL_WIDTH, "Full-width letters, digits and spaces are not made narrow."
)
composed = _text(
    "values.not-normalised", COMPOSED + DECOMPOSED, "Composed and decomposed stay what they are."
)
joined = _text("values.joined-signs", "👩‍👩‍👧👍🏽", "Signs that are joined of several stay whole.")
quoted = _text("values.quotes", 'O\'Neil "王"; \\ {{ x }} <b>&amp;%41', "Quotes, braces, escapes.")
comma = _text("values.separators", "甲,乙;丙|丁", "Separators inside of values.")
lines = _text("values.line-breaks", "第一行\n第二行", "Line breaks inside of values.", Can.NEWLINES)
tabs = _text("values.tabs", "甲\t乙", "Tabs inside of values.", Can.NEWLINES)
long = _text("values.long", "长" * 30_000, "A text of 90 kB is not cut.", Can.NEWLINES)


@check("values.leading-zeros", Can.EDIT, Can.NUMBER)
async def leading_zeros(at: Stand) -> None:
    """Zeros at the front of a number that is a text stay."""
    await _carried(at, number="000712")


@check("values.long-digits", Can.EDIT, Can.NUMBER)
async def long_digits(at: Stand) -> None:
    """Eighteen digits, as an identity number has them, stay text and exact."""
    await _carried(at, number="110101199003070018")


@check("values.absent-and-null", Can.EDIT, Can.NOTE, Can.NULL, Can.ABSENT)
async def absent_and_null(at: Stand) -> None:
    """Absent, null and empty text are three things."""
    first, second, third, fourth = company(4)
    people = [first, replace(second, note=None), replace(third, note=""),
              replace(fourth, note=ABSENT)]  # fmt: skip
    await at.world.hold(people)
    same((await at.whole()).by_key, at.shown(people), "notes")


@check("values.null-and-empty", Can.EDIT, Can.NOTE, Can.NULL)
async def null_and_empty(at: Stand) -> None:
    """Null is not empty text, and neither is the word `null`."""
    first, second, third = company(3)
    people = [replace(first, note=None), replace(second, note=""), replace(third, note="null")]
    await at.world.hold(people)
    same((await at.whole()).by_key, at.shown(people), "notes")


@check("values.seconds-and-milliseconds", Can.EDIT, Can.COUNT)
async def seconds_and_milliseconds(at: Stand) -> None:
    """Seconds and milliseconds keep all digits and no other: a mapping tells them apart."""
    first, second = company(2)
    people = [replace(first, count=1_767_225_600), replace(second, count=1_767_225_600_123)]
    await at.world.hold(people)
    same((await at.whole()).by_key, at.shown(people), "numbers")


@check("values.large-numbers", Can.EDIT, Can.COUNT)
async def large_numbers(at: Stand) -> None:
    """Whole numbers beyond what a float can hold are exact."""
    await _carried(at, count=9_007_199_254_740_993)


@check("values.zero-is-a-value", Can.EDIT, Can.COUNT)
async def zero_is_a_value(at: Stand) -> None:
    """Zero and false-looking texts are values, not nothing."""
    await _carried(at, count=0, number="0")


@check("values.daylight-saving", Can.EDIT, Can.MOMENT, Can.COUNT)
async def daylight_saving(at: Stand) -> None:
    """Both moments of the hour that comes twice in autumn stay apart, with their offsets."""
    first, second = company(2)
    people = [replace(first, moment="2026-10-25T02:30:00+02:00"),
              replace(second, moment="2026-10-25T02:30:00+01:00")]  # fmt: skip
    await at.world.hold(people)
    read = (await at.whole()).by_key
    same(read, at.shown(people), "moments")
    held(len({one.moment for one in read.values()}) == 2, "they are one")  # noqa: PLR2004 - two


@check("values.drift-more", Can.EDIT, Can.DRIFT)
async def drift_more(at: Stand) -> None:
    """A field that is new since the last run is seen; all others are as before."""
    await at.world.hold(company(4))
    before = await at.whole()
    await at.world.drift("more", company(4))
    after = await at.whole()
    same(after.by_key, before.by_key, "values")
    seen = {path for one in after.batches for path in one.records.paths()}
    known = {path for one in before.batches for path in one.records.paths()}
    held(seen > known, "the new field is not seen")


@check("values.drift-fewer", Can.EDIT, Can.DRIFT, Can.NOTE)
async def drift_fewer(at: Stand) -> None:
    """A field that is gone is absent, not what it was; all others are as before."""
    await at.world.hold(company(4))
    before = await at.whole()
    await at.world.drift("fewer", company(4))
    after = await at.whole()
    gone = {key: replace(one, note=ABSENT) for key, one in before.by_key.items()}
    same(after.by_key, gone, "values")


@check("values.drift-order", Can.EDIT, Can.FILES)
async def drift_order(at: Stand) -> None:
    """Columns in another order are the same columns."""
    await at.world.drift("order", company(4))
    same((await at.whole()).by_key, at.shown(company(4)), "values")


@check("values.drift-kind", Can.SCRIPT)
async def drift_kind(at: Stand) -> None:
    """A text that has become an object arrives as it is: the mapping refuses it, not the read."""
    await at.world.hold(company(2))
    at.world.mirror.alter = lambda _, records: [{**one, "kit_note": {"code": 1}} for one in records]
    read = await at.whole()
    same(set(read.by_key), set(at.shown(company(2))), "records")
    held(all("code" in str(one.note) for one in read.people), "it is not what came")
