// The names of things, asked of the server once for each identifier.

const MOST = 1000;
const known = new Map();

/** Ask for the names that are not known yet; what has none is asked for no more. */
export async function learn(iris) {
  const unknown = [...new Set(iris)].filter((iri) => !known.has(iri));
  for (let start = 0; start < unknown.length; start += MOST) {
    const part = unknown.slice(start, start + MOST);
    const response = await fetch("/workbench/names", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(part),
    });
    const found = response.ok ? await response.json() : {};
    for (const iri of part) known.set(iri, found[iri] ?? {});
  }
}

/** Return what is known of an identifier: `zh`, `en`, `quote`, `href`, or nothing. */
export function nameOf(iri) {
  return known.get(iri) ?? {};
}
