"""The graph in the hands of an analyst: answers, rdflib, networkx, and who waits for whom."""
