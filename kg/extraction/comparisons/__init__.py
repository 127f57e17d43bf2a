"""Passages of one report held against each other, for what is told in two ways."""

from collections.abc import Sequence

from kg.extraction.comparisons.bodies import bodies_told_twice
from kg.extraction.comparisons.copies import near_copies
from kg.extraction.comparisons.figures import figures_told_twice
from kg.extraction.comparisons.objects import objects_told_twice
from kg.extraction.comparisons.outcomes import lists_counted_twice, outcomes_told_twice
from kg.extraction.comparisons.remains import remainders_told_twice
from kg.extraction.comparisons.stages import stages_told_twice
from kg.model.facts import Observation, Project, Repetition, TwiceTold
from kg.model.mentions import Reading


def relate_comparisons(
    reading: Reading,
    observations: Sequence[Observation],
    projects: Sequence[Project],
    copies: Sequence[Repetition],
) -> tuple[TwiceTold, ...]:
    r"""Return what a report tells in two ways, in reading order; which is right stays open.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "关于县委第二巡察组反馈意见整改情况的通报\\n县委第二巡察组开展了巡察。\\n"
    >>> text += "一、部署\\n传达县委第四巡察组反馈意见。"
    >>> reading = recognise(make_report("a", text))
    >>> [(one.first.text, one.second.text) for one in relate_comparisons(reading, (), (), ())]
    [('县委第二巡察组', '县委第四巡察组')]
    """
    found = (
        *bodies_told_twice(reading),
        *figures_told_twice(reading, observations),
        *stages_told_twice(reading, projects),
        *objects_told_twice(reading),
        *outcomes_told_twice(reading),
        *lists_counted_twice(reading),
        *remainders_told_twice(reading),
        *near_copies(reading, copies),
    )
    return tuple(sorted(found, key=lambda one: (one.evidence, one.other)))
