"use strict";
// How vis-network draws a thing: a card with a coloured mark, its name, and a small line for its state.
(function () {
  const { things } = duban.data;
  const TAB = 28, LEADING = 18, NOTE = 16, RADIUS = 6;
  duban.FAMILY = getComputedStyle(document.documentElement).fontFamily;

  function box(ctx, left, top, width, height, radius = RADIUS) {
    ctx.beginPath();
    ctx.roundRect(left, top, width, height, radius);
  }

  function words(ctx, card, left, top, look) {
    const rows = card.label.split("\n"), high = rows.length * LEADING + (card.note ? NOTE : 0);
    let y = top + (card.height - high) / 2 + LEADING / 2;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.direction = "ltr";
    ctx.fillStyle = look.ink;
    ctx.font = `13px ${duban.FAMILY}`;
    for (const line of rows) {
      ctx.fillText(line, left + TAB + 7, y, card.width - TAB - 10);
      y += LEADING;
    }
    if (!card.note) return;
    ctx.fillStyle = look.quiet;
    ctx.font = `11px ${duban.FAMILY}`;
    ctx.fillText(card.note, left + TAB + 7, y - 1, card.width - TAB - 10);
  }

  function mark(ctx, kind, left, top, height) {
    ctx.fillStyle = "#fff";
    ctx.font = `600 14px ${duban.FAMILY}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(kind.mark, left + TAB / 2, top + height / 2);
  }

  // A red dot with the number of findings; a plain dot from afar.
  function doubt(ctx, card, number, look) {
    const radius = Math.min(14, Math.max(8, 3 / look.scale)), x = card.x + card.width / 2 - 2, y = card.y - card.height / 2 + 2;
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fillStyle = look.blocked;
    ctx.fill();
    if (look.scale < look.readable) return;
    ctx.fillStyle = look.onBlocked;
    ctx.font = `600 10px ${duban.FAMILY}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(number > 9 ? "9+" : String(number), x, y + 0.5);
  }

  duban.paintCard = function (ctx, id, look, { lit, chosen }) {
    const { card, kind: name } = things[id], kind = duban.kinds.get(name), far = look.scale < look.readable;
    const { width, height } = card, left = card.x - width / 2, top = card.y - height / 2;
    box(ctx, left, top, width, height);
    ctx.fillStyle = look.paper;
    ctx.fill();
    ctx.globalAlpha = lit ? 1 : 0.4;
    if (far) {
      ctx.fillStyle = `${kind.colour}44`;
      ctx.fill();
    }
    box(ctx, left, top, TAB, height, [RADIUS, 0, 0, RADIUS]);
    ctx.fillStyle = kind.colour;
    ctx.fill();
    if (!far) {
      mark(ctx, kind, left, top, height);
      words(ctx, card, left, top, look);
    }
    box(ctx, left, top, width, height);
    ctx.lineWidth = chosen ? Math.max(3, 2 / look.scale) : 1;
    ctx.strokeStyle = chosen ? look.ink : kind.colour;
    ctx.stroke();
    const many = duban.doubtsOf(id).length;
    if (many) doubt(ctx, card, many, look);
    ctx.globalAlpha = 1;
  };
})();
