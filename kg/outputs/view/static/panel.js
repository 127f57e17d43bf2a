"use strict";
// The side panel: what is known of the chosen thing or line, with the words that prove it.
(function () {
  const { data, element, words, bilingual } = duban;
  const panel = document.getElementById("panel");
  const AT_ONCE = 8; // relations and claims of a group that are listed without a further press
  const READ = ["stated", "normalised"]; // what the report says itself bears no badge
  const SOURCES = { reviewed: "人工核定", current: "按最新报告", fulfilment: "按最新报告", reported: "报告所写" };
  const past = []; // how to show again what the panel showed before a paragraph

  // Show parts in the panel. The button that was pressed in it goes with what it showed before, so
  // the keyboard goes on from the panel itself.
  duban.fillPanel = function (name, ...parts) {
    const inside = panel.contains(document.activeElement);
    const back = past.length && name === "paragraph" ? element("button", { type: "button", class: "back", onclick: () => past[0]() }, "← 返回") : null;
    panel.dataset.shows = name;
    panel.replaceChildren(...[back, ...parts].filter((part) => part !== null));
    panel.scrollTop = 0;
    if (inside) panel.focus({ preventScroll: true });
  };
  const remember = (again) => past.splice(0, past.length, again);

  // A name that leads to its thing.
  duban.link = (id) => element("button", { type: "button", class: "link", onclick: () => duban.select(id) }, words(data.things[id].name));
  const named = (id, text) => id === null ? words(text) : duban.link(id);

  function facts(claim, id) {
    const known = id === null ? null : data.things[id].name;
    const shown = claim.details.filter(([property, text, other]) =>
      (other === null || other !== id) && !(property === "surfaceForm" && text === known));
    if (!shown.length) return null;
    return element("dl", { class: "facts" }, ...shown.map(([property, text, other]) => element("div", {},
      element("dt", { title: data.details[property][1] }, data.details[property][0]), element("dd", {}, named(other, text)))));
  }

  function told(number, id) {
    const claim = data.claims[number], { basis } = claim;
    const badge = READ.includes(basis) ? null : element("span", { class: "badge", title: claim.rule }, bilingual(data.bases[basis] ?? basis, basis));
    const proof = claim.quote ? duban.quotation(claim.quote)
      : [element("p", { class: "place" }, "无原文语句 ", element("small", { lang: "en" }, "no quote of its own"))];
    return element("div", { class: "claim" }, badge, facts(claim, id), ...proof);
  }

  // The first few at once, the rest behind one press.
  function folded(rows, wrap) {
    const more = rows.length - AT_ONCE;
    if (more <= 1) return [wrap(rows)];
    return [wrap(rows.slice(0, AT_ONCE)), element("details", {}, element("summary", {}, `另有 ${more} 项 `,
      element("small", { lang: "en" }, "more")), wrap(rows.slice(AT_ONCE)))];
  }

  function group(part, id) {
    const title = element("h3", {}, bilingual(part.zh + (part.role ? ` · ${part.role}` : ""), part.en), element("small", {}, ` ${part.claims.length}`));
    const claims = folded(part.claims.map((number) => told(number, id)), (rows) => element("div", {}, ...rows));
    return part.folded ? element("details", {}, element("summary", {}, title), ...claims) : element("section", {}, title, ...claims);
  }

  function neighbours(id) {
    const order = (relation) => data.relations[relation].order;
    const how = (relation, forward) => element("span", { class: `how ${data.relations[relation].state}`, title: data.relations[relation].en },
      forward ? data.relations[relation].zh : data.relations[relation].back);
    const near = duban.linesOf(id).map((number) => data.lines[number]).map((line) => ({ rank: order(line.relation), y: data.things[duban.otherEnd(line, id)].card.y,
      row: element("li", {}, how(line.relation, line.from === id), duban.link(duban.otherEnd(line, id))) }));
    near.sort((one, other) => one.rank - other.rank || one.y - other.y);
    const beyond = data.things[id].beyond.map(([relation, way, name, state]) => element("li", { class: "beyond" }, how(relation, way === ">"),
      element("span", {}, words(name), state ? element("span", { class: "state" }, words(state)) : null)));
    const rows = [...near.map(({ row }) => row), ...beyond], list = (part) => element("ul", { class: "near" }, ...part);
    if (!rows.length) return null;
    return element("section", {}, element("h3", {}, bilingual("关系", "relations"), element("small", {}, ` ${rows.length}`)), ...folded(rows, list));
  }

  // Findings as a red list; `linked` adds the things that each is about.
  duban.doubtList = function (findings, linked = true) {
    const doubt = (finding) => element("div", { class: "claim doubt" },
      element("p", {}, element("strong", {}, words(finding.zh)), " ", element("small", { lang: "en" }, words(finding.en))),
      element("p", { class: "place" }, words([finding.severity, finding.state].filter(Boolean).join(" · "))),
      ...(linked ? finding.quotes.flatMap(duban.quotation) : [element("ul", { class: "near" }, ...finding.things.map((id) => element("li", {}, duban.link(id))))]));
    return element("section", { class: "doubts" }, element("h3", {}, bilingual("疑点", "findings"), element("small", {}, ` ${findings.length}`)),
      ...folded(findings.map(doubt), (rows) => element("div", {}, ...rows)));
  };

  function state(thing) {
    if (!thing.state) return null;
    const [, , zh, en, source] = thing.state;
    return element("p", { class: "status" }, bilingual("现状", "state"), element("span", { class: "state", title: en }, words(zh)),
      element("small", {}, ` ${SOURCES[source]}`));
  }

  function heading(thing) {
    return [element("p", { class: "class" }, duban.mark(duban.kinds.get(thing.kind)), bilingual(...data.classes[thing.class])),
      element("h2", {}, words(thing.name)),
      thing.aliases.length ? element("p", { class: "quiet" }, "又称 ", words(thing.aliases.join("、"))) : null, state(thing)];
  }

  function actions(id) {
    const alone = duban.isAround();
    return element("p", { class: "actions" }, element("button", { type: "button", onclick: () => {
      duban.setAround(alone ? null : id);
      duban.fit();
      duban.showNode(id);
    } }, alone ? "恢复全部" : "只看它和相关的"), duban.wayOut("things", id, "", "它的页面", "its page"));
  }

  duban.showNode = function (id) {
    const thing = data.things[id], doubts = duban.doubtsOf(id).map((number) => data.findings[number]);
    remember(() => duban.showNode(id));
    duban.fillPanel("node", ...heading(thing), actions(id), doubts.length ? duban.doubtList(doubts) : null,
      neighbours(id), ...thing.groups.map((part) => group(part, id)));
  };

  // Show one line: its two ends and the claims that speak of both.
  duban.showLine = function (number) {
    const line = data.lines[number], relation = data.relations[line.relation];
    const ends = [line.from, line.to].map((end) => new Set(data.things[end].groups.flatMap((part) => part.claims)));
    const shared = [...ends[0]].filter((claim) => ends[1].has(claim));
    remember(() => duban.showLine(number));
    duban.fillPanel("line", element("p", { class: "class" }, bilingual("关系", "relation")),
      element("h2", {}, duban.link(line.from), ` —${relation.zh}→ `, duban.link(line.to)), ...shared.map((claim) => told(claim, null)),
      shared.length ? null : element("p", { class: "quiet" }, relation.state === "inherited"
        ? "按规则由上位事项继承，原文未直接写明。" : "由文件结构得出，见两端事项的原文。"));
  };

  // Show what the picture means and how to use the page.
  duban.showHint = function () {
    const item = (...parts) => element("li", {}, ...parts), key = (name) => element("kbd", {}, name);
    const reading = data.view === "waiting"
      ? ["左边是等待的事项，向右是它在等什么，最右是原文点名的单位。", "红线：条件还没有满足，事项受阻。灰线：条件已满足。"]
      : ["从左到右：牵头单位 → 计划 → 项目 → 前提条件；或：单位 → 问题分类 → 问题。", "红线：受阻，在等条件满足。虚线：原文没有写，由上位事项继承。"];
    past.length = 0;
    duban.fillPanel("hint", element("h2", {}, bilingual("怎么看这张图", "How to read")),
      element("ul", { class: "hint" }, ...reading.map((text) => item(text)), item("卡片右上角红点：核查发现的疑点数。"),
        item("卡片下方小字：进展状态；没有小字表示报告没有写。")),
      element("h2", {}, bilingual("怎么用", "How to use")),
      element("ul", { class: "hint" }, item("点卡片或连线，在这里看原文、行号和疑点。"),
        item("查找：", key("Enter"), " 选第一项，", key("Esc"), " 取消选择。"), item(data.view === "waiting" ? "滚轮上下滚动，Ctrl+滚轮缩放；勾选左边的类别可以筛选。" : "滚轮缩放，按住拖动；勾选左边的类别可以筛选。"),
        item("键盘：", key("Tab"), " 进入图中，", key("← ↑ ↓ →"), " 走到相邻卡片，", key("Enter"), " 打开，", key("+"), " ", key("−"), " 缩放，", key("Home"), " 全图。")));
  };
})();
