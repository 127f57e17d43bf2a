"""Documents, who wrote or issued them, and their official numbers."""

from pyoxigraph import Literal

from kg.model.facts import Document
from kg.rdf.assertion.draft import Draft
from kg.rdf.namespaces import concept, ont

_HAS_ISSUER = ("issued", "cited")


def assert_documents(draft: Draft) -> None:
    """Write each document with its state, and the numbers that follow titles."""
    for fact in draft.facts.documents:
        _assert_document(draft, fact)
    for number in draft.facts.document_numbers:
        claim = draft.stated("NumberStatement", number)
        draft.direct(claim, draft.words(number.title), ont("docNumber"), Literal(number.number))


def _assert_document(draft: Draft, fact: Document) -> None:
    """Write one document; who only drafts it has written it, but not issued it."""
    node, claim = draft.words(fact.title), draft.stated("DocumentRecord", fact)
    state = concept("document-state", fact.state)
    draft.write(claim, recordOf=node, surfaceForm=fact.title.text, status=state)
    for mention in fact.by:
        author = draft.unit_of(mention)
        draft.write(claim, authoredBy=author, authorAsWritten=mention.name)
        if fact.state in _HAS_ISSUER:
            draft.write(node, issuer=author)
    draft.direct(claim, node, ont("documentState"), state)
