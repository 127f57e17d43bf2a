"use strict";
// Words of a report: the sentence that proves a claim, and the whole paragraph that it stands in.
(function () {
  const { data, element, words, bilingual } = duban;
  const AROUND = 60; // characters shown on each side of a quote before the paragraph is opened

  // Offsets count characters, not the halves that JavaScript cuts some of them into.
  const characters = data.paragraphs.map(() => null);
  const charactersOf = (number) => characters[number] ??= Array.from(data.paragraphs[number].text);

  // A quote's paragraph in three parts: before it, itself, after it.
  duban.parted = function (quote) {
    const all = charactersOf(quote.paragraph), { start } = data.paragraphs[quote.paragraph];
    const cut = (from, to) => all.slice(from, to).join("");
    return [cut(0, quote.start - start), cut(quote.start - start, quote.end - start), cut(quote.end - start)];
  };
  duban.quoted = (quote) => duban.parted(quote)[1];
  duban.reportOf = (quote) => data.reports[data.paragraphs[quote.paragraph].report] ?? "";

  // A link to a page of the server that shows this picture; a file has none.
  duban.wayOut = function (list, number, part, zh, en) {
    const address = data.addresses?.[list][number];
    return address ? element("a", { class: "link", href: address + part, title: en }, zh) : null;
  };

  function place(quote) {
    const where = [duban.reportOf(quote), quote.place, `第${quote.line}行`, `字符 ${quote.start}–${quote.end}`].filter(Boolean);
    const parts = where.flatMap((part, index) => index ? [" · ", words(part)] : [words(part)]);
    return element("p", { class: "place" }, element("button", { type: "button", class: "link", title: "查看整段原文 Read the whole paragraph",
      onclick: () => duban.showParagraph(quote) }, ...parts), " ",
    duban.wayOut("texts", data.paragraphs[quote.paragraph].report, `#char=${quote.start},${quote.end}`, "全文", "in the whole text") ?? "");
  }

  // The sentence among the words around it, and its place, which opens the paragraph.
  duban.quotation = function (quote) {
    const [before, sentence, after] = duban.parted(quote);
    const head = Array.from(before), tail = Array.from(after);
    return [element("blockquote", {}, head.length > AROUND ? "…" : "", words(head.slice(-AROUND).join("")),
      element("mark", {}, words(sentence)), words(tail.slice(0, AROUND).join("")), tail.length > AROUND ? "…" : ""), place(quote)];
  };

  const numbersIn = (paragraph) => new Set(data.claims.flatMap((claim, number) => claim.quote && claim.quote.paragraph === paragraph ? [number] : []));

  function thingsIn(paragraph) {
    const claims = numbersIn(paragraph);
    const ids = data.things.flatMap((thing, id) => thing.groups.some((group) => group.claims.some((number) => claims.has(number))) ? [id] : []);
    return ids.length ? element("section", {}, element("h3", {}, bilingual("这段话说到", "named here")),
      element("ul", { class: "near" }, ...ids.map((id) => element("li", {}, duban.mark(duban.kinds.get(data.things[id].kind)), duban.link(id))))) : null;
  }

  function doubtsIn(paragraph) {
    const found = data.findings.filter((finding) => finding.quotes.some((quote) => quote.paragraph === paragraph));
    return found.length ? duban.doubtList(found, false) : null;
  }

  function beside(number) {
    const button = (to, text) => element("button", { type: "button", disabled: data.paragraphs[to] ? null : "", onclick: () => open(to) }, text);
    const open = (to) => {
      const { start } = data.paragraphs[to], { length } = charactersOf(to);
      duban.showParagraph({ paragraph: to, start, end: start + length, line: null, place: "" });
    };
    return element("p", { class: "actions" }, button(order[order.indexOf(number) - 1], "← 上一段"), button(order[order.indexOf(number) + 1], "下一段 →"));
  }
  // Paragraphs that prove something, in reading order.
  const order = data.paragraphs.map((_, number) => number).sort((one, other) => {
    const [a, b] = [data.paragraphs[one], data.paragraphs[other]];
    return a.report - b.report || a.start - b.start;
  });

  // Show a paragraph in the panel with the quote marked, what it names and what was found in it.
  duban.showParagraph = function (quote) {
    const [before, sentence, after] = duban.parted(quote);
    const where = [quote.place, quote.line === null ? null : `第${quote.line}行`, `字符 ${quote.start}–${quote.end}`].filter(Boolean).join(" · ");
    duban.fillPanel("paragraph", element("p", { class: "class" }, bilingual("原文段落", "paragraph")),
      element("h2", {}, words(duban.reportOf(quote) || "报告")), element("p", { class: "place" }, words(where)),
      element("blockquote", { class: "whole" }, words(before), element("mark", {}, words(sentence)), words(after)),
      beside(quote.paragraph), doubtsIn(quote.paragraph), thingsIn(quote.paragraph));
    document.querySelector("#panel mark").scrollIntoView({ block: "nearest" });
  };
})();
