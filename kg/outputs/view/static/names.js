"use strict";
// Names on a picture that is seen from afar, where the words on the cards are too small: those of
// the cards that have room for them, as a map names countries before towns.
(function () {
  const { things, lines } = duban.data;
  // In pixels of the screen; a name takes the place of its card, or of all its branches too.
  const SIZE = 11.5, LEADING = 14, CARD = 306, TAB = 35;
  // Below this scale a card is too small for a name, so that names lie over the branches.
  const TINY = 0.13;

  const branches = things.map(({ card }, id) => duban.linesOf(id).map((number) => lines[number])
    .filter((line) => line.near && things[duban.otherEnd(line, id)].card.x > card.x).map((line) => duban.otherEnd(line, id)));
  // Branches without branches of their own are mere blocks from afar: a name may run over them.
  const mayRunOver = branches.map((ids) => ids.every((id) => !things[id].card.room[1]));
  const byBranches = branches.map((_, id) => id).filter((id) => branches[id].length)
    .sort((one, other) => branches[other].length - branches[one].length || one - other);

  // A name cut into rows of a given number of characters, in a rectangle of the world.
  function fitted(card, { width, height, most }, scale) {
    const name = Array.from(card.label.replaceAll("\n", "")), perRow = Math.floor(width * scale / SIZE);
    const rows = Math.min(most, Math.floor(height * scale / LEADING), Math.ceil(name.length / perRow));
    if (perRow < 3 || rows < 1) return null;
    const per = Math.min(perRow, Math.ceil(name.length / rows));
    const cut = Array.from({ length: rows }, (_, row) => name.slice(row * per, (row + 1) * per).join(""));
    if (name.length > rows * per) cut[rows - 1] = `${cut[rows - 1].slice(0, -1)}…`;
    const left = card.x - card.width / 2 + TAB, high = rows * LEADING / scale;
    return { cut, left, right: left + per * SIZE / scale, top: card.y - high / 2, bottom: card.y + high / 2 };
  }

  const apart = (one, other) => one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top;

  // Seen from very far: the names with the most branches first, others where none is yet.
  function onTop(isMeant, scale) {
    const laid = [];
    for (const id of byBranches) {
      const { card } = things[id], name = isMeant(id) ? fitted(card, { width: card.room[0] - TAB, height: card.room[1], most: 2 }, scale) : null;
      if (name && laid.every((other) => apart(name, other))) laid.push(name);
    }
    return laid;
  }

  function inPlace(isMeant, scale) {
    return byBranches.filter(isMeant).map((id) => fitted(things[id].card,
      { width: mayRunOver[id] ? 2 * CARD : CARD, height: things[id].card.room[1], most: 3 }, scale)).filter(Boolean);
  }

  duban.paintFarNames = function (ctx, ids, look) {
    if (look.scale >= look.readable) return;
    const meant = new Set(ids), place = look.scale < TINY ? onTop : inPlace;
    ctx.font = `600 ${SIZE / look.scale}px ${duban.FAMILY}`;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    ctx.lineWidth = 4 / look.scale;
    ctx.strokeStyle = look.ground;
    ctx.fillStyle = look.ink;
    for (const { cut, left, top } of place((id) => meant.has(id), look.scale)) {
      cut.forEach((row, number) => {
        const y = top + (number + 0.5) * LEADING / look.scale;
        ctx.strokeText(row, left, y);
        ctx.fillText(row, left, y);
      });
    }
  };
})();
