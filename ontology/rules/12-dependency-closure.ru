# id: dependency-closure/1
# title-zh: 依赖关系的闭包：等待的事所等待的，也是本事项所等待的
# title-en: Closure of dependency: what an item waits for may wait for something in turn
PREFIX gpr: <https://w3id.org/gpr/ont#>
PREFIX graph: <https://w3id.org/gpr/graph/>
INSERT { GRAPH graph:inferred { ?waiting gpr:dependsOn ?needed } }
WHERE {
  ?waiting gpr:directlyDependsOn+ ?needed
}
