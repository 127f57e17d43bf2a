"""What a report states, one class per fact type of the yardstick.

Every fact carries `evidence`, the shortest clause that proves it, and `rule`, the id of the rule
that made it. Vocabulary of the closed fields: `ontology/schemes/`.
"""

from dataclasses import dataclass
from decimal import Decimal

from kg.model.mentions import UnitMention
from kg.model.text import Span, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Parent of all facts: words that prove it and the rule that found it."""

    evidence: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Fact):
    """A plan, campaign or special action that heads a section, and the unit that leads it."""

    name: Words
    section: int
    lead: UnitMention | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility(Fact):
    """A unit in a role for a target.

    `role`: lead implement support supervise approve fund publish.
    `target_kind`: plan project issue measure document unit other.
    """

    unit: UnitMention
    role: str
    target: Words
    target_kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Fact):
    """A project or set of projects, with the latest stage that this mention reaches.

    `stage`: preparation construction completed operating stalled unknown. `unit` carries it.
    """

    name: Words
    is_set: bool
    count: int | None
    stage: str
    unit: UnitMention | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(Fact):
    """A problem found by an inspection; `number` is its path (`二、(一)1.(2)`, `附件(一)1.`)."""

    number: str
    section: int
    aspect: Words | None
    category: Words | None
    text: Words
    measures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Fact):
    """One measure that answers an issue; `state`: done ongoing planned mixed.

    `body` covers the whole measure, `opening` its first 12 characters.
    """

    issue: str
    ordinal: int
    opening: Words
    state: str
    body: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Fact):
    """A figure that says something; `kind`: count amount rate growth rank measure."""

    value: Decimal
    unit: str
    indicator: Words
    subject: Words | None
    kind: str
    period: Words | None
    qualifier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Fact):
    """Where something is said to stand among others, without a number: 居全省前列."""

    indicator: Words
    words: Words
    scope: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Fact):
    """A document; `state`: issued compiled drafting approved cited."""

    title: Words
    state: str
    by: tuple[UnitMention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNumber(Fact):
    """The official number (云政发〔2024〕12号) that stands after a document's title."""

    title: Words
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionDetail(Fact):
    """One thing that a report tells of the inspection it answers.

    `detail`: conductor orderer inspected kind start end feedback. `unit` is the body of the first
    three; `value` is the concept of a kind or the ISO date, partial when partial. What is told in
    two ways is two facts.
    """

    detail: str
    unit: UnitMention | None = None
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency(Fact):
    """Something waits for something, or needed it.

    `kind`: approval funding land planning procurement partner sequence. `state`: met pending.
    """

    dependent: Words
    on: Words
    kind: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Fact):
    """A future or planned date; `date` is ISO, partial when partial (`2020-H1`).

    `kind`: deadline start milestone.
    """

    what: Words
    date: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition(Fact):
    """A passage of at least 40 equal characters that stands twice, mostly under two headings.

    `places` counts the headings under which it stands; of many copies only the first two are kept.
    """

    first: Span
    second: Span
    places: int = 2


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that can be reckoned with, 万 and 亿 multiplied out, and the figure it is from."""

    size: Decimal
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally(Fact):
    """How much of a set or sum is done, and the rate that the report states for it.

    `rate` is in percent and `slack` half a unit of its last printed decimal. What the report does
    not say of the three is None; it says a rate, or else both numbers.
    """

    what: Words | None
    total: Quantity | None
    done: Quantity | None
    rate: Quantity | None
    slack: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown(Fact):
    """A total and the parts that the report gives of it.

    `exhaustive` tells that by the report's own words no part is missing (分为, 其余); `slack` is
    how far rounding alone can move the sum.
    """

    what: Words | None
    total: Quantity
    parts: tuple[Quantity, ...]
    exhaustive: bool
    slack: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration(Fact):
    """A number of things that a report announces, and how many it then lists.

    `level` is what they are called (方面, 类, 项). `listings` are the lists that could answer it,
    each with the words that open it; more than one when the report does not say which.
    """

    declared: int
    level: str
    listings: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TwiceTold(Fact):
    """One thing of which two passages tell different things; which is right is not decided.

    `aspect`: figure stage name object outcome counter copy older later. `what` names the thing,
    `first` and `second` are the words in which the passages differ; the evidence is the first
    passage, `other` the second.
    """

    aspect: str
    what: str
    first: Words
    second: Words
    other: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyShare(Fact):
    """How many characters of an answer stand elsewhere too, under which headings, of how many."""

    issue: str
    copied: int
    total: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BareMeasure(Fact):
    """A measure without a single figure, body, date or document; its evidence is all of it."""

    issue: str
    ordinal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnclearName(Fact):
    """A place where the report leaves open which body it means.

    `doubt`: unnamed (somebody is held responsible, nobody named), shared (the name fits several
    bodies of the report), slip (it is one character off another name), gap (a space stands in it).
    `candidates` are the bodies that may be meant, `other` the words on the first of them.
    """

    doubt: str
    name: str
    candidates: tuple[str, ...]
    other: Span | None


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one report, each sort in reading order."""

    plans: tuple[Plan, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    projects: tuple[Project, ...] = ()
    issues: tuple[Issue, ...] = ()
    measures: tuple[Measure, ...] = ()
    observations: tuple[Observation, ...] = ()
    standings: tuple[Standing, ...] = ()
    documents: tuple[Document, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    repetitions: tuple[Repetition, ...] = ()
    tallies: tuple[Tally, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    twice_told: tuple[TwiceTold, ...] = ()
    copy_shares: tuple[CopyShare, ...] = ()
    bare_measures: tuple[BareMeasure, ...] = ()
    unclear_names: tuple[UnclearName, ...] = ()
    document_numbers: tuple[DocumentNumber, ...] = ()
    inspection: tuple[InspectionDetail, ...] = ()
