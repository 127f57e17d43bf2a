"""How much of a report reached its graph, and the sentences of which something did not."""

from kg.model.coverage import Coverage, Gap
from kg.rdf.assertion.draft import Draft, integer
from kg.rdf.mint import mint
from kg.rdf.namespaces import TYPE, ont


def assert_coverage(draft: Draft, coverage: Coverage) -> None:
    """Write the three shares as counts, and each sentence with what no fact gives."""
    node = mint("report", draft.source.id, "coverage")
    draft.add(node, TYPE, ont("Coverage"))
    draft.write(node, coverageOf=draft.report)
    draft.write(
        node,
        sentencesCovered=integer(coverage.sentences.covered),
        sentencesRead=integer(coverage.sentences.total),
        figuresCovered=integer(coverage.figures.covered),
        figuresRead=integer(coverage.figures.total),
        bodiesCovered=integer(coverage.bodies.covered),
        bodiesRead=integer(coverage.bodies.total),
    )
    for gap in coverage.gaps:
        draft.write(node, uncoveredSentence=draft.span(gap.sentence.span))
        _assert_gap(draft, gap)


def _assert_gap(draft: Draft, gap: Gap) -> None:
    sentence = draft.span(gap.sentence.span)
    for figure in gap.figures:
        draft.write(sentence, uncoveredFigure=draft.span(figure.span))
    for body in gap.bodies:
        draft.write(sentence, uncoveredBody=draft.span(body.span))
