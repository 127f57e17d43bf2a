"""The official numbers that a report gives for the documents it names."""

from collections.abc import Iterable

from kg.model.facts import Document, DocumentNumber
from kg.model.mentions import Reading
from kg.text.document_numbers import number_after

AFTER_TITLE = "document-number-after-title"


def relate_document_numbers(
    reading: Reading, documents: Iterable[Document]
) -> tuple[DocumentNumber, ...]:
    """Return a fact for each document whose title a number follows, with title and number.

    >>> from kg.extraction.documents import relate_documents
    >>> from kg.extraction.recognise import recognise
    >>> from kg.text.read import make_report
    >>> reading = recognise(make_report("a", "印发《河湖巡查办法》（云政发〔2024〕12号）。"))
    >>> [fact.number for fact in relate_document_numbers(reading, relate_documents(reading))]
    ['云政发〔2024〕12号']
    """
    report = reading.report
    facts = []
    for document in documents:
        found = number_after(report.folded, document.title.span.end)
        if found:
            facts.append(
                DocumentNumber(
                    evidence=document.title.span.join(found),
                    rule=AFTER_TITLE,
                    title=document.title,
                    number=found.cut(report.text),
                )
            )
    return tuple(facts)
