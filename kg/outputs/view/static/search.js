"use strict";
// Search by name or alias: arrow keys walk through the hits, Enter takes one.
(function () {
  const { data, element, words } = duban;
  const box = document.getElementById("search"), list = document.getElementById("hits");
  const SHOWN = 20;

  // Things whose name or other name holds the words; whole names and beginnings come first.
  duban.find = function (typed) {
    const sought = typed.trim().toLowerCase();
    if (!sought) return [];
    const rank = (thing) => Math.min(...[thing.name, ...thing.aliases].map((name) => {
      const at = name.toLowerCase().indexOf(sought);
      return at < 0 ? Infinity : at * 1000 + name.length;
    }));
    return data.things.map((thing, id) => [rank(thing), id]).filter(([value]) => value < Infinity)
      .sort((one, other) => one[0] - other[0] || one[1] - other[1]).map(([, id]) => id);
  };

  function take(id) {
    duban.closeHits();
    duban.select(id);
  }

  // Say which other name was found, where the name itself does not show it.
  function alias(thing) {
    const sought = box.value.trim().toLowerCase();
    const found = thing.name.toLowerCase().includes(sought) ? null : thing.aliases.find((name) => name.toLowerCase().includes(sought));
    return found ? element("small", {}, "（又称 ", words(found), "）") : null;
  }

  function show() {
    const found = duban.find(box.value), rows = found.slice(0, SHOWN).map((id) => {
      const thing = data.things[id];
      return element("li", {}, element("button", { type: "button", onclick: () => take(id) },
        duban.mark(duban.kinds.get(thing.kind)), " ", words(thing.name), alias(thing)));
    });
    if (found.length > SHOWN) rows.push(element("li", {}, element("p", { class: "quiet" }, `共 ${found.length} 项，请输入更多文字`)));
    if (!found.length) rows.push(element("li", {}, element("p", { class: "quiet" }, "没有找到 ", element("small", { lang: "en" }, "nothing found"))));
    list.replaceChildren(...rows);
    list.hidden = !box.value.trim();
  }

  duban.closeHits = function () {
    const open = !list.hidden;
    list.hidden = true;
    return open;
  };

  function step(event) {
    const stops = [box, ...list.querySelectorAll("button")], way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!way || list.hidden) return;
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, stops.indexOf(document.activeElement) + way))].focus();
  }

  box.addEventListener("input", show);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) {
      const [first] = duban.find(box.value);
      if (first !== undefined) take(first);
    }
  });
  document.querySelector(".search").addEventListener("keydown", step);
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".search")) duban.closeHits();
  });
})();
