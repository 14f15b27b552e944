"""How people come, stay and go: contracts, arrivals, departures."""

from hub.schema.audience import CONTRACT, LEAVING, UNPUBLISHED, hr, own_rows
from hub.schema.kinds import Bool, Code, Date, Int, SealedText, Text
from hub.schema.model import Entity, field, link, term

FILES = hr("CORE")
"""Files of contracts, arrivals and departures are HR's."""


class Contract(
    Entity,
    rows=own_rows(CONTRACT),
    plural="contracts",
    subject="employee",
    title="start_date",
):
    """One signed agreement: employment, internship, secrecy, non-competition."""

    employee = link("Employee", "Who.", cls=CONTRACT, reverse="contracts", required=True)
    employment = link("Employment", "For which employment.", cls=CONTRACT, reverse="contracts")
    legal_entity = link("LegalEntity", "The other party.", cls=CONTRACT, reverse="contracts")
    number = field(Code, "Number.", cls=CONTRACT)
    type = term("contract_type", "Kind of agreement.", cls=CONTRACT)
    duration = term("contract_term", "Fixed, open-ended, until a task is done.", cls=CONTRACT)
    status = term("contract_status", "Signed, ended, …", cls=CONTRACT)
    renewals = field(Int, "How often it was signed, the first time included.", cls=CONTRACT)
    signed_on = field(Date, "Day of signature.", cls=CONTRACT)
    start_date = field(Date, "First day.", cls=CONTRACT)
    end_date = field(Date, "Last day, inclusive; none where it is open-ended.", cls=CONTRACT)
    ended_on = field(Date, "Day on which it really ended.", cls=CONTRACT)
    files = field(Text, "References of the signed files.", cls=CONTRACT, read=FILES)


class Onboarding(Entity, rows=FILES, plural="onboardings", subject="employee", title="start_date"):
    """Somebody who is to come: from the accepted offer to the first day."""

    employee = link("Employee", "Who.", cls=UNPUBLISHED, reverse="onboardings", required=True)
    status = term("onboarding_status", "Where it stands.", cls=UNPUBLISHED)
    source = field(Text, "How the person was found.", cls=UNPUBLISHED)
    application = field(Code, "Key in the recruiting system.", cls=UNPUBLISHED)
    offered_on = field(Date, "Day of the offer.", cls=UNPUBLISHED)
    accepted_on = field(Date, "Day of acceptance.", cls=UNPUBLISHED)
    start_date = field(Date, "First day as agreed.", cls=UNPUBLISHED)
    department = link("Department", "Where to.", cls=UNPUBLISHED, reverse="onboardings")
    position = field(Text, "Title of the post.", cls=UNPUBLISHED)
    checked = field(Bool, "Whether papers and references were checked.", cls=UNPUBLISHED)


class Offboarding(
    Entity, rows=FILES, plural="offboardings", subject="employee", title="last_working_day"
):
    """Somebody who is to go: from the notice to the last day."""

    employee = link("Employee", "Who.", cls=LEAVING, reverse="offboardings", required=True)
    employment = link("Employment", "Which employment ends.", cls=LEAVING)
    status = term("offboarding_status", "Where it stands.", cls=LEAVING)
    kind = term("leaving_kind", "Who ends it and how.", cls=LEAVING)
    reason = field(SealedText, "Why.", cls=LEAVING)
    interview = field(SealedText, "What was said at parting.", cls=LEAVING)
    noticed_on = field(Date, "Day of the notice.", cls=LEAVING)
    last_working_day = field(Date, "Last day at work, inclusive.", cls=LEAVING)
    handover_to = link("Employee", "Who takes over.", cls=LEAVING)
    next_employer = field(SealedText, "Where to, as told.", cls=LEAVING)
