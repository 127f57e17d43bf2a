# Copies new conclusions into the default graph, where the next rule and every question read them.
PREFIX graph: <https://w3id.org/gpr/graph/>
INSERT { ?s ?p ?o }
WHERE {
  GRAPH graph:inferred { ?s ?p ?o }
  FILTER NOT EXISTS { ?s ?p ?o }
}
