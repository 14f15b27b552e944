"""Goals, reviews, rewards, penalties; what is known of somebody's health at work."""

from hub.schema.audience import (
    HEALTH,
    MANAGERS,
    PENALTY,
    PERFORMANCE,
    REWARD,
    SELF,
    Allow,
    Relation,
    hr,
    own_rows,
)
from hub.schema.kinds import Date, Decimal, Instant, SealedMoney, SealedText, Text
from hub.schema.model import Entity, State, field, link, term

PUBLISHED = State("published", "published_at", "set")
OWN = (SELF, *hr("REVIEW"))
REVIEWED = (Allow(Relation.ONESELF, state="published"), *hr("REVIEW"))
FINAL = (*REVIEWED, MANAGERS)
"""The final rating is also for those above; its owner has it when it is published."""
KNOWN = (Allow(Relation.EVERYONE, state="public"), *REWARD.read)


class Goal(Entity, rows=OWN, plural="goals", subject="employee", title="due_date"):
    """What somebody means to reach in a period."""

    employee = link("Employee", "Whose.", cls=PERFORMANCE, reverse="goals", required=True, read=OWN)
    title = field(Text, "What.", cls=PERFORMANCE, read=OWN, write=OWN)
    description = field(Text, "How it will be known.", cls=PERFORMANCE, read=OWN, write=OWN)
    period = field(
        Text, "Period, as the company counts: 2026 H1.", cls=PERFORMANCE, read=OWN, write=OWN
    )
    weight = field(
        Decimal, "Share among the goals, 0 to 100.", cls=PERFORMANCE, read=OWN, write=OWN
    )
    progress = field(Decimal, "Done, in percent.", cls=PERFORMANCE, read=OWN, write=OWN)
    status = term("goal_status", "Where it stands.", cls=PERFORMANCE, read=OWN)
    due_date = field(Date, "To be reached by.", cls=PERFORMANCE, read=OWN, write=OWN)


class Review(
    Entity,
    rows=FINAL,
    plural="reviews",
    subject="employee",
    states=(PUBLISHED,),
    title="period",
):
    """How somebody's work was judged for a period."""

    employee = link(
        "Employee", "Whose.", cls=PERFORMANCE, reverse="reviews", required=True, read=FINAL
    )
    period = field(Text, "Period, as the company counts: 2026 H1.", cls=PERFORMANCE, read=FINAL)
    rating = field(Text, "Final rating, on the company's scale.", cls=PERFORMANCE, read=FINAL)
    score = field(Decimal, "Final score.", cls=PERFORMANCE, read=FINAL)
    reviewer = link("Employee", "Who judged.", cls=PERFORMANCE, read=REVIEWED)
    comment = field(SealedText, "What was said.", cls=PERFORMANCE, read=REVIEWED)
    self_comment = field(SealedText, "What the employee said.", cls=PERFORMANCE, read=OWN)
    status = term("review_status", "Where it stands.", cls=PERFORMANCE, read=REVIEWED)
    published_at = field(Instant, "When its owner may see it.", cls=PERFORMANCE, read=REVIEWED)


class Reward(
    Entity,
    rows=KNOWN,
    plural="rewards",
    subject="employee",
    states=(State("public", "published_at", "set"),),
    title="granted_on",
):
    """A distinction or a prize."""

    employee = link("Employee", "Who.", cls=REWARD, reverse="rewards", required=True, read=KNOWN)
    title = field(Text, "What for.", cls=REWARD, read=KNOWN)
    kind = term("reward_kind", "Praise, prize, promotion, …", cls=REWARD, read=KNOWN)
    granted_on = field(Date, "Day.", cls=REWARD, read=KNOWN)
    granted_by = field(Text, "By whom.", cls=REWARD, read=KNOWN)
    amount = field(SealedMoney, "Money that goes with it.", cls=REWARD, read=(SELF, *hr("PAY")))
    published_at = field(Instant, "When everybody may know.", cls=REWARD)


class Penalty(
    Entity, rows=own_rows(PENALTY), plural="penalties", subject="employee", title="imposed_on"
):
    """A warning or another disciplinary measure."""

    employee = link("Employee", "Who.", cls=PENALTY, reverse="penalties", required=True)
    kind = term("penalty_kind", "Warning, demotion, …", cls=PENALTY)
    imposed_on = field(Date, "Day.", cls=PENALTY)
    lifted_on = field(Date, "Day from which it no longer counts.", cls=PENALTY)
    reason = field(SealedText, "Why.", cls=PENALTY)
    amount = field(SealedMoney, "Money that is withheld.", cls=PENALTY, read=(SELF, *hr("PAY")))


class HealthRecord(
    Entity, rows=own_rows(HEALTH), plural="health_records", subject="employee", title="id"
):
    """A check-up, an injury at work, what has to be regarded at work."""

    employee = link("Employee", "Who.", cls=HEALTH, reverse="health_records", required=True)
    kind = term("health_record_kind", "What kind of record.", cls=HEALTH)
    date = field(SealedText, "Day, YYYY-MM-DD.", cls=HEALTH)
    result = field(SealedText, "Result.", cls=HEALTH)
    blood_group = field(SealedText, "Blood group.", cls=HEALTH)
    allergies = field(SealedText, "Allergies, also to food.", cls=HEALTH)
    diet = field(SealedText, "What the employee eats.", cls=HEALTH)
    file = field(SealedText, "Reference of the file.", cls=HEALTH)
