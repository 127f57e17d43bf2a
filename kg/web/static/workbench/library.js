// The question library: each question opens as a tab, with its parameters filled in, and runs.

import { element } from "./element.js";
import { say } from "./words.js";

const NARROW = matchMedia("(max-width: 60rem)");

/** Let questions open as tabs, add a search field, and open what the address names. */
export async function openLibrary(yasgui) {
  const library = document.querySelector(".library");
  library.open = !NARROW.matches;
  library.querySelectorAll("a[data-question]").forEach((link) =>
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      ask(yasgui, link.dataset.question, new URLSearchParams());
    }),
  );
  library.querySelectorAll("form[data-question]").forEach((form) =>
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const given = new URLSearchParams(new FormData(form));
      given.delete("question");
      ask(yasgui, form.dataset.question, given);
    }),
  );
  addSearch(library);
  await openFromAddress(yasgui);
}

async function ask(yasgui, name, given) {
  const response = await fetch(`/workbench/questions/${encodeURIComponent(name)}?${given}`);
  const said = document.getElementById("told");
  if (!response.ok) {
    said.textContent = await response.text();
    return;
  }
  const { title, text } = await response.json();
  open(yasgui, title, text).query().catch(() => {});
  if (NARROW.matches) document.querySelector(".library").open = false;
}

/** Return the tab with this query, a new one if there is none. */
function open(yasgui, name, text) {
  const same = Object.values(yasgui._tabs).find(
    (tab) => tab.getName() === name && tab.getPersistedJson().yasqe.value === text,
  );
  if (same) {
    same.select();
    return same;
  }
  return yasgui.addTab(true, { name, yasqe: { value: text, editorHeight: heightFor(text) } });
}

/** As high as the query, within reason: the answer should be seen below it. */
function heightFor(text) {
  const most = NARROW.matches ? 9 : 18;
  return `${Math.min(Math.max(text.split("\n").length + 1, 6), most) * 1.35}rem`;
}

/** A link may name a question, or carry a whole query; only the first runs unasked. */
async function openFromAddress(yasgui) {
  const given = new URLSearchParams(location.search);
  const carried = new URLSearchParams(location.hash.slice(1));
  const name = given.get("question");
  given.delete("question");
  if (name || carried.has("query")) history.replaceState(null, "", "/workbench");
  if (name) await ask(yasgui, name, given);
  if (carried.has("query")) open(yasgui, carried.get("title") || say("tab"), carried.get("query"));
}

function addSearch(library) {
  const field = element("input", { type: "search", "aria-label": say("find-question"), placeholder: say("find-question") });
  const none = element("p", { class: "quiet", role: "status" });
  field.addEventListener("input", () => {
    none.textContent = filter(library, field.value.trim().toLowerCase()) ? "" : say("no-question");
  });
  library.querySelector("summary").after(field, none);
}

/** Show the questions that hold the words; return whether there are any. */
function filter(library, words) {
  let found = false;
  for (const group of library.querySelectorAll(":scope > details")) {
    let some = false;
    for (const item of group.querySelectorAll(":scope > ul > li")) {
      const title = item.querySelector("a, summary");
      const fits = title.textContent.toLowerCase().includes(words);
      item.hidden = !fits;
      some ||= fits;
    }
    group.hidden = !some;
    group.open = Boolean(words) && some;
    found ||= some;
  }
  return found;
}
