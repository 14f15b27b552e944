"""People around an employee; what is said of them is sealed."""

from hub.schema.audience import FAMILY, HOME, own_rows
from hub.schema.kinds import Bool, NationalId, Phone, SealedDate, SealedText
from hub.schema.model import Entity, field, link, term


class Dependent(Entity, rows=own_rows(FAMILY), plural="dependents", subject="employee", title="id"):
    """A member of the family who depends on the employee or is insured with them."""

    employee = link("Employee", "Whose.", cls=FAMILY, reverse="dependents", required=True)
    name = field(SealedText, "Name.", cls=FAMILY)
    relationship = term("relationship", "How they are related.", cls=FAMILY, sealed=True)
    gender = term("gender", "Gender.", cls=FAMILY, sealed=True)
    birth_date = field(SealedDate, "Day of birth.", cls=FAMILY)
    national_id = field(NationalId, "Number issued by the state.", cls=FAMILY)
    phone = field(Phone, "Phone.", cls=FAMILY)
    employer = field(SealedText, "Where they work or go to school.", cls=FAMILY)
    address = field(SealedText, "Where they live.", cls=FAMILY)
    insured = field(Bool, "Whether they are insured with the employee.", cls=FAMILY)


class EmergencyContact(
    Entity, rows=own_rows(HOME), plural="emergency_contacts", subject="employee", title="id"
):
    """Whom to call when something has happened."""

    employee = link("Employee", "Whose.", cls=HOME, reverse="emergency_contacts", required=True)
    name = field(SealedText, "Name.", cls=HOME)
    relationship = term("relationship", "How they are related.", cls=HOME, sealed=True)
    phone = field(Phone, "Phone.", cls=HOME)
    address = field(SealedText, "Where they live.", cls=HOME)
    first = field(Bool, "Whether to call them first.", cls=HOME)
