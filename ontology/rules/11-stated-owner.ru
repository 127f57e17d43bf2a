# id: stated-owner/1
# title-zh: 原文写明牵头或责任单位的，由该单位负责
# title-en: A unit that the text names as lead or as responsible answers for the item
PREFIX gpr: <https://w3id.org/gpr/ont#>
PREFIX graph: <https://w3id.org/gpr/graph/>
INSERT { GRAPH graph:inferred { ?item gpr:accountableUnit ?unit } }
WHERE {
  VALUES ?stated { gpr:leadUnit gpr:responsibleUnit }
  ?item ?stated ?unit
}
