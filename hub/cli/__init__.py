"""The command `hub`: every command acts as a named operator, masked and audited.

Commands import what they need when they run, so that `hub --help` is quick.
"""

import sys
from typing import Final

from cyclopts import App, CycloptsError

from hub import __version__
from hub.collector import spaced
from hub.errors import Broken, HubError, Transient

REFUSED, TRANSIENT, BROKEN = 2, 3, 4
"""Exit codes: mend the request, try again, tell someone."""
_INTERRUPTED: Final = 130

app = App(
    name="hub",
    help="The hub between a company's HR systems and one Employee graph.",
    version=__version__,
    result_action="return_value",
)
_COMMANDS: Final = (
    ("demo", "demo:demo", "Make a company from five outside systems, pull and serve it."),
    ("serve", "serve:serve", "Serve the graph."),
    ("work", "work:work", "Run what is scheduled."),
    ("migrate", "migrate:migrate", "Bring the database to this release."),
    ("connect", "connect:connect", "Connect a system."),
    ("pause", "connect:pause", "Take a connection off its schedule."),
    ("resume", "connect:resume", "Put a connection back on its schedule."),
    ("backfill", "connect:backfill", "Let the next pull read from the start."),
    ("freshness", "connect:freshness", "Say how old what is known of a system may be."),
    ("remove", "connect:remove", "Ask a system no more."),
    ("sync", "sync:sync", "Pull a connection, or all of them."),
    ("status", "status:status", "Show connections, runs, and what waits."),
    ("quarantine", "status:quarantine", "Show what waits for a decision."),
    ("connector check", "connector:check", "Try a manifest against a server that misbehaves."),
    ("mapping list", "mapping:listing", "List the versions of a mapping, and its draft."),
    ("mapping show", "mapping:show", "Print a mapping as YAML."),
    ("mapping diff", "mapping:diff", "Print what differs between two versions."),
    ("mapping fields", "discover:fields", "Show what the fields of a stream hold."),
    ("mapping propose", "discover:propose", "Propose a mapping for a stream."),
    ("mapping draft", "mapping:draft", "Save a mapping as the stream's draft."),
    ("mapping preview", "mapping:preview", "Run the draft over everything that is kept."),
    ("mapping approve", "mapping:approve", "Stand for the draft of somebody else."),
    ("mapping discard", "mapping:discard", "Give the draft up."),
    ("mapping publish", "mapping:publish", "Publish a mapping and replay kept records."),
    ("mapping rollback", "mapping:rollback", "Use a version again."),
    ("mapping retire", "mapping:retire", "Take the version in use out of use."),
    ("mapping export", "mapping:export", "Write a mapping as a workbook."),
    ("mapping example", "discover:example", "Keep examples with a mapping."),
    ("mapping examples", "discover:examples", "Run the examples of a stream."),
    ("queue list", "queue:listing", "List the words that wait for a decision."),
    ("queue accept", "queue:accept", "Decide what a word means."),
    ("queue accept-all", "queue:accept_all", "Take all suggestions that are good enough."),
    ("queue annotate", "queue:annotate", "Decline, assign, comment on a word."),
    ("queue export", "queue:export", "Write the queue as a workbook."),
    ("queue import", "queue:bring", "Take the decisions of a filled workbook."),
    ("record list", "record:listing", "List records that could not land."),
    ("record show", "record:show", "Show the values of such a record."),
    ("record correct", "record:correct", "Put other values into a record's place."),
    ("record retry", "record:retry", "Try records again."),
    ("record dismiss", "record:dismiss", "Decide that records are not ours."),
    ("record reopen", "record:reopen", "Take a dismissal back."),
    ("record annotate", "record:annotate", "Say who sees to records."),
    ("record export", "record:export", "Write what waits in quarantine as a workbook."),
    ("record import", "record:bring", "Take a filled workbook of the quarantine."),
    ("identity find", "identity:find", "Find rows that may be one person."),
    ("identity list", "identity:listing", "List pairs that may be one person."),
    ("identity merge", "identity:merge", "Let two rows be one person."),
    ("identity undo", "identity:undo", "Take a merge back."),
    ("identity apart", "identity:apart", "Remember that two rows are two people."),
    ("identity merges", "identity:merges", "List merges."),
    ("identity accounts", "identity:accounts", "List accounts that wait, or an employee's."),
    ("identity join", "identity:join", "Let an account be an employee's."),
    ("identity give", "identity:give", "Say whose the account of a record is that waits."),
    ("identity not-theirs", "identity:not_theirs", "Remember that an account is not theirs."),
    ("identity take-out", "identity:take_out", "Take an account out of a row."),
    ("subject export", "subject:export", "Write everything that is held about a person."),
    ("subject erase", "subject:erase", "Erase classes of a person's data."),
    ("subject hold", "subject:hold", "Keep everything of a person."),
    ("subject release", "subject:release", "Let a legal hold go."),
    ("subject holds", "subject:holds", "List legal holds."),
    ("subject erasures", "subject:erasures", "List erasures."),
    ("subject lift", "subject:lift", "Let data of an erased person land again."),
    ("subject repeat", "subject:repeat", "Erase again after a backup was restored."),
    ("subject processing", "subject:processing", "Print the records of processing."),
    ("conflict list", "conflict:listing", "List cells of which systems say different things."),
    ("conflict take", "conflict:take", "Take what one side says from now on."),
    ("conflict keep", "conflict:keep", "Remember that all sides are right."),
    ("conflict reopen", "conflict:reopen", "Take such a decision back."),
    ("conflict own", "conflict:own", "Prepare that one system alone fills a field."),
    ("conflict find", "conflict:find", "Find conflicts anew in all that is kept."),
    ("own-edit list", "own_edit:listing", "List what people want to change of themselves."),
    ("own-edit approve", "own_edit:approve", "Make such an edit, in its author's name."),
    ("own-edit reject", "own_edit:reject", "Leave such an edit unmade."),
    ("own-edit withdraw", "own_edit:withdraw", "Take one's own back."),
    ("edit", "edit:edit", "Change many people by a CSV."),
    ("quality show", "quality:show", "Show how good the data are."),
    ("quality take", "quality:take", "Take today's snapshot now."),
    ("late list", "late:listing", "List what systems say of closed pay periods."),
    ("late apply", "late:apply", "Let late changes land."),
    ("late dismiss", "late:dismiss", "Leave what was paid by as it is."),
    ("vocabulary match", "vocabulary:match", "Say which term each raw value means."),
    ("vocabulary translate", "vocabulary:translate", "Say codes of one system in another's."),
    ("vocabulary export", "vocabulary:export", "Print a vocabulary as SKOS (JSON-LD)."),
    ("vocabulary import", "vocabulary:import_", "Turn SKOS (JSON-LD) into a vocabulary file."),
    ("vocabulary edit", "vocabulary:edit", "Add, rename, alias or retire a term."),
    ("department change", "department:change", "Merge, split, rename, move, retire."),
    ("department changes", "department:changes", "List changes of departments."),
    ("department withdraw", "department:withdraw", "Take back a planned change."),
    ("department tree", "department:tree", "Show the departments of a day."),
    ("department alias", "department:alias", "Let a value mean a department."),
    ("department aliases", "department:aliases", "List other names of departments."),
    ("department words", "department:words", "List names that wait, and what each may mean."),
    ("write preview", "write:preview", "Show what would be written back."),
    ("write now", "write:now", "Deliver what is due now."),
    ("write list", "write:listing", "List deliveries."),
    ("write retry", "write:retry", "Try dead deliveries again."),
    ("webhook add", "webhook:add", "Tell an address what changes."),
    ("webhook list", "webhook:listing", "List who is told what changes."),
    ("webhook pause", "webhook:pause", "Let what changes wait for a subscriber."),
    ("webhook resume", "webhook:resume", "Go on telling a subscriber."),
    ("webhook replay", "webhook:replay", "Send messages again."),
    ("webhook renew", "webhook:renew", "Give a subscriber another secret."),
    ("webhook remove", "webhook:remove", "Tell a subscriber nothing any more."),
    ("grant", "grant:grant", "Give an employee HR classes within an extent."),
    ("grants", "grant:grants", "List the grants in force."),
    ("revoke", "grant:revoke", "Take a grant away."),
    ("delegation list", "delegation:listing", "List who stands in for a manager."),
    ("delegation give", "delegation:give", "Let somebody stand in for a manager."),
    ("delegation end", "delegation:end", "End a delegation."),
    ("emergency list", "emergency:listing", "List what was asked for in emergencies."),
    ("emergency refuse", "emergency:refuse", "Do not let it be opened."),
    ("account invite", "account:invite", "Invite an employee to set up an account."),
    ("account list", "account:listing", "List the accounts."),
    ("account close", "account:close", "Remove an account."),
    ("session list", "session:listing", "List who is signed in on the hub's own pages."),
    ("session end", "session:end", "End an employee's sessions and tokens."),
    ("client add", "client:add", "Make a machine client."),
    ("client list", "client:listing", "List the machine clients."),
    ("client renew", "client:renew", "Give a machine client another secret."),
    ("client revoke", "client:revoke", "End a machine client."),
    ("documents load", "documents:load", "Load a manifest of trusted documents."),
    ("documents list", "documents:listing", "List the trusted documents."),
    ("documents remove", "documents:remove", "Remove trusted documents."),
    ("explain", "explain:explain", "Show how a query is answered for somebody."),
    ("token", "token:token", "Issue a token for development."),
    ("keys list", "keys:listing", "Show the keys that seal: ids, ages, counts."),
    ("keys of", "keys:of", "Show the data keys of an employee."),
    ("keys rotate", "keys:rotate", "Make new keys while the hub works."),
    ("keys rewrap", "keys:rewrap", "Wrap the key-encryption key under its keeper's newest key."),
    ("audit seal", "audit:seal", "Chain, sign and anchor the audit now."),
    ("audit verify", "audit:verify", "Run the verifier of the audit."),
    ("access print", "printed:access_print", "Print the access policy."),
    ("access diff", "printed:access_diff", "Show who would gain and lose what by a policy file."),
    ("schema print", "printed:schema_print", "Print the graph's schema."),
    ("schema diff", "schema:diff", "Compare the graph with a schema that was kept."),
    ("schema usage", "schema:usage", "Show who uses which part of the graph."),
)
_GROUPS: Final = {
    "connector": "Connectors: what they promise.",
    "mapping": "Mappings: how their words become ours.",
    "queue": "Words that did not map.",
    "record": "Records that could not land.",
    "identity": "Who is who across systems.",
    "subject": "What people may ask of their data, and records of processing.",
    "conflict": "What systems say differently, and whose word holds.",
    "own-edit": "What people want to change of themselves, and who decides.",
    "quality": "How complete, valid, fresh and undisputed the data are.",
    "late": "Closed pay periods: changes that came too late.",
    "vocabulary": "Vocabularies: the terms that HR chooses from.",
    "department": "Departments: how they change, and under which names they are found.",
    "write": "Write-back: what the hub owns reaches the systems.",
    "webhook": "Webhooks: who is told what changes.",
    "keys": "The keys that seal.",
    "audit": "The record of who did what.",
    "access": "The access policy.",
    "delegation": "Deputies of managers, for a time.",
    "emergency": "Emergency access: what was asked for.",
    "account": "Accounts of the hub's own, for installations without an identity provider.",
    "session": "Who is signed in.",
    "client": "Machine clients: programs that ask by a secret of their own.",
    "documents": "Trusted documents: what clients may ask by id.",
    "schema": "The graph.",
}


def _register() -> None:
    """All commands by the place of their code, which is imported when one of them runs."""
    groups = {name: App(name=name, help=text) for name, text in _GROUPS.items()}
    for name, target, text in _COMMANDS:
        group, _, own = name.rpartition(" ")
        groups.get(group, app).command(f"hub.cli.{target}", name=own, help=text)
    for one in groups.values():
        app.command(one)


def main(argv: list[str] | None = None) -> int:
    """Run a command; its exit code. Errors are told as code, message, detail and hint."""
    spaced()
    try:
        found = app(argv, exit_on_error=False, print_error=True)
    except HubError as error:
        return tell(error)
    except CycloptsError:
        return REFUSED  # it has been told
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 - its text may quote a value: only its place is told
        return _tell_unknown(error)
    return found if isinstance(found, int) else 0


def tell(error: HubError) -> int:
    """Write an error for a person to read; the exit code of its class."""
    lines = [f"{error.code}: {error.message}"]
    lines += [f"  {error.detail}"] if error.detail else []
    lines += [f"  Hint: {error.hint}"] if error.hint else []
    sys.stderr.write("\n".join(lines) + "\n")
    if isinstance(error, Transient):
        return TRANSIENT
    return BROKEN if isinstance(error, Broken) else REFUSED


def _tell_unknown(error: Exception) -> int:
    """An error that nobody foresaw: its type and where it happened, without its words."""
    import traceback

    sys.stderr.write("".join(traceback.format_tb(error.__traceback__)))
    return tell(
        Broken(
            "INTERNAL",
            "The hub met an internal error.",
            detail=type(error).__name__,
            hint="Report it with the lines above; they hold no data.",
        )
    )


_register()
