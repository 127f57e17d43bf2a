"use strict";
// Search by name: Enter takes the first hit, Esc clears.
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
    list.hidden = true;
    duban.select(id);
  }

  function show() {
    const found = duban.find(box.value), rows = found.slice(0, SHOWN).map((id) => {
      const thing = data.things[id];
      return element("li", {}, element("button", { type: "button", onclick: () => take(id) },
        duban.mark(duban.kinds.get(thing.kind)), " ", words(thing.name)));
    });
    if (found.length > SHOWN) rows.push(element("li", {}, element("p", { class: "quiet" }, `共 ${found.length} 项,请输入更多文字`)));
    if (!found.length) rows.push(element("li", {}, element("p", { class: "quiet" }, "没有找到 ", element("small", { lang: "en" }, "nothing found"))));
    list.replaceChildren(...rows);
    list.hidden = !box.value.trim();
  }

  box.addEventListener("input", show);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) {
      const [first] = duban.find(box.value);
      if (first !== undefined) take(first);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    box.value = "";
    list.hidden = true;
    duban.clear();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".search")) list.hidden = true;
  });
})();
