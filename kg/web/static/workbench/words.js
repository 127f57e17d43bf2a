// The words of the workbench in the reader's language, and Yasgui's own words put into Chinese.

let words = {};

export function setWords(found) {
  words = found;
}

/** Return words by key; each `{}` takes the next value, `{1}` the one of that place. */
export function say(key, ...values) {
  let next = 0;
  const shown = values.map((value) => (typeof value === "number" ? value.toLocaleString("en") : value));
  return words[key].replace(/\{(\d?)\}/g, (_, place) => shown[place === "" ? next++ : Number(place)]);
}

// Neither the query nor the answer is Yasgui's to say.
const NOT_THEIRS = ".CodeMirror-code, .answer, .hint";

/** Replace what Yasgui says inside `root`, now and later, by a table from its words to ours. */
export function translate(root, theirs) {
  const exact = new Map(Object.entries(theirs).filter(([their]) => !their.includes("*")));
  const patterns = Object.entries(theirs)
    .filter(([their]) => their.includes("*"))
    .map(([their, ours]) => [new RegExp(`^${their.replace("*", "(.*)")}$`), ours.replace("*", "$1")]);
  if (!exact.size) return;

  function ours(text) {
    const whole = exact.get(text.trim());
    if (whole) return whole;
    const fitting = patterns.find(([pattern]) => pattern.test(text));
    return fitting ? text.replace(...fitting) : text;
  }

  function visit(node) {
    if (node.nodeType === Node.TEXT_NODE) {
      const said = ours(node.data);
      if (said !== node.data) node.data = said;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || node.closest(NOT_THEIRS)) return;
    for (const name of ["title", "aria-label"]) {
      const text = node.getAttribute(name);
      if (text && ours(text) !== text) node.setAttribute(name, ours(text));
    }
    node.childNodes.forEach(visit);
  }

  const watching = { subtree: true, childList: true, attributes: true, attributeFilter: ["title", "aria-label"] };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") visit(change.target);
      else change.addedNodes.forEach((node) => !node.parentElement?.closest(NOT_THEIRS) && visit(node));
    }
  }).observe(root, watching);
}
