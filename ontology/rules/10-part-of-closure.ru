# id: part-of-closure/1
# title-zh: 部分关系的闭包：措施属于问题，也属于问题的类别、方面和清单
# title-en: Closure of part-of: a measure is part of its issue and of all that the issue is part of
PREFIX gpr: <https://w3id.org/gpr/ont#>
PREFIX graph: <https://w3id.org/gpr/graph/>
INSERT { GRAPH graph:inferred { ?part gpr:isPartOf ?whole } }
WHERE {
  ?part (gpr:isPartOf|gpr:addresses)+ ?whole
}
