# Takes 20,000 conclusions out of graph/inferred, and out of the default graph unless a report
# states them as well. Run until the graph is empty, before the rules, so that nothing rests on a
# conclusion of an earlier build; in parts, so that no transaction grows with the store.
PREFIX graph: <https://w3id.org/gpr/graph/>
DELETE { GRAPH graph:inferred { ?s ?p ?o } . ?s ?p ?o }
INSERT { ?stated ?alike ?too }
WHERE {
  { SELECT ?s ?p ?o WHERE { GRAPH graph:inferred { ?s ?p ?o } } LIMIT 20000 }
  OPTIONAL {
    GRAPH ?report { ?s ?p ?o } FILTER(?report != graph:inferred)
    BIND(?s AS ?stated) BIND(?p AS ?alike) BIND(?o AS ?too)
  }
}
