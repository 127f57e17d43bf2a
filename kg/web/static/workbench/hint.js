// Below the editor: the keys that help, and what this browser keeps.

import { element } from "./element.js";
import { say } from "./words.js";

export function addHint(root) {
  const forget = element("button", { type: "button", class: "plain" }, say("forget"));
  forget.addEventListener("click", () => {
    if (!window.confirm(say("really"))) return;
    const kept = Object.keys(localStorage).filter((key) => key.startsWith("duban_workbench"));
    kept.forEach((key) => localStorage.removeItem(key));
    // The open tabs must not be written down again on the way out.
    window.workbench.removeAllListeners();
    location.assign("/workbench");
  });
  root.after(element("p", { class: "hint quiet" }, `${say("keys")} ${say("kept")} `, forget));
}
