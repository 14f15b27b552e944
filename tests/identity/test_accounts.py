"""Accounts that wait, by the labelled set: never joined for certain to somebody else."""

from random import Random

from hub.mappings.people.accounts import SEVERAL, match_accounts
from hub.mappings.people.pairs import Grade
from tests.identity.company import company


def test_accounts_held_back_find_their_people_and_nobody_else() -> None:
    """One row of each tenth person waits as an account; the others are people."""
    rows = company(3, 4_000)
    truth = {one.profile.id: one.person for one in rows}
    dice, people, waiting = Random(5), [], []
    for one in rows:
        (waiting if dice.random() < 0.1 else people).append(one.profile)
    there = {truth[one.id] for one in people}
    found = match_accounts(people, waiting)
    certain = [one for one in found if one.grade is Grade.CERTAIN]
    right = [one for one in certain if truth[one.account] == truth[one.person]]
    assert len(certain) > 100
    assert len(right) / len(certain) >= 0.999
    owed = [one for one in waiting if truth[one.id] in there]
    offered = {one.account for one in found if truth[one.account] == truth[one.person]}
    assert len(offered) / len(owed) >= 0.97
    assert len({one.account for one in certain}) == len(certain)  # certain for one person only


def test_what_is_apart_is_not_offered() -> None:
    profiles = [one.profile for one in company(3, 400)]
    people, waiting = profiles[::2], profiles[1::2]
    found = match_accounts(people, waiting)
    assert found
    never = {(one.account, one.person) for one in found}
    assert match_accounts(people, waiting, never) == ()
    assert SEVERAL not in {piece.code for one in found for piece in one.evidence
                           if one.grade is Grade.CERTAIN}  # fmt: skip
