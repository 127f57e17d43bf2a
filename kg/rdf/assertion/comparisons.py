"""Passages that stand twice, and things that are told in two ways."""

from collections.abc import Sequence

from kg.model.facts import CopyShare, Repetition, TwiceTold, UnclearName
from kg.rdf.assertion.draft import Draft, integer

_MOST_PLACES = 4


def assert_comparisons(draft: Draft) -> None:
    """Write what became of holding the passages of a report against each other."""
    for repetition in draft.facts.repetitions:
        _assert_repetition(draft, repetition)
    for told in draft.facts.twice_told:
        _assert_twice_told(draft, told)
    for share in draft.facts.copy_shares:
        _assert_share(draft, share)
    for measure in draft.facts.bare_measures:
        claim = draft.stated("BareMeasure", measure)
        draft.write(claim, number=measure.issue, ordinal=integer(measure.ordinal))
    for name in draft.facts.unclear_names:
        _assert_unclear_name(draft, name)


def _assert_repetition(draft: Draft, fact: Repetition) -> None:
    claim = draft.stated("RepeatedPassage", fact)
    length = fact.first.end - fact.first.start
    draft.write(claim, standsAlsoAt=draft.span(fact.second), passageLength=integer(length))
    draft.write(claim, placeCount=integer(fact.places))


def _assert_twice_told(draft: Draft, fact: TwiceTold) -> None:
    claim = draft.stated("DoubleStatement", fact)
    draft.write(claim, standsAlsoAt=draft.span(fact.other), doubleAspect=fact.aspect)
    draft.write(claim, countedText=fact.what)
    draft.write(claim, firstValue=fact.first.text, secondValue=fact.second.text)


def _assert_share(draft: Draft, fact: CopyShare) -> None:
    claim = draft.stated("CopyShare", fact)
    draft.write(claim, number=fact.issue, copiedLength=integer(fact.copied))
    draft.write(claim, passageLength=integer(fact.total), copiedAt=_listed(fact.places))


def _listed(places: Sequence[str]) -> str:
    """Return places as words; of very many, the first ones and their number.

    >>> _listed(["一、1.", "一、2.", "一、3.", "一、4.", "一、5."])
    '一、1.、一、2.、一、3.等5处'
    """
    few = len(places) <= _MOST_PLACES
    return "、".join(places) if few else f"{'、'.join(places[:3])}等{len(places)}处"


def _assert_unclear_name(draft: Draft, fact: UnclearName) -> None:
    claim = draft.stated("UnclearNaming", fact)
    draft.write(claim, surfaceForm=fact.name, namingDoubt=fact.doubt)
    if fact.other:
        draft.write(claim, standsAlsoAt=draft.span(fact.other))
    for name in fact.candidates:
        draft.write(claim, couldMean=name)
