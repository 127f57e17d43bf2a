# Replaces one named graph in one transaction: a reader sees the old graph or the new one.
#
# `staging:run` names the graph and its new fingerprint; `staging:removed` and `staging:added`
# hold the difference. The default graph stays the merge of the named graphs: a triple leaves it
# only if no other named graph states it.
PREFIX graph: <https://w3id.org/gpr/graph/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX staging: <urn:x-duban:staging:>

DELETE { GRAPH ?graph { ?s ?p ?o } }
WHERE {
  GRAPH staging:run { ?graph prov:value ?new }
  GRAPH staging:removed { ?s ?p ?o }
} ;

DELETE { ?s ?p ?o }
WHERE {
  GRAPH staging:removed { ?s ?p ?o }
  FILTER NOT EXISTS {
    GRAPH ?other { ?s ?p ?o }
    FILTER(?other NOT IN (staging:removed, staging:added, graph:runs))
  }
} ;

INSERT { GRAPH ?graph { ?s ?p ?o } . ?s ?p ?o }
WHERE {
  GRAPH staging:run { ?graph prov:value ?new }
  GRAPH staging:added { ?s ?p ?o }
} ;

DELETE { GRAPH graph:runs { ?graph prov:value ?old } }
INSERT { GRAPH graph:runs { ?graph prov:value ?new } }
WHERE {
  GRAPH staging:run { ?graph prov:value ?new }
  OPTIONAL { GRAPH graph:runs { ?graph prov:value ?old } }
} ;

DROP SILENT GRAPH staging:run ;
DROP SILENT GRAPH staging:removed ;
DROP SILENT GRAPH staging:added
