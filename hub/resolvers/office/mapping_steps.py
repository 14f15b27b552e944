"""Office fields for the mapping editor: which steps there are, and what a rule makes of a text.

A trial knows no record: the text is the asker's own, and nothing is shown that they do not know.
"""

from collections.abc import Mapping
from typing import Any, Final, cast

import strawberry
from strawberry.scalars import JSON

from hub.errors import Refused
from hub.mappings.mapping import parse
from hub.mappings.one import tried
from hub.mappings.rules import Mapping as Rules
from hub.mappings.step import Failed, Param, StepSpec
from hub.mappings.steps import STEPS
from hub.resolvers.office.field import ADMIN, Asking, Info, OfficeField, office_query
from hub.resolvers.office.mapping_words import about
from hub.resolvers.office.steps_done import MappingStepDone, steps_done

MOST: Final = 1_000
"""Texts of one trial."""
LONGEST: Final = 1_000
"""Characters of a text."""


def _told(doc: str) -> Any:
    return strawberry.field(description=doc)


@strawberry.type(description="An argument of a step.")
class MappingStepArgument:
    """An argument."""

    name: str = _told("Its name.")
    type: str = _told("text, nullable (text or null), texts, int, bool or map (of texts).")
    required: bool = _told("Whether it must be given.")
    choices: list[str] = _told("The only texts that it takes; empty where it takes any.")
    default: JSON | None = _told("What it is if it is not given.")
    about: str = _told("What it means, in the language of the asker.")


@strawberry.type(description="A value before and after a step.")
class MappingStepExample:
    """An example; it is run as a test."""

    step: JSON = _told("The step as a document writes it.")
    given: str = _told("Before.")
    then: str | None = _told("After; null where nothing is left, or it fails.")
    fails: str | None = _told("UNMAPPED or INVALID.")


@strawberry.type(description="A kind of step.")
class MappingStep:
    """A step."""

    name: str = _told("Its name.")
    about: str = _told("What it does, in the language of the asker.")
    short: str | None = _told("The argument that may be written alone.")
    arguments: list[MappingStepArgument] = _told("In the order of the reference.")
    examples: list[MappingStepExample] = _told("What it does to some values.")


@strawberry.type(description="What a rule makes of one text.")
class MappingTrial:
    """A trial."""

    given: str = _told("The text.")
    value: str | None = _told("What the field would hold.")
    reason: str | None = _told("Why it would wait: UNMAPPED or INVALID.")
    status: str | None = _told(
        "What the steps did: ok, coerced, defaulted, unmapped or failed; null where nothing is."
    )
    done: list[MappingStepDone] = _told("The same step by step, with the field's own check.")
    link: bool = _told("Whether the value names another row, which is found when it lands.")


@office_query("The steps that a mapping can be made of.", may=ADMIN)
async def mapping_steps(info: Info) -> list[MappingStep] | None:
    """In the order of the reference."""
    return [_step(info.context, one) for one in STEPS.values()]


@strawberry.input(description="Texts that the rule of a field is to be tried with.")
class MappingTrialInput:
    """A field and texts."""

    row: str = _told("Name of the row.")
    field: str = _told("As a mapping names it.")
    values: list[str] = _told("The texts.")


@strawberry.type(description="What the rule of a field makes of texts.")
class MappingFieldTrial:
    """A field's trials."""

    row: str = _told("Name of the row.")
    field: str = _told("As a mapping names it.")
    trials: list[MappingTrial] = _told("Text by text.")


@office_query("What rules of a document make of some texts.", may=ADMIN, points=100)
async def mapping_trial(
    info: Info, document: JSON, fields: list[MappingTrialInput]
) -> list[MappingFieldTrial] | None:
    """Field by field; raises Refused MAPPING_INVALID, TRIAL_FIELD, TRIAL_SIZE."""
    texts = [text for one in fields for text in one.values]
    if len(texts) > MOST or any(len(one) > LONGEST for one in texts):
        raise Refused(
            "TRIAL_SIZE",
            "These are too many texts, or one is too long.",
            hint=f"{MOST} texts of {LONGEST} characters at most.",
        )
    rules = parse(cast("dict[str, Any]", document), "the document")
    return [_tried(info.context, rules, one) for one in fields]


def _tried(asking: Asking, rules: Rules, wanted: MappingTrialInput) -> MappingFieldTrial:
    model = asking.hub.model
    found = tried(rules, model, wanted.row, wanted.field, wanted.values)
    return MappingFieldTrial(
        row=wanted.row,
        field=wanted.field,
        trials=[
            MappingTrial(
                given=text,
                value=one.value,
                reason=one.reason,
                status=one.status,
                done=steps_done(one.done),
                link=one.reference is not None,
            )
            for text, one in zip(wanted.values, found, strict=True)
        ],
    )


def _step(asking: Asking, one: StepSpec) -> MappingStep:
    return MappingStep(
        name=one.name,
        about=one.zh if asking.language == "zh" else one.doc,
        short=one.short,
        arguments=[_argument(asking, one, each) for each in one.params],
        examples=[
            MappingStepExample(
                step=cast("JSON", one.name if each.args is None else {one.name: each.args}),
                given=each.given,
                then=None if isinstance(each.then, Failed) else each.then,
                fails=each.then.code if isinstance(each.then, Failed) else None,
            )
            for each in one.examples
        ],
    )


def _argument(asking: Asking, step: StepSpec, one: Param) -> MappingStepArgument:
    default = list(one.default) if isinstance(one.default, tuple) else one.default
    return MappingStepArgument(
        name=one.name,
        type=one.type,
        required=one.required,
        choices=list(one.choices),
        default=cast("JSON | None", default),
        about=about(step, one, asking.language),
    )


QUERIES: Final[Mapping[str, OfficeField]] = {
    "mappingSteps": mapping_steps,
    "mappingTrial": mapping_trial,
}
MUTATIONS: Final[Mapping[str, OfficeField]] = {}
