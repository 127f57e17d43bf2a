# Empties graph/inferred and takes its triples out of the default graph, unless a report states
# them as well. Run before the rules, so that nothing rests on a conclusion of an earlier build.
PREFIX graph: <https://w3id.org/gpr/graph/>
DELETE { ?s ?p ?o }
WHERE {
  GRAPH graph:inferred { ?s ?p ?o }
  FILTER NOT EXISTS { GRAPH ?stated { ?s ?p ?o } FILTER(?stated != graph:inferred) }
} ;
CLEAR SILENT GRAPH graph:inferred
