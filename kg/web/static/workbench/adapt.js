// What Yasgui offers and this workbench does not: other endpoints, headers, links to the world.

import { element } from "./element.js";
import { say } from "./words.js";

const HEIGHT = "14rem";
const nothing = () => {};

/** Leave Yasgui one endpoint and our two views of an answer. */
export function narrow(Yasgui, { answer, problem }) {
  const { Tab, Yasqe, Yasr } = Yasgui;
  Tab.prototype.initControlbar = nothing;
  Tab.prototype.initTabSettingsMenu = nothing;
  Tab.prototype.getShareableLink = function () {
    const told = new URLSearchParams({ title: this.getName(), query: this.getQuery() });
    return `${location.origin}/workbench#${told}`;
  };
  for (const name of ["drawResponseInfo", "updateResponseInfo", "drawDownloadIcon"]) Yasr.prototype[name] = nothing;
  for (const name of ["drawDocumentationButton", "updateHelpButton"]) Yasr.prototype[name] = nothing;
  Yasr.registerPlugin("answer", answer);
  Yasr.registerPlugin("problem", problem);
  Yasr.registerPlugin("response", rawView(Yasr.plugins.response));
  Yasr.defaults.plugins = { answer: { enabled: true }, problem: { enabled: true }, response: { enabled: true } };
  Yasr.defaults.pluginOrder = ["answer", "response"];
  Yasr.defaults.defaultPlugin = "answer";
  Yasqe.defaults.editorHeight = HEIGHT;
  plainTooltips();
  nameTheLink();
}

/** A list of tabs holds tabs only; the button for a new one stands beside it. */
export function addTabButton(yasgui) {
  const tabs = yasgui.rootEl.querySelector(".tabsList");
  const button = element("button", { type: "button", class: "plain new", title: say("new"), "aria-label": say("new") }, "+");
  button.addEventListener("click", () => yasgui.addTab(true));
  const row = element("div", { class: "tabrow" });
  tabs.replaceWith(row);
  row.append(tabs, button);
}

/** The field with the link has no name of its own. */
function nameTheLink() {
  const name = () => document.querySelector(".yasqe_sharePopup input")?.setAttribute("aria-label", say("link"));
  document.addEventListener("click", (event) => event.target.closest?.(".yasqe_share") && setTimeout(name), true);
}

function rawView(Response) {
  return class Raw extends Response {
    label = say("raw");
    helpReference = undefined;
    getIcon() {}
  };
}

/** Yasgui's tooltip brings a style of its own, which the page's policy refuses; say it plainly. */
function plainTooltips() {
  document.addEventListener(
    "mouseover",
    (event) => {
      const icon = event.target.closest?.(".parseErrorIcon");
      if (!icon) return;
      event.stopPropagation();
      icon.title = say("wrong-line");
    },
    true,
  );
}
