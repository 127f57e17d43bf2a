"""Where something is said to stand among others, without a number."""

from kg.rdf.assertion.draft import Draft


def assert_standings(draft: Draft) -> None:
    """Write each standing with what it is told of and, where it is told, among whom."""
    for fact in draft.facts.standings:
        claim = draft.stated("StandingStatement", fact)
        draft.write(claim, countedText=fact.indicator.text, surfaceForm=fact.words.text)
        draft.write(claim, rankScopeText=fact.scope.text if fact.scope else None)
