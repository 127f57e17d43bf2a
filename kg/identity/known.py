"""The names that a report gives to things."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.identity.common_titles import is_common_title
from kg.identity.names import MIN_INSIDE, Names, name_key
from kg.model.entities import Entity, ResolvedUnit
from kg.model.facts import Facts
from kg.model.text import Words
from kg.names.projects import project_stem


@dataclass(frozen=True, slots=True)
class Known:
    """The names that this report gives to things."""

    plans: Names
    documents: Names
    projects: Names
    sets: Names
    units: Names
    all: Names

    @staticmethod
    def of(facts: Facts, things: Mapping[Words, Entity], units: Sequence[ResolvedUnit]) -> "Known":
        """Return the names in the facts; `things` must hold plans, documents and projects."""
        plans = {name_key(fact.name.text): things[fact.name] for fact in facts.plans}
        titles = [fact.title for fact in facts.documents if not is_common_title(fact.title.text)]
        documents = {name_key(title.text): things[title] for title in titles}
        projects = _project_names(facts, things)
        sets = {
            name_key(fact.name.text): things[fact.name] for fact in facts.projects if fact.is_set
        }
        forms = {
            name_key(form): unit.entity
            for unit in reversed(units)
            for form in (*unit.aliases, unit.entity.label, unit.fullest)
        }
        return Known(
            plans=Names(plans),
            documents=Names(documents),
            projects=Names(projects),
            sets=Names(sets),
            units=Names(forms),
            all=Names(projects | plans | documents),
        )

    def named(self, words: str) -> Entity | None:
        """Return the set of exactly this name, else the thing these words are or contain."""
        return self.sets.equal(words) or self.all.inside(words)


def _project_names(facts: Facts, things: Mapping[Words, Entity]) -> dict[str, Entity]:
    """Return single projects by their names, with and without 项目 and 工程."""
    names: dict[str, Entity] = {}
    for fact in facts.projects:
        if not fact.is_set:
            name = name_key(fact.name.text)
            names[name] = things[fact.name]
            stem = project_stem(name)
            if len(stem) >= MIN_INSIDE:
                names.setdefault(stem, things[fact.name])
    return names
