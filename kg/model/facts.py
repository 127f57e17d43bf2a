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
class Document(Fact):
    """A document; `state`: issued compiled drafting approved cited."""

    title: Words
    state: str
    by: tuple[UnitMention, ...]


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
    """A passage of at least 40 equal characters that stands under two headings."""

    first: Span
    second: Span


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one report, each sort in reading order."""

    plans: tuple[Plan, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    projects: tuple[Project, ...] = ()
    issues: tuple[Issue, ...] = ()
    measures: tuple[Measure, ...] = ()
    observations: tuple[Observation, ...] = ()
    documents: tuple[Document, ...] = ()
    dependencies: tuple[Dependency, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    repetitions: tuple[Repetition, ...] = ()
