// Opens the workbench: Yasgui with our endpoint, our names, our questions, and nothing else.

import { Answer, rememberQuery } from "./answer.js";
import { addTabButton, narrow } from "./adapt.js";
import { completeFrom } from "./complete.js";
import { element } from "./element.js";
import { openLibrary } from "./library.js";
import { Problem } from "./problem.js";
import { addHint } from "./hint.js";
import { setWords, say, translate } from "./words.js";

const root = document.getElementById("workbench");
const told = document.getElementById("told");

async function start() {
  const setup = await (await fetch("/workbench/setup")).json();
  setWords(setup.words);
  if (typeof window.Yasgui !== "function") throw new Error(say("outdated"));
  const { Yasgui } = window;
  narrow(Yasgui, { answer: Answer, problem: Problem });
  completeFrom(Yasgui.Yasqe, setup);
  translate(root, setup.theirs);
  const yasgui = new Yasgui(root, configuration(setup));
  yasgui.on("query", (_, tab) => {
    rememberQuery(tab);
    showRunning(tab, setup.seconds);
  });
  yasgui.on("queryResponse", (_, tab) => setTimeout(() => tell(tab)));
  addTabButton(yasgui);
  addHint(root);
  await openLibrary(yasgui);
  window.workbench = yasgui;
}

/** One endpoint, local words; queries stay in the browser, answers do not. */
function configuration(setup) {
  return {
    tabName: say("tab"),
    autofocus: false,
    populateFromUrl: false,
    corsProxy: undefined,
    persistenceId: "duban_workbench",
    contextMenuContainer: root,
    requestConfig: {
      endpoint: () => new URL("/sparql", location).href,
      method: "POST",
      headers: {},
      acceptHeaderGraph: "text/turtle",
    },
    yasqe: {
      value: setup.first,
      screenReaderLabel: say("editor"),
      prefixCcApi: null,
      extraKeys: { Tab: false, "Shift-Tab": false },
    },
    yasr: { prefixes: setup.prefixes, maxPersistentResponseSize: 0 },
  };
}

/** Put away the answer before, and offer to stop. */
function showRunning(tab, seconds) {
  const stop = element("button", { type: "button", class: "plain" }, say("stop"));
  stop.addEventListener("click", () => tab.getYasqe().abortQuery());
  tab.getYasr().resultsEl.replaceChildren(element("p", { class: "answer running" }, `${say("running", seconds)} `, stop));
}

/** Say to those who do not see the page how a query ended. */
function tell(tab) {
  const results = tab.getYasr()?.results;
  if (!results) return;
  const rows = results.hasError() ? null : results.getBindings();
  told.textContent = results.hasError() ? say("problem") : rows ? say("rows", rows.length) : say("answer");
}

start().catch((error) => {
  root.textContent = error.message;
  root.className = "message problem";
});
