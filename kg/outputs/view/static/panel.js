"use strict";
// The side panel: what is known of the chosen thing or line, with the words that prove it.
(function () {
  const { data, element, words, bilingual } = duban;
  const panel = document.getElementById("panel");
  const AT_ONCE = 8; // relations that are listed without a further press
  const BASES = { inherited: ["继承", "inherited"], inferred: ["推断", "inferred"],
    supplied: ["人工提供", "supplied"], normalised: ["规范化", "normalised"] };

  // The button that was pressed is gone with the old panel; the keyboard goes on from the new one.
  function follow(id) {
    duban.select(id);
    panel.focus({ preventScroll: true });
  }

  function link(id, text) {
    if (id === null) return words(text);
    return element("button", { type: "button", class: "link", onclick: () => follow(id) }, words(text));
  }

  function place(quote) {
    const where = [data.reports[quote.report] ?? null, [quote.section, quote.heading].filter(Boolean).join(" "),
      `第${quote.line}行`, `字符 ${quote.start}–${quote.end}`];
    const parts = where.filter(Boolean).flatMap((part, index) => index ? [" · ", words(part)] : [words(part)]);
    return element("p", { class: "place" }, ...parts);
  }

  function quotation(quote) {
    const mark = element("mark", {}, words(quote.text));
    const cut = (side) => side.length >= 60 ? "…" : "";
    return element("blockquote", {}, cut(quote.before), words(quote.before), mark,
      words(quote.after), cut(quote.after));
  }

  function facts(claim, id) {
    const known = id === null ? null : data.things[id].name;
    const shown = claim.details.filter(([property, text, other]) =>
      (other === null || other !== id) && !(property === "surfaceForm" && text === known));
    if (!shown.length) return null;
    return element("dl", { class: "facts" }, ...shown.map(([property, text, other]) => element("div", {},
      element("dt", { title: data.details[property][1] }, data.details[property][0]),
      element("dd", {}, link(other, text)))));
  }

  function basis(claim) {
    const label = BASES[claim.basis];
    if (!label || claim.basis === "normalised") return null;
    return element("span", { class: "badge", title: claim.rule }, bilingual(...label));
  }

  function told(number, id) {
    const claim = data.claims[number];
    const proof = claim.quote ? [quotation(claim.quote), place(claim.quote)]
      : [element("p", { class: "place" }, "无原文语句 ", element("small", { lang: "en" }, "no quote of its own"))];
    return element("div", { class: "claim" }, basis(claim), facts(claim, id), ...proof);
  }

  function group(part, id) {
    const title = element("h3", {}, bilingual(part.zh + (part.role ? ` · ${part.role}` : ""), part.en),
      element("small", {}, ` ${part.claims.length}`));
    const claims = part.claims.map((number) => told(number, id));
    if (!part.folded) return element("section", {}, title, ...claims);
    return element("details", {}, element("summary", {}, title), ...claims);
  }

  function neighbours(id) {
    const near = data.network.edges.filter((edge) => edge.from === id || edge.to === id);
    const height = (edge) => data.network.nodes[edge.from === id ? edge.to : edge.from].y;
    if (!near.length) return null;
    const order = (edge) => data.relations[edge.relation].order;
    near.sort((one, two) => order(one) - order(two) || height(one) - height(two));
    const rows = near.map((edge) => {
      const other = edge.from === id ? edge.to : edge.from, relation = data.relations[edge.relation];
      return element("li", {},
        element("span", { class: `how ${edge.state}`, title: relation.en }, edge.from === id ? `${relation.zh} →` : `← ${relation.zh}`),
        link(other, data.things[other].name));
    });
    const list = (part) => element("ul", { class: "near" }, ...part);
    return element("section", {}, element("h3", {}, bilingual("关系", "relations"), element("small", {}, ` ${rows.length}`)),
      list(rows.slice(0, AT_ONCE)), rows.length > AT_ONCE ? element("details", {},
        element("summary", {}, `另有 ${rows.length - AT_ONCE} 项 `, element("small", { lang: "en" }, "more")), list(rows.slice(AT_ONCE))) : null);
  }

  function heading(thing) {
    const kind = duban.kinds.get(thing.kind);
    return [element("p", { class: "class" }, duban.mark(kind), bilingual(...data.classes[thing.class])),
      element("h2", {}, words(thing.name)),
      thing.aliases.length ? element("p", { class: "quiet" }, "又称 ", words(thing.aliases.join("、"))) : null];
  }

  // Show one thing: its name, its neighbours, and its claims group by group.
  duban.showNode = function (id) {
    const thing = data.things[id];
    panel.replaceChildren(...[...heading(thing), neighbours(id), ...thing.groups.map((part) => group(part, id))]
      .filter((part) => part !== null));
    panel.scrollTop = 0;
  };

  // Show one line: its two ends and the claims that speak of both.
  duban.showEdge = function (id) {
    const edge = data.network.edges[id], relation = data.relations[edge.relation];
    const ends = [edge.from, edge.to].map((end) => new Set(data.things[end].groups.flatMap((part) => part.claims)));
    const shared = [...ends[0]].filter((number) => ends[1].has(number));
    panel.replaceChildren(
      element("p", { class: "class" }, bilingual("关系", "relation")),
      element("h2", {}, link(edge.from, data.things[edge.from].name), ` —${relation.zh}→ `, link(edge.to, data.things[edge.to].name)),
      ...shared.map((number) => told(number, null)));
    if (!shared.length) panel.append(element("p", { class: "quiet" }, edge.state === "inherited"
      ? "按规则由上位事项继承,原文未直接写明。" : "由文件结构得出,见两端事项的原文。"));
  };

  // Show how to use the page.
  duban.showHint = function () {
    panel.replaceChildren(element("h2", {}, bilingual("使用方法", "How to use")),
      element("ul", { class: "hint" },
        element("li", {}, "点击卡片或连线,查看原文语句及其位置。"),
        element("li", {}, "按名称查找:", element("kbd", {}, "Enter"), " 选中第一项,", element("kbd", {}, "Esc"), " 清除。"),
        element("li", {}, "点击下方图例,显示或隐藏一类事物。"),
        element("li", {}, "滚轮缩放,拖动平移。红线表示受阻,虚线表示推断。")));
  };
})();
