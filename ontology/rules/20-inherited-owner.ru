# id: inherited-owner/1
# title-zh: 自己没有写明负责单位的事项，由最近上级事项写明的单位负责
# title-en: An item that names no unit of its own falls to the unit of the nearest item above it
#
# Reads only stated owners and the part-of closure, so its result does not depend on the round.
PREFIX gpr: <https://w3id.org/gpr/ont#>
PREFIX graph: <https://w3id.org/gpr/graph/>
PREFIX basis: <https://w3id.org/gpr/scheme/basis/>
INSERT {
  GRAPH graph:inferred {
    ?item gpr:accountableUnit ?unit .
    ?inherited a gpr:Responsibility , gpr:Claim ;
      gpr:workItem ?item ; gpr:actor ?unit ;
      gpr:subject ?item ; gpr:predicate gpr:accountableUnit ; gpr:object ?unit ;
      gpr:basis basis:inherited ; gpr:ruleId "inherited-owner/1" ;
      gpr:derivedFrom ?claim .
  }
}
WHERE {
  VALUES ?stated { gpr:leadUnit gpr:responsibleUnit }
  ?whole ?stated ?unit .
  ?item gpr:isPartOf ?whole .
  FILTER NOT EXISTS { ?item gpr:leadUnit|gpr:responsibleUnit ?own }
  FILTER NOT EXISTS {
    ?item gpr:isPartOf ?nearer .
    ?nearer gpr:isPartOf ?whole ; gpr:leadUnit|gpr:responsibleUnit ?other
    FILTER(?nearer != ?whole)
  }
  OPTIONAL { ?claim gpr:subject ?whole ; gpr:predicate ?stated ; gpr:object ?unit }
  BIND(IRI(CONCAT("https://w3id.org/gpr/id/inferred/responsibility/",
    SHA1(CONCAT(STR(?item), " ", STR(?unit))))) AS ?inherited)
}
