"""Documents issued by the state, accounts at banks."""

from hub.schema.audience import BANK, IDENTITY, SELF, hr
from hub.schema.kinds import BankAccount as AccountNumber
from hub.schema.kinds import Bool, Code, Date, NationalId, SealedText, Text
from hub.schema.model import Entity, field, link, term

PAPERS = (SELF, *hr("IDENTITY", "PAY"))
"""That there is a document and how long it holds; its number stays masked for its owner."""
ACCOUNTS = (SELF, *hr("PAY"))


class IdentityDocument(
    Entity, rows=PAPERS, plural="identity_documents", subject="employee", title="valid_until"
):
    """An identity card, passport, permit or visa."""

    employee = link(
        "Employee", "Whose.", cls=IDENTITY, reverse="identity_documents", required=True, read=PAPERS
    )
    type = term("id_document_type", "Kind of document.", cls=IDENTITY, read=PAPERS)
    number = field(NationalId, "Its number.", cls=IDENTITY)
    name = field(SealedText, "Name as it stands there.", cls=IDENTITY)
    country = field(Code, "Issued by which country, ISO 3166-1 alpha-2.", cls=IDENTITY, read=PAPERS)
    authority = field(Text, "Issued by which authority.", cls=IDENTITY, read=PAPERS)
    issued_on = field(Date, "Day of issue.", cls=IDENTITY, read=PAPERS)
    valid_until = field(Date, "Last day of validity, inclusive.", cls=IDENTITY, read=PAPERS)
    files = field(SealedText, "References of the images.", cls=IDENTITY)


class BankAccount(Entity, rows=ACCOUNTS, plural="bank_accounts", subject="employee", title="bank"):
    """An account that pay goes to."""

    employee = link(
        "Employee", "Whose.", cls=BANK, reverse="bank_accounts", required=True, read=ACCOUNTS
    )
    number = field(AccountNumber, "Account number or IBAN.", cls=BANK)
    holder = field(SealedText, "Holder, as the bank writes the name.", cls=BANK)
    bank = field(Text, "Name of the bank.", cls=BANK, read=ACCOUNTS)
    branch = field(Text, "Branch (开户行).", cls=BANK, read=ACCOUNTS)
    bank_code = field(Code, "BIC, routing or joint code (联行号).", cls=BANK, read=ACCOUNTS)
    type = term("bank_account_type", "Kind of account.", cls=BANK, read=ACCOUNTS)
    currency = field(Code, "ISO 4217.", cls=BANK, read=ACCOUNTS)
    primary = field(Bool, "Whether pay goes there.", cls=BANK, read=ACCOUNTS)
