"use strict";
// The picture as a PNG file and its facts as CSV, made here: nothing leaves the machine.
(function () {
  const LONGEST = 8000, SHARP = 2; // pixels of the longer side; pixels for one of the screen
  // What a spreadsheet might take for a formula when a cell begins with it, blanks aside.
  const FORMULA = /^[\s�']*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]/u;

  const forFile = (width, height) => Math.min(SHARP, LONGEST / Math.max(width, height));

  // A cell that a spreadsheet shows as it stands.
  duban.csvCell = function (value) {
    if (typeof value === "number") return String(value);
    const text = duban.plain(value.replace(/[\r\n\t\u2028\u2029]+/gu, " "));
    return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  };

  duban.csv = function () {
    const rows = [duban.COLUMNS, ...duban.factsOf(duban.shownThings())];
    return rows.map((row) => row.map(duban.csvCell).join(",")).join("\r\n") + "\r\n";
  };

  // The given things as vis-network draws them on a sheet that holds them all, copied from there.
  // `scaleFor` tells how large they are seen, `finer` how many pixels of the copy are seen as one.
  duban.picture = function (ids, scaleFor, finer = 1) {
    const { network } = duban, margin = 40;
    const before = { position: network.getViewPosition(), scale: network.getScale() };
    const { left, top, right, bottom } = duban.boundsOf(ids), [width, height] = [right - left + 2 * margin, bottom - top + 2 * margin];
    duban.seenAt = scaleFor(width, height);
    const scale = duban.seenAt * finer / (window.devicePixelRatio || 1);
    network.setSize(`${Math.ceil(width * scale)}px`, `${Math.ceil(height * scale)}px`);
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale });
    network.redraw();
    const drawn = document.querySelector("#canvas canvas");
    const copy = Object.assign(document.createElement("canvas"), { width: drawn.width, height: drawn.height });
    copy.getContext("2d").drawImage(drawn, 0, 0);
    duban.seenAt = null;
    network.setSize("100%", "100%");
    network.moveTo(before);
    network.redraw();
    return copy;
  };

  function save(blob, name) {
    const url = URL.createObjectURL(blob);
    duban.element("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  }

  document.getElementById("png").addEventListener("click", () => {
    const picture = duban.inFullLight(() => duban.picture(duban.shownThings(), forFile));
    picture.toBlob((blob) => save(blob, "督办图谱.png"), "image/png");
  });
  // Excel takes a CSV file for UTF-8 only when it opens with a byte order mark.
  document.getElementById("csv").addEventListener("click", () => save(new Blob(["\ufeff", duban.csv()], { type: "text/csv;charset=utf-8" }), "督办图谱-事实.csv"));
  document.getElementById("print").addEventListener("click", () => window.print());
})();
