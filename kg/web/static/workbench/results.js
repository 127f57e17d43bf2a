// Reads an answer as it came: Yasr would put other cells into `{{…}}`, and a report may say `{{…}}`.

/** Return `variables` and `rows` of terms, or the `verdict` of ASK. */
export function read(results, query) {
  if (results.getType() === "json") return fromJson(JSON.parse(results.getOriginalResponseAsString()), query);
  const variables = results.getVariables();
  return { variables, rows: rowsOf(variables, results.getBindings() ?? []) };
}

function fromJson({ head, boolean, results }, query) {
  if (boolean !== undefined) return { verdict: boolean };
  const variables = inOrder(head.vars, query);
  return { variables, rows: rowsOf(variables, results.bindings) };
}

/** The engine gives the columns of `SELECT *` in the order of the alphabet; the query has a better one. */
function inOrder(variables, query) {
  if (!/\bselect\s+(?:(?:distinct|reduced)\s+)?\*/i.test(query)) return variables;
  const named = [...query.matchAll(/[?$]([\p{L}\p{N}_]+)/gu)].map(([, name]) => name);
  return [...variables].sort((a, b) => named.indexOf(a) - named.indexOf(b));
}

function rowsOf(variables, bindings) {
  return bindings.map((binding) => variables.map((name) => plain(binding[name])));
}

/** A quoted triple has no value of its own; it is shown as it is written. */
function plain(term) {
  return term?.type === "triple" ? { type: "literal", value: JSON.stringify(term.value) } : term;
}
