"""Figures that belong together: rates with their counts, totals with their parts."""

import re
from collections.abc import Iterator

from kg.extraction.tallies.amounts import Amount, amounts_by_sentence
from kg.extraction.tallies.changes import changes_in
from kg.extraction.tallies.chapters import breakdowns_by_chapter
from kg.extraction.tallies.parts import breakdowns_in
from kg.extraction.tallies.rates import tallies_in
from kg.extraction.tallies.respectively import name_each
from kg.extraction.tallies.tables import tables_in
from kg.extraction.tallies.unrated import tallies_without_rate
from kg.model.facts import Breakdown, Tally
from kg.model.mentions import Reading
from kg.model.text import Sentence

_PLAN = re.compile(r"(?:年度|全年|今年)(?:计划)?(?:完成)?投资(?:任务|计划|目标)?$")
_FAR = 4
"""Sentences over which the money of a year's plan is remembered."""
_CARRIED = 6
"""Amounts of the sentence before that a sentence may take up."""


def relate_tallies(reading: Reading) -> tuple[tuple[Tally, ...], tuple[Breakdown, ...]]:
    """Return what is done of which set, at which rate if one is stated, and totals with parts.

    Whether they hold is not decided here: arithmetic that holds is a fact as well.

    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> text = "42个交通项目已开工33个,开工率81.2%;其中公路20个、水路9个,其余13个。"
    >>> (tally,), _ = relate_tallies(recognise(make_report("a", text)))
    >>> tally.total.size, tally.done.size, tally.rate.size
    (Decimal('42'), Decimal('33'), Decimal('81.2'))
    """
    tallies: list[Tally] = []
    breakdowns: list[Breakdown] = []
    mixed: list[Tally | Breakdown] = []
    text = reading.report.folded
    told = [(one, name_each(text, amounts)) for one, amounts in amounts_by_sentence(reading)]
    for amounts, carried in _with_carried(told):
        tallies.extend(tallies_in(reading, amounts, carried))
        breakdowns.extend(breakdowns_in(reading, amounts, carried))
        mixed.extend(changes_in(reading, amounts))
    breakdowns.extend(breakdowns_by_chapter(reading, told))
    mixed.extend(tables_in(reading))
    tallies.extend(one for one in mixed if isinstance(one, Tally))
    breakdowns.extend(one for one in mixed if isinstance(one, Breakdown))
    tallies.extend(tallies_without_rate(reading, tallies))
    return tuple(tallies), tuple(breakdowns)


def _with_carried(
    told: list[tuple[Sentence, list[Amount]]],
) -> Iterator[tuple[list[Amount], list[Amount]]]:
    """Yield the amounts of each sentence with those of the sentence before it, nearest first.

    The one plan of a year that a section names is remembered for longer.
    """
    previous: list[Amount] = []
    plans: list[tuple[int, Amount]] = []
    at, section = -2, -1
    for sentence, amounts in told:
        same = sentence.section == section
        follows = same and sentence.index == at + 1
        plans = [one for one in plans if same and sentence.index - one[0] <= _FAR]
        carried = previous[::-1][:_CARRIED] if follows else []
        if len(plans) == 1 and plans[0][1] not in carried:
            carried.append(plans[0][1])
        yield amounts, carried
        plans += [(sentence.index, one) for one in amounts if _is_plan(one)]
        previous, at, section = amounts, sentence.index, sentence.section


def _is_plan(amount: Amount) -> bool:
    """Tell whether an amount is the money that a year's plan sets."""
    return amount.unit == "元" and bool(_PLAN.search(amount.before))
