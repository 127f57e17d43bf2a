# id: upper-lead-unit/1
# title-zh: 各级上级事项的负责单位，都是本事项的上位负责单位
# title-en: Whoever answers for an item above is an upper unit of the items below (the OWL chain)
PREFIX gpr: <https://w3id.org/gpr/ont#>
PREFIX graph: <https://w3id.org/gpr/graph/>
INSERT { GRAPH graph:inferred { ?item gpr:upperLeadUnit ?unit } }
WHERE {
  ?item gpr:isPartOf ?whole .
  ?whole gpr:accountableUnit ?unit
}
