"use strict";
// The page's data, and the only ways in which words of a report become part of the page.
const duban = { data: JSON.parse(document.getElementById("data").textContent) };

// Control, format and private characters: they could hide or reorder the words around them.
duban.ODD = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;

// An element with attributes and children; strings become text, never markup.
duban.element = function (name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick") made.addEventListener("click", value);
    else if (value !== null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
};

// Words of a report: set apart from the direction of the page, odd characters made visible.
duban.words = function (text) {
  const made = document.createElement("bdi");
  let from = 0;
  for (const match of text.matchAll(duban.ODD)) {
    const code = match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    made.append(text.slice(from, match.index), duban.element("span", { class: "odd" }, `[U+${code}]`));
    from = match.index + match[0].length;
  }
  made.append(text.slice(from));
  return made;
};

// The same for attributes and files, which hold no elements.
duban.plain = (text) => text.replace(duban.ODD, "�");

// A Chinese label with the English one, small, behind it.
duban.bilingual = function (zh, en) {
  return duban.element("span", {}, `${zh} `, duban.element("small", { lang: "en" }, en));
};

// The square with one character that stands for a kind.
duban.mark = function (kind) {
  const made = duban.element("span", { class: "mark", "aria-hidden": "true" }, kind.mark);
  made.style.backgroundColor = kind.colour;
  return made;
};

duban.kinds = new Map(duban.data.kinds.map((kind) => [kind.id, kind]));

// The cards and lines as pyvis made them for vis-network.
duban.data.lines = duban.data.network.edges;
duban.data.things.forEach((thing, id) => { thing.card = duban.data.network.nodes[id]; });
