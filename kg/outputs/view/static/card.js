"use strict";
// How a thing is drawn on the canvas: a card with a coloured mark and its name.
(function () {
  const TAB = 28, LEADING = 18, RADIUS = 6;
  const FAMILY = getComputedStyle(document.documentElement).fontFamily;
  // Below this scale the words on a card are a blur, so it is drawn as a coloured block.
  const READABLE = 0.5;
  // Seen from afar, names are this many pixels high on the screen, and this wide in the picture.
  const FAR = 12, FAR_LEADING = 15, FAR_WIDTH = 268;

  function box(ctx, left, top, width, height, radius) {
    ctx.beginPath();
    ctx.roundRect(left, top, width, height, radius);
  }

  function drawWords(ctx, node, left, top) {
    const lines = node.label.split("\n");
    const first = top + (node.height - lines.length * LEADING) / 2 + LEADING / 2;
    ctx.fillStyle = "#1f2933";
    ctx.font = `13px ${FAMILY}`;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.direction = "ltr";
    lines.forEach((line, index) =>
      ctx.fillText(line, left + TAB + 7, first + index * LEADING, node.width - TAB - 10));
  }

  function drawMark(ctx, kind, left, top, height) {
    ctx.fillStyle = "#fff";
    ctx.font = `600 14px ${FAMILY}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(kind.mark, left + TAB / 2, top + height / 2);
  }

  // Seen from afar, write the names of those cards that have room for it around them.
  duban.writeFarNames = function (ctx, cards, isLit, scale) {
    if (scale >= READABLE) return;
    const perLine = Math.floor(FAR_WIDTH * scale / FAR), step = FAR_LEADING / scale;
    ctx.save();
    ctx.font = `600 ${FAR / scale}px ${FAMILY}`;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    ctx.lineWidth = 4 / scale;
    ctx.strokeStyle = "#f4f6f8";
    ctx.fillStyle = "#1f2933";
    for (const node of cards) {
      const name = Array.from(node.label.replaceAll("\n", "")), most = Math.min(3, Math.floor(node.room / step));
      if (!isLit(node.id) || !most || perLine < 4) continue;
      const rows = Math.min(most, Math.ceil(name.length / perLine)), per = Math.ceil(name.length / rows);
      for (let row = 0; row < rows; row += 1) {
        let line = name.slice(row * Math.min(per, perLine), (row + 1) * Math.min(per, perLine)).join("");
        if (row === rows - 1 && name.length > rows * perLine) line = `${line.slice(0, -1)}…`;
        const x = node.x - node.width / 2 + TAB + 7, y = node.y + (row - (rows - 1) / 2) * step;
        ctx.strokeText(line, x, y);
        ctx.fillText(line, x, y);
      }
    }
    ctx.restore();
  };

  // The renderer that vis-network calls; `isLit` tells whether a card stands out or steps back.
  duban.cardRenderer = function (nodes, isLit, scale) {
    return function ({ ctx, id, x, y, state }) {
      const node = nodes[id], kind = duban.kinds.get(node.kind);
      const { width, height } = node, left = x - width / 2, top = y - height / 2;
      function drawNode() {
        ctx.save();
        box(ctx, left, top, width, height, RADIUS);
        ctx.fillStyle = "#f4f6f8"; // hides the lines behind a card that steps back
        ctx.fill();
        ctx.globalAlpha = isLit(id) ? 1 : 0.3;
        const far = scale() < READABLE;
        box(ctx, left, top, width, height, RADIUS);
        ctx.fillStyle = far ? `${kind.colour}55` : "#fff";
        ctx.fill();
        ctx.fillStyle = kind.colour;
        box(ctx, left, top, TAB, height, [RADIUS, 0, 0, RADIUS]);
        ctx.fill();
        if (!far) {
          drawMark(ctx, kind, left, top, height);
          drawWords(ctx, node, left, top);
        }
        box(ctx, left, top, width, height, RADIUS);
        ctx.lineWidth = state.selected ? 3 : 1;
        ctx.strokeStyle = state.selected ? "#1f2933" : kind.colour;
        ctx.stroke();
        ctx.restore();
      }
      return { drawNode, nodeDimensions: { width, height } };
    };
  };
})();
