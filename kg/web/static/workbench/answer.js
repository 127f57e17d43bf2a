// An answer as a table: names instead of identifiers, linked to the pages of the things.

import { shortened } from "./complete.js";
import { element, visible } from "./element.js";
import { saveTriples, takeFile } from "./files.js";
import { learn, nameOf } from "./names.js";
import { read } from "./results.js";
import { say } from "./words.js";

const PAGE = 100;
const queries = new WeakMap();
const titles = new WeakMap();

/** Note which query an answer will be to: the editor may have changed when files are asked for. */
export function rememberQuery(tab) {
  queries.set(tab.getYasr(), tab.getQuery());
  titles.set(tab.getYasr(), tab.getName());
}

export function queryOf(yasr) {
  return queries.get(yasr);
}

export class Answer {
  priority = 10;
  label = say("table");

  constructor(yasr) {
    this.yasr = yasr;
  }

  canHandleResults() {
    const { results } = this.yasr;
    return Boolean(results) && !results.hasError();
  }

  async draw() {
    if (this.of !== this.yasr.results) {
      this.of = this.yasr.results;
      this.found = read(this.of, queries.get(this.yasr) ?? "");
      this.shown = PAGE;
      this.words = "";
      this.sorted = null;
    }
    this.box = element("div", { class: "answer" });
    this.yasr.resultsEl.append(this.box);
    if (this.found.verdict !== undefined) {
      this.box.append(this.#bar(), element("p", { class: "verdict" }, say(this.found.verdict ? "yes" : "no")));
      return;
    }
    this.table = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("answer") });
    this.count = element("p", { class: "count" });
    this.more = element("button", { type: "button" });
    this.more.addEventListener("click", () => {
      this.shown += PAGE;
      this.#fill();
    });
    this.box.append(this.#bar(), this.count, this.table, this.more);
    await this.#fill();
  }

  /** Files of the whole answer, and a field that filters the rows at hand. */
  #bar() {
    const bar = element("div", { class: "bar" });
    if (this.found.rows?.length) {
      const field = element("input", { type: "search", "aria-label": say("filter"), placeholder: say("filter") });
      field.value = this.words;
      field.addEventListener("input", () => {
        this.words = field.value.trim().toLowerCase();
        this.shown = PAGE;
        this.#fill();
      });
      bar.append(field);
    }
    const status = element("span", { class: "quiet", role: "status" });
    for (const form of ["csv", "xlsx"]) {
      const button = element("button", { type: "button", class: "plain" }, say(form));
      button.addEventListener("click", () => this.#take(form, status));
      bar.append(button);
    }
    if (this.of.getType() === "ttl") bar.append(this.#triples(status));
    bar.append(status);
    return bar;
  }

  #triples(status) {
    const button = element("button", { type: "button", class: "plain" }, say("turtle"));
    button.addEventListener("click", () => {
      status.textContent = saveTriples(this.of.getOriginalResponseAsString(), titles.get(this.yasr));
    });
    return button;
  }

  async #take(form, status) {
    status.textContent = say("taking");
    status.textContent = await takeFile(queries.get(this.yasr), titles.get(this.yasr), form);
  }

  /** Draw the rows; names come from the server, once. */
  async #fill() {
    const turn = (this.turn = (this.turn ?? 0) + 1);
    const all = this.found.rows;
    if (this.words) await learn(all.slice(0, 5000).flatMap(identifiers));
    const fitting = this.words ? all.filter((row) => row.some((term) => spoken(term).toLowerCase().includes(this.words))) : all;
    const rows = this.#inOrder(fitting).slice(0, this.shown);
    await learn(rows.flatMap(identifiers));
    // Names came late, and the reader has asked for other rows meanwhile.
    if (turn !== this.turn) return;
    const seconds = (this.of.getResponseTime() ?? 0) / 1000;
    const counted = this.words ? say("rows-fitting", all.length, fitting.length) : say("rows", all.length);
    this.count.textContent = `${counted} · ${say("seconds", seconds.toFixed(2))}`;
    this.table.replaceChildren(all.length ? this.#drawn(rows) : element("p", {}, say("no-rows")));
    const left = fitting.length - rows.length;
    this.more.hidden = left <= 0;
    this.more.textContent = say("more", Math.min(left, PAGE));
  }

  #drawn(rows) {
    const headings = columnTitles(queries.get(this.yasr) ?? "");
    const head = element("tr", {}, ...this.found.variables.map((name, at) => this.#heading(name, headings[name], at)));
    const body = rows.map((row) => element("tr", {}, ...row.map(cell)));
    return element("table", { class: "list" }, element("thead", {}, head), element("tbody", {}, ...body));
  }

  #heading(name, title, at) {
    const button = element("button", { type: "button", title: say("sort") }, title ?? name);
    if (title) button.append(" ", element("small", {}, `?${name}`));
    button.addEventListener("click", async () => {
      const down = this.sorted?.at === at && !this.sorted.down;
      this.sorted = { at, down };
      await this.#fill();
      this.table.querySelectorAll("th button")[at]?.focus();
    });
    const numbers = this.found.rows.every((row) => !row[at] || isNumber(row[at]));
    const heading = element("th", numbers ? { scope: "col", class: "number" } : { scope: "col" }, button);
    if (this.sorted?.at === at) heading.setAttribute("aria-sort", this.sorted.down ? "descending" : "ascending");
    return heading;
  }

  #inOrder(rows) {
    if (!this.sorted) return rows;
    const { at, down } = this.sorted;
    const order = (a, b) => compare(a[at], b[at]) * (down ? -1 : 1);
    return [...rows].sort(order);
  }
}

/** Return the titles that the query's own `# column:` lines give, by variable. */
function columnTitles(query) {
  const english = document.documentElement.lang === "en";
  const lines = query.matchAll(/^#\s*column:\s*(\w+)\s*\|([^|\n]+)(?:\|([^|\n]+))?$/gm);
  return Object.fromEntries([...lines].map(([, name, zh, en]) => [name, (english ? en : zh)?.trim() || name]));
}

function identifiers(row) {
  return row.filter((term) => term?.type === "uri").map((term) => term.value);
}

/** Return what a reader sees of a term; rows are filtered by it. */
function spoken(term) {
  if (!term) return "";
  if (term.type !== "uri") return term.value;
  const { zh, en, quote } = nameOf(term.value);
  return [zh, en, quote, term.value].filter(Boolean).join(" ");
}

function cell(term) {
  if (!term) return element("td");
  if (term.type === "uri") return identified(term.value);
  const words = element("bdi", {}, visible(term.value));
  return element("td", isNumber(term) ? { class: "number" } : {}, words);
}

function identified(iri) {
  const { zh, en, quote, href } = nameOf(iri);
  const label = document.documentElement.lang === "en" ? en : zh;
  const short = shortened(iri).replace(/^<|>$/g, "");
  const words = element("bdi", {}, visible(label ?? decoded(short)));
  const made = element("td", { title: decoded(iri) }, href ? element("a", { href }, words) : words);
  if (quote) made.append(" ", element("q", {}, visible(quote)));
  else if (label && !href) made.append(" ", element("small", {}, visible(decoded(iri.split(/[#/]/).at(-1)))));
  return made;
}

function decoded(iri) {
  try {
    return decodeURI(iri);
  } catch {
    return iri;
  }
}

function isNumber(term) {
  return /#(integer|decimal|double|float|int|long|nonNegativeInteger|positiveInteger)$/.test(term.datatype ?? "");
}

function compare(a, b) {
  if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
  if (isNumber(a) && isNumber(b)) return Number(a.value) - Number(b.value);
  return spoken(a).localeCompare(spoken(b), "zh");
}
