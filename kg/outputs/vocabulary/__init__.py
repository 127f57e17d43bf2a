"""The vocabulary of the ontology as pages that people read without network."""

from kg.outputs.vocabulary.pages import vocabulary_pages, write_vocabulary

__all__ = ["vocabulary_pages", "write_vocabulary"]
