// A failure, said so that it can be mended: the server's words, and the place in the query.

import { queryOf } from "./answer.js";
import { element } from "./element.js";
import { say } from "./words.js";

const PLACE = /\bat (?:line )?(\d+)(?::|,? column )(\d+)/;

export class Problem {
  priority = 20;
  hideFromSelection = true;

  constructor(yasr) {
    this.yasr = yasr;
  }

  canHandleResults() {
    return Boolean(this.yasr.results?.hasError());
  }

  draw() {
    const message = told(this.yasr.results.getError().text ?? "");
    const place = PLACE.exec(message)?.slice(1).map(Number);
    const box = element("div", { class: "answer problem", role: "alert" });
    box.append(element("h2", {}, say("problem")), element("p", { class: "message" }, message));
    if (place) box.append(this.#shownPlace(...place));
    this.yasr.resultsEl.append(box);
  }

  #shownPlace(line, column) {
    const text = queryOf(this.yasr)?.split("\n")[line - 1] ?? "";
    const button = element("button", { type: "button" }, say("go"));
    button.addEventListener("click", () => goTo(this.yasr, line - 1, column - 1));
    const place = element("p", {}, `${say("at", String(line), String(column))} `, button);
    const before = text.slice(0, column - 1);
    const rest = element("mark", {}, text.slice(column - 1) || " ");
    return element("div", {}, place, element("pre", {}, before, rest));
  }
}

function told(message) {
  if (/abort/i.test(message)) return say("stopped");
  if (/^(Failed to fetch|NetworkError|Load failed)/.test(message)) return say("unreachable");
  return message.trim();
}

function goTo(yasr, line, ch) {
  const editor = yasr.rootEl.closest(".tabPanel").querySelector(".CodeMirror").CodeMirror;
  editor.setCursor({ line, ch });
  editor.scrollIntoView(null, 80);
  editor.focus();
}
