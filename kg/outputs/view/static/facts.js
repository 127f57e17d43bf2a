"use strict";
// The facts of the picture as rows: for the list beside the printed picture, and for the CSV file.
(function () {
  const { data, element, words } = duban, list = document.getElementById("facts");
  const PRINTED = 300; // more than this nobody reads on paper
  duban.COLUMNS = ["类别", "名称", "状态", "事实", "内容", "依据", "报告", "章节", "行", "起", "止", "原文"];

  const placed = (quote) => quote ? [duban.reportOf(quote), quote.place, quote.line, quote.start, quote.end, duban.quoted(quote)] : ["", "", "", "", "", ""];
  const opening = (thing) => [data.classes[thing.class][0], thing.name, thing.state ? thing.state[2] : ""];

  function claimRow(thing, part, number) {
    const claim = data.claims[number], what = part.zh + (part.role ? ` · ${part.role}` : "");
    const said = claim.details.map(([property, text]) => `${data.details[property][0]}：${text}`).join("；");
    return [...opening(thing), what, said, data.bases[claim.basis] ?? claim.basis, ...placed(claim.quote)];
  }

  function lineRow(number) {
    const line = data.lines[number], relation = data.relations[line.relation];
    return [...opening(data.things[line.from]), `关系 · ${relation.zh}`, data.things[line.to].name, data.bases[relation.state === "inherited" ? "inherited" : "stated"], ...placed(null)];
  }

  function doubtRows(thing, number) {
    const finding = data.findings[number], quotes = finding.quotes.length ? finding.quotes : [null];
    return quotes.map((quote) => [...opening(thing), "疑点", finding.zh, "核查", ...placed(quote)]);
  }

  // A row for each claim, shown line and finding of the given things.
  duban.factsOf = function (ids) {
    const among = new Set(ids);
    return ids.flatMap((id) => {
      const thing = data.things[id];
      const lines = duban.linesOf(id).filter((number) => data.lines[number].from === id && among.has(data.lines[number].to) && duban.isLineShown(data.lines[number]));
      const claims = thing.groups.filter((part) => !part.folded).flatMap((part) => part.claims.map((number) => claimRow(thing, part, number)));
      return [...duban.doubtsOf(id).flatMap((number) => doubtRows(thing, number)), ...lines.map(lineRow), ...claims];
    });
  };

  // What the list is about: the chosen thing and its neighbours, else all that is shown.
  duban.subject = function () {
    const shown = duban.shownThings(), chosen = duban.chosen();
    return chosen === null ? shown : shown.filter((id) => duban.near(chosen).has(id));
  };

  function item([kind, name, state, fact, said, basis, , place, line, , , quote]) {
    return element("li", {}, element("strong", {}, words(`${name}`)), ` ${kind}${state ? ` · ${state}` : ""} — `, element("span", {}, fact, ":", words(said || quote)),
      said && quote ? element("q", {}, words(quote)) : null, element("small", {}, words([basis, place, line === "" ? "" : `第${line}行`].filter(Boolean).join(" · "))));
  }

  function fill() {
    const rows = duban.factsOf(duban.subject()), more = rows.length - PRINTED;
    list.replaceChildren(element("h2", {}, `事实清单 ${rows.length} 条`), element("ol", {}, ...rows.slice(0, PRINTED).map(item)),
      more > 0 ? element("p", {}, `另有 ${more} 条，见导出的 CSV 文件。`) : "");
  }

  // Only paper shows the list, so it is made when the page is printed, and so is the picture
  // beside it, which shows the same things whole.
  const sheet = document.getElementById("sheet"), WIDE = 640, HIGH = 620, FINER = 3; // as in page.css
  const onPaper = (width, height) => Math.min(1.25, WIDE / width, HIGH / height);
  function prepare() {
    fill();
    if (duban.subject().length) sheet.replaceChildren(duban.picture(duban.subject(), onPaper, FINER));
  }
  addEventListener("beforeprint", prepare);
  duban.paper.addEventListener("change", () => {
    if (duban.paper.matches) prepare();
  });
})();
