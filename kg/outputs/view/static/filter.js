"use strict";
// Which things and lines are shown. All else asks here, and hears of every change.
(function () {
  const { things, lines, findings, relations } = duban.data;
  const listeners = [];
  const off = { kind: new Set(), state: new Set(), line: new Set() };
  let onlyDoubts = false, around = null;

  const doubts = things.map(() => []);
  findings.forEach((finding, number) => finding.things.forEach((id) => doubts[id].push(number)));
  const touching = things.map(() => []);
  lines.forEach((line, number) => [line.from, line.to].forEach((id) => touching[id].push(number)));

  duban.doubtsOf = (id) => doubts[id];
  duban.linesOf = (id) => touching[id];
  duban.stateKey = (thing) => thing.state ? `${thing.state[0]}/${thing.state[1]}` : "";
  duban.lineState = (line) => relations[line.relation].state;
  duban.otherEnd = (line, id) => line.from === id ? line.to : line.from;

  duban.isShown = function (id) {
    const thing = things[id];
    return !off.kind.has(thing.kind) && !off.state.has(duban.stateKey(thing))
      && !(onlyDoubts && !doubts[id].length) && !(around && !around.has(id));
  };
  duban.isLineShown = (line) => !off.line.has(duban.lineState(line)) && duban.isShown(line.from) && duban.isShown(line.to);
  duban.shownThings = () => things.map((_, id) => id).filter(duban.isShown);

  // A thing and what is joined to it by a shown sort of line.
  duban.near = function (id) {
    const joined = touching[id].map((number) => lines[number]).filter((line) => !off.line.has(duban.lineState(line)));
    return new Set([id, ...joined.map((line) => duban.otherEnd(line, id))]);
  };

  duban.onFilter = (listener) => listeners.push(listener);
  const changed = () => listeners.forEach((listener) => listener());

  // `group` is kind, state or line.
  duban.setShown = function (group, key, shown) {
    if (shown) off[group].delete(key); else off[group].add(key);
    changed();
  };
  duban.setOnlyDoubts = function (only) {
    onlyDoubts = only;
    changed();
  };
  duban.setAround = function (id) {
    around = id === null ? null : duban.near(id);
    changed();
  };
  duban.isAround = () => around !== null;
  duban.showAll = function () {
    Object.values(off).forEach((keys) => keys.clear());
    onlyDoubts = false;
    around = null;
    changed();
  };
  duban.isOff = (group, key) => off[group].has(key);
  duban.onlyDoubts = () => onlyDoubts;
})();
