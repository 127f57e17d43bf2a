// An answer as a file: the server asks again, adds names, and makes formulas harmless.

import { say } from "./words.js";

/** Save the whole answer to a query; return what to tell the reader. */
export async function takeFile(query, title, form) {
  const response = await fetch("/workbench", {
    method: "POST",
    headers: { Accept: "text/plain" },
    body: new URLSearchParams({ query, format: form }),
  });
  if (!response.ok) return (await response.text()).trim();
  return save(await response.blob(), `${fileName(title)}.${form}`);
}

/** Save triples as they came. */
export function saveTriples(turtle, title) {
  return save(new Blob([turtle], { type: "text/turtle" }), `${fileName(title)}.ttl`);
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return say("taken", name);
}

/** A title may hold anything; a file name holds no control character, and none that systems reserve. */
function fileName(title) {
  return title.replace(/[\p{C}\\/:*?"<>|]/gu, "").replace(/^[.\s]+/, "").trim().slice(0, 80) || "answer";
}
