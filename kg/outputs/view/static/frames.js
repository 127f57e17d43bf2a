"use strict";
// What lies around the cards: the colours of the day or night, and the titled frames.
(function () {
  const { things, frames } = duban.data;

  const variable = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const COLOURS = { ink: "ink", quiet: "quiet", paper: "paper", ground: "ground", line: "stroke", faint: "faint", frame: "line", blocked: "blocked", onBlocked: "on-blocked" };
  // Below this scale the words on a card are a blur, so it is drawn as a coloured block; paper is finer.
  const READABLE = 0.5, ON_PAPER = 0.22;
  duban.paper = matchMedia("print");
  duban.look = (scale) => ({ scale, readable: duban.paper.matches ? ON_PAPER : READABLE, ...Object.fromEntries(Object.entries(COLOURS).map(([key, name]) => [key, variable(name)])) });

  // The rectangle around the given cards, and around whole frames when all cards are meant.
  duban.boundsOf = function (ids) {
    const cards = ids.map((id) => things[id].card), all = ids.length === things.length ? frames : [];
    const least = (ofCard, ofFrame) => Math.min(...cards.map(ofCard), ...all.map(ofFrame));
    return {
      left: least((c) => c.x - c.width / 2, ([left]) => left),
      top: least((c) => c.y - c.height / 2, ([, top]) => top),
      right: -least((c) => -c.x - c.width / 2, ([left, , width]) => -left - width),
      bottom: -least((c) => -c.y - c.height / 2, ([, top, , height]) => -top - height),
    };
  };

  function shortened(ctx, text, room) {
    if (ctx.measureText(text).width <= room) return text;
    const characters = Array.from(text);
    while (characters.length && ctx.measureText(`${characters.join("")}…`).width > room) characters.pop();
    return `${characters.join("")}…`;
  }

  function paint(ctx, [left, top, width, height, title], look) {
    ctx.strokeStyle = look.frame;
    ctx.lineWidth = Math.max(2, 1 / look.scale);
    ctx.beginPath();
    ctx.roundRect(left, top, width, height, 24);
    ctx.stroke();
    const size = Math.min(60, Math.max(26, 14 / look.scale));
    ctx.font = `600 ${size}px ${duban.FAMILY}`;
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.fillStyle = look.quiet;
    ctx.fillText(shortened(ctx, duban.plain(title), width - 80), left + 40, top + 48);
  }

  // The ground, for a picture that leaves the page has none behind it, and the frames on it.
  duban.paintGround = function (ctx, look) {
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.fillStyle = look.ground;
    ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
    ctx.restore();
    frames.forEach((frame) => paint(ctx, frame, look));
  };
})();
