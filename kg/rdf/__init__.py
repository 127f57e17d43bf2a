"""The graph: names, statements, ontology, store, rules."""
