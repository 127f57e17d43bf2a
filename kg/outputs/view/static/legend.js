"use strict";
// The legend, which is also the filter: classes, stages and states, sorts of line, findings.
(function () {
  const { data, element } = duban, box = document.getElementById("filters"), boxes = [];
  const LINES = { stated: ["原文所述", "stated"], inherited: ["继承（原文未写）", "inherited"], blocked: ["受阻（还在等）", "blocked"] };

  function choice({ sign, zh, en, many, checked, set, mark = null }) {
    const input = element("input", { type: "checkbox" }), total = element("small", {}, String(many));
    input.checked = checked();
    input.addEventListener("change", () => set(input.checked));
    boxes.push([input, checked]);
    return element("label", { title: en, "data-filter": sign }, input, mark, element("span", { class: "name" }, duban.words(zh)), total);
  }

  function part(zh, en, choices) {
    if (choices.length) box.append(element("fieldset", {}, element("legend", {}, duban.bilingual(zh, en)), ...choices));
  }

  const counted = (keys) => keys.reduce((counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1), new Map());
  const filter = (group, key) => ({ checked: () => !duban.isOff(group, key), set: (shown) => duban.setShown(group, key, shown), sign: `${group}:${key}` });

  const kinds = counted(data.things.map((thing) => thing.kind));
  part("类别", "class", data.kinds.filter(({ id }) => kinds.has(id)).map((kind) =>
    choice({ ...filter("kind", kind.id), mark: duban.mark(kind), zh: kind.zh, en: kind.en, many: kinds.get(kind.id) })));

  const doubtful = data.things.filter((_, id) => duban.doubtsOf(id).length).length;
  part("疑点", "findings", doubtful ? [choice({ sign: "doubts", zh: "只看有疑点的", en: "only with findings", many: doubtful,
    mark: element("span", { class: "dot", "aria-hidden": "true" }), checked: duban.onlyDoubts, set: duban.setOnlyDoubts })] : []);

  const sorts = counted(data.lines.map(duban.lineState));
  part("关系", "relations", Object.keys(LINES).filter((sort) => sorts.has(sort)).map((sort) =>
    choice({ ...filter("line", sort), mark: element("span", { class: `line ${sort}`, "aria-hidden": "true" }), zh: LINES[sort][0], en: LINES[sort][1], many: sorts.get(sort) })));

  const states = counted(data.things.map(duban.stateKey)), told = new Map(data.things.filter((thing) => thing.state).map((thing) => [duban.stateKey(thing), thing.state]));
  for (const [scheme, zh, en] of data.schemes) {
    const keys = [...told.keys()].filter((key) => key.startsWith(`${scheme}/`)).sort((one, other) => states.get(other) - states.get(one) || (one < other ? -1 : 1));
    part(zh, en, keys.map((key) => choice({ ...filter("state", key), zh: told.get(key)[2], en: told.get(key)[3], many: states.get(key) })));
  }
  if (told.size && states.has("")) part("没有写状态", "no state", [choice({ ...filter("state", ""), zh: "未写明的", en: "not stated", many: states.get("") })]);

  // The boxes follow when a search or the panel changes the filter.
  duban.onFilter(() => {
    boxes.forEach(([input, checked]) => { input.checked = checked(); });
    const things = duban.shownThings().length, all = data.things.length;
    document.getElementById("count").replaceChildren(things === all ? `${all} 个事物` : `显示 ${things} / ${all} 个事物`);
    document.getElementById("all").hidden = things === all && data.lines.every(duban.isLineShown);
  });
  document.getElementById("all").addEventListener("click", () => {
    duban.showAll();
    duban.fit();
  });
})();
