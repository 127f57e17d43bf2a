# id: blocked-by/1
# title-zh: 尚未满足、后来的报告也没有说已满足的依赖，使事项受阻
# title-en: A pending dependency blocks an item unless a later report says that it was met
#
# Each report has its own IRI for a prerequisite that is no entity, so names are compared. Dates
# may be partial; as ISO strings they still sort, and a partial date counts as the earlier one.
PREFIX gpr: <https://w3id.org/gpr/ont#>
PREFIX graph: <https://w3id.org/gpr/graph/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX fulfilment: <https://w3id.org/gpr/scheme/fulfilment/>
INSERT { GRAPH graph:inferred { ?item gpr:blockedBy ?needed } }
WHERE {
  ?claim gpr:fulfilment fulfilment:pending ; gpr:dependent ?item ; gpr:prerequisite ?needed .
  MINUS {
    ?later gpr:fulfilment fulfilment:met ; gpr:dependent ?same ; gpr:prerequisite ?found ;
      gpr:statedIn/gpr:publicationDate ?laterDate .
    ?claim gpr:dependent ?same ; gpr:fulfilment fulfilment:pending ; gpr:prerequisite ?missed ;
      gpr:statedIn/gpr:publicationDate ?date .
    ?found skos:prefLabel ?name .
    ?missed skos:prefLabel ?name .
    FILTER(STR(?laterDate) > STR(?date))
  }
}
