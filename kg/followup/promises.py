"""What a later report tells about a promised date: kept, moved, missed, or nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.followup.dossier import Answer, Dossier, Issue, Promise, Quote, State, surely_before
from kg.followup.issues import Continuation
from kg.followup.likeness import held
from kg.followup.rules import ISSUE_CLOSED, LIKE_WORDS, NEW_DATE, NOTHING_TOLD, SAME_DATE, SAME_ITEM
from kg.followup.words import day_told, pattern
from kg.model.text import Span
from kg.text.fold import fold
from kg.text.modality import clause_start, modality_at
from kg.text.periods import last_day
from kg.text.title_keys import bare_words

#: Outcomes after which no later report is asked any more.
SETTLED = ("kept", "late", "done", "moved", "missed")

_DONE = ("completed", "operating", "issued")
_STARTED = ("construction", *_DONE)
_UNFINISHED = ("preparation", "construction", "stalled", "drafting", "compiled", "approved")
_UNTOLD = ("unknown", "cited")
_WORDS_HELD = 0.70
"""Share of the character pairs of what was promised that a later sentence must have."""
_SHORTEST = 6
"""Characters of the shortest promise that is looked for by its words alone."""
_CLAUSE = re.compile(r"[^,。;!?\n]+")
_EVENT = 2
"""Last characters of a promise that tell what shall happen: 投产, 开工."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a promise, by which words of which report.

    `due_after` is the new date of a promise that moved, `done_on` the day of one that was kept or
    came late. `also` are further claims that the outcome rests on.
    """

    promise: Promise
    outcome: str
    rule: str
    later: Quote | None = None
    due_after: str = ""
    done_on: str = ""
    also: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """An earlier and a later report with what links their issues.

    `in_turn` tells that the later one is a follow-up, so that its silence means something.
    """

    earlier: Dossier
    later: Dossier
    links: tuple[Continuation, ...] = ()
    in_turn: bool = True


def made_ahead(dossier: Dossier) -> Iterator[Promise]:
    """Yield the promises proper: those whose last day was not over when the report came out."""
    written = dossier.head.date
    return (one for one in dossier.promises if written and not surely_before(one.day, written))


def outcome_of(promise: Promise, pair: Pair) -> Outcome | None:
    """Return what the later report tells of a promise; None if it is no report to ask.

    Done comes before a new date, a new date before “not yet”; what no words prove stays silent,
    or pending while the date is still ahead.
    """
    successors = _successors(promise, pair)
    for find in (_done, _closed, _rescheduled, _unfinished):
        if found := find(promise, pair, successors):
            return found
    return _untold(promise, pair, successors) if pair.in_turn else None


def _successors(promise: Promise, pair: Pair) -> tuple[Issue, ...]:
    """Return the issues of the later report that carry on the one in which the promise stands."""
    own = pair.earlier.issue_at(promise.quote.start)
    return tuple(link.later for link in pair.links if link.earlier == own)


def _done(promise: Promise, pair: Pair, successors: Sequence[Issue]) -> Outcome | None:
    """Find a thing that is done now and was not so before, or a like sentence that says done."""
    reached = _STARTED if promise.kind == "start" else _DONE
    before = {one.status for one in pair.earlier.states if one.item == promise.subject}
    for state in _states(promise, pair.later):
        if state.status in reached and not before & set(reached):
            return _dated(promise, pair.later, state.quote, SAME_ITEM)
    for quote in _like_answers(promise, pair, successors):
        return _dated(promise, pair.later, quote, LIKE_WORDS)
    return None


def _states(promise: Promise, later: Dossier) -> list[State]:
    told = (one for one in later.states if one.status not in _UNTOLD)
    return [one for one in told if promise.subject and one.item == promise.subject]


def _like_answers(promise: Promise, pair: Pair, successors: Sequence[Issue]) -> Iterator[Quote]:
    """Yield the clauses on the same issue that tell in like words what was not told before."""
    what = bare_words(promise.what)
    own = pair.earlier.issue_at(promise.quote.start)
    if len(what) < _SHORTEST or promise.subject or own is None:
        return
    if any(_tells_done(pair.earlier, answer, what) for answer in own.answers):
        return
    answers = (answer for issue in successors for answer in issue.answers)
    yield from (found for one in answers if (found := _tells_done(pair.later, one, what)))


def _tells_done(dossier: Dossier, answer: Answer, what: str) -> Quote | None:
    """Return the clause that says that something is done, unless it is a promise itself."""
    quote = _clause_done(answer, what)
    ahead = (one.quote for one in made_ahead(dossier))
    if quote and not any(one.start < quote.end and quote.start < one.end for one in ahead):
        return quote
    return None


def _clause_done(answer: Answer, what: str) -> Quote | None:
    """Return the clause that has the words of a promise, if it or the next one says done."""
    clauses = list(_CLAUSE.finditer(fold(answer.body)))
    for clause, following in zip(clauses, [*clauses[1:], None], strict=True):
        if held(what, bare_words(clause[0])) >= _WORDS_HELD:
            own, next_one = _modality(clause[0]), _modality(following[0]) if following else ""
            if own == "done":
                return answer.passage(*clause.span())
            if following and not own and next_one == "done":
                return answer.passage(clause.start(), following.end())
    return None


def _modality(clause: str) -> str:
    return modality_at(clause, Span(0, len(clause)))


def _closed(promise: Promise, pair: Pair, successors: Sequence[Issue]) -> Outcome | None:
    """Find the words that close the issue (该问题已完成整改), in all that it became."""
    own = pair.earlier.issue_at(promise.quote.start)
    if own is None or _closing_words([own]):
        return None
    found = _closing_words(successors)
    if not found or len(found) < len(successors):
        return None
    return _dated(promise, pair.later, found[-1], ISSUE_CLOSED)


def _closing_words(issues: Sequence[Issue]) -> list[Quote]:
    """Return the words that close each of the issues, as far as there are any."""
    found = []
    for issue in issues:
        matches = ((one, pattern("closed").search(one.body)) for one in issue.answers)
        quotes = (one.passage(*match.span()) for one, match in matches if match)
        found += list(quotes)[:1]
    return found


def _dated(promise: Promise, later: Dossier, quote: Quote, rule: str) -> Outcome:
    """Tell kept from late by the day of the deed, or by that of the report; else just done."""
    start = clause_start(fold(later.text), quote.start)
    day = day_told(later.text[start : quote.end], later.head.date)
    if day and last_day(day) <= promise.day:
        outcome = "kept"
    elif day and surely_before(promise.day, day):
        outcome = "late"
    else:
        outcome = "kept" if last_day(later.head.date) <= promise.day else "done"
    return Outcome(promise, outcome, rule, quote, done_on=day)


def _rescheduled(promise: Promise, pair: Pair, successors: Sequence[Issue]) -> Outcome | None:
    """Find the same promise in the later report, with another date or the same one."""
    again = [one for one in pair.later.promises if _is_same(promise, one, pair.later, successors)]
    known = {one.day for one in pair.earlier.promises if _is_beside(one, promise, pair.earlier)}
    ahead = set(made_ahead(pair.later))
    dates = {one.due: one for one in again if one.day not in known and one in ahead}
    same = [one.quote for one in again if one.day == promise.day]
    if len(dates) == 1:
        ((due, new),) = dates.items()
        also = tuple(quote for quote in same if quote != new.quote)
        return Outcome(promise, "moved", NEW_DATE, new.quote, due_after=due, also=also)
    for quote in same:
        unkept = pattern("unkept").search(pair.later.sentence(quote))
        outcome = "missed" if unkept and _is_over(promise, pair.later) else "repeated"
        return Outcome(promise, outcome, SAME_DATE, quote)
    return None


def _is_beside(other: Promise, promise: Promise, earlier: Dossier) -> bool:
    """Tell whether the earlier report promised this for the same thing, or in the same issue."""
    if promise.subject or other.subject:
        return promise.subject == other.subject
    places = (promise.quote.start, other.quote.start)
    return len({earlier.issue_at(place) for place in places}) == 1


def _is_same(promise: Promise, other: Promise, later: Dossier, successors: Sequence[Issue]) -> bool:
    """Tell whether a promise of the later report is the same promise.

    It is of the same thing, or in like words in the same issue; and it is the same event, or the
    words around it say that a date was moved.
    """
    if (promise.kind == "start") != (other.kind == "start"):
        return False
    what, told = bare_words(promise.what), bare_words(other.what)
    if promise.subject or other.subject:
        if promise.subject != other.subject:
            return False
        moved = pattern("moved").search(later.sentence(other.quote))
        return bool(moved) or what[-_EVENT:] == told[-_EVENT:]
    if later.issue_at(other.quote.start) not in successors:
        return False
    return min(held(what, told), held(told, what)) >= _WORDS_HELD


def _unfinished(promise: Promise, pair: Pair, _: Sequence[Issue]) -> Outcome | None:
    """Find that the thing is still not done although the date is over."""
    if promise.kind == "start" or not _is_over(promise, pair.later):
        return None
    told = _states(promise, pair.later)
    if told and all(one.status in _UNFINISHED for one in told):
        return Outcome(promise, "missed", SAME_ITEM, told[-1].quote)
    return None


def _untold(promise: Promise, pair: Pair, successors: Sequence[Issue]) -> Outcome:
    """Return silent for a date that is over, else pending; with what the report does tell."""
    outcome = "silent" if _is_over(promise, pair.later) else "pending"
    told = [one.quote for one in _states(promise, pair.later)]
    told += [issue.quote for issue in successors]
    quote = told[0] if told else pair.later.head.quote
    return Outcome(promise, outcome, NOTHING_TOLD, quote)


def _is_over(promise: Promise, later: Dossier) -> bool:
    return surely_before(promise.day, later.head.date)
