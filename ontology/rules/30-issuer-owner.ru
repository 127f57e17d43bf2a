# id: issuer-owner/1
# title-zh: 报告内上下都没有写明负责单位的事项，由发文单位负责
# title-en: An item within a report that no unit answers for yet falls to the issuer of the report
#
# Runs after the owners that are stated or inherited. A ledger and its issues are part of a report;
# a plan is not: that its projects name no unit does not make them the issuer's.
PREFIX gpr: <https://w3id.org/gpr/ont#>
PREFIX graph: <https://w3id.org/gpr/graph/>
PREFIX basis: <https://w3id.org/gpr/scheme/basis/>
INSERT {
  GRAPH graph:inferred {
    ?item gpr:accountableUnit ?unit .
    ?inherited a gpr:Responsibility , gpr:Claim ;
      gpr:workItem ?item ; gpr:actor ?unit ;
      gpr:subject ?item ; gpr:predicate gpr:accountableUnit ; gpr:object ?unit ;
      gpr:basis basis:inherited ; gpr:ruleId "issuer-owner/1" ;
      gpr:derivedFrom ?claim .
  }
}
WHERE {
  ?report a gpr:Report ; gpr:issuer ?unit .
  ?item gpr:isPartOf ?report .
  FILTER NOT EXISTS { ?item a gpr:Section }
  FILTER NOT EXISTS { ?item gpr:accountableUnit ?already }
  OPTIONAL { ?claim gpr:subject ?report ; gpr:predicate gpr:issuer ; gpr:object ?unit }
  BIND(IRI(CONCAT("https://w3id.org/gpr/id/inferred/responsibility/",
    SHA1(CONCAT(STR(?item), " ", STR(?unit))))) AS ?inherited)
}
