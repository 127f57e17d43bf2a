"use strict";
// The picture on the screen, drawn by vis-network: what it shows, what stands out, what a click does.
(function () {
  const { things, lines, network: { nodes, edges, options }, view } = duban.data;
  const place = document.getElementById("canvas"), night = matchMedia("(prefers-color-scheme: dark)");
  let look = duban.look(1), chosen = null, lit = null;

  const isLit = (id) => !lit || lit.has(id);
  const inLight = (line) => isLit(line.from) && isLit(line.to);

  // The colours of a line; one that does not belong to what is chosen steps back.
  function coloured({ id }) {
    const line = lines[id], bright = inLight(line), blocked = duban.lineState(line) === "blocked";
    const color = blocked ? look.blocked : line.near ? look.line : look.faint;
    const strong = blocked ? look.blocked : look.ink;
    return { id, color: { color, highlight: strong, hover: strong, opacity: bright ? 1 : 0.15 },
      font: { face: duban.FAMILY, color: !bright ? look.faint : blocked ? look.blocked : look.quiet, strokeColor: look.ground } };
  }

  options.nodes.ctxRenderer = ({ ctx, id }) => {
    const { width, height } = things[id].card;
    return { drawNode: () => duban.paintCard(ctx, id, look, { lit: isLit(id), chosen: id === chosen }), nodeDimensions: { width, height } };
  };
  const allLines = new vis.DataSet(edges.map((edge) => ({ ...edge, ...coloured(edge) })));
  const shown = {
    nodes: new vis.DataView(new vis.DataSet(nodes), { filter: ({ id }) => duban.isShown(id) }),
    edges: new vis.DataView(allLines, { filter: ({ id }) => duban.isLineShown(lines[id]) }),
  };
  const network = new vis.Network(place, shown, options);
  duban.network = network;
  duban.seenAt = null; // the scale at which a copy of the picture will be seen, while it is drawn
  place.querySelector(".vis-network").removeAttribute("tabindex"); // the button is the keyboard's way in

  function recolour(meant) {
    look = duban.look(network.getScale());
    allLines.update(edges.filter(meant).map(coloured));
    network.redraw();
  }

  // What waits is seen from afar, too: there its lines grow as the picture shrinks.
  const waits = edges.filter(({ id }) => duban.lineState(lines[id]) === "blocked");
  function thicken() {
    const width = Math.max(waits[0].width, 1.4 / look.scale);
    if (allLines.get(waits[0].id).width !== width) allLines.update(waits.map(({ id }) => ({ id, width })));
  }

  network.on("beforeDrawing", (ctx) => {
    look = duban.look(duban.seenAt ?? network.getScale());
    duban.paintGround(ctx, look);
  });
  network.on("afterDrawing", (ctx) => {
    duban.paintFarNames(ctx, duban.shownThings().filter(isLit), look);
    if (waits.length) thicken(); // draws once more, so not before all is drawn
  });
  network.once("afterDrawing", () => { duban.drawn = performance.now(); });
  duban.onDraw = (listener) => network.on("afterDrawing", listener);

  function stress(id, around) {
    const before = lit;
    [chosen, lit] = [id, around];
    recolour(({ id: number }) => (!before || before.has(lines[number].from) && before.has(lines[number].to)) !== inLight(lines[number]));
  }
  // Let a thing and its neighbours stand out, and bring it into sight.
  duban.light = function (id, { move = true, alone = true } = {}) {
    network.selectNodes([id]);
    const { x, y } = things[id].card;
    if (move) duban.camera.centre(x, y, Math.max(0.85, network.getScale()));
    stress(id, alone ? duban.near(id) : null);
  };
  duban.lightLine = function (number) {
    network.setSelection({ nodes: [], edges: [number] });
    stress(null, new Set([lines[number].from, lines[number].to]));
  };
  duban.dim = function () {
    network.unselectAll();
    stress(null, null);
  };
  duban.chosen = () => chosen;

  // What `draw` returns when nothing steps back.
  duban.inFullLight = function (draw) {
    const before = lit;
    stress(chosen, null);
    const drawn = draw();
    stress(chosen, before);
    return drawn;
  };

  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) duban.select(node, { move: false });
    else if (edge !== undefined) duban.selectLine(edge);
    else duban.clear();
  });
  for (const event of ["hoverNode", "hoverEdge"]) network.on(event, () => { place.style.cursor = "pointer"; });
  for (const event of ["blurNode", "blurEdge"]) network.on(event, () => { place.style.cursor = ""; });
  // A list is read from top to bottom, so there the wheel scrolls; with Ctrl it zooms.
  if (view === "waiting") place.addEventListener("wheel", (event) => {
    if (event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    duban.camera.pan(-event.deltaX, -event.deltaY * (event.deltaMode ? 30 : 1));
  }, { capture: true, passive: false });

  duban.onFilter(() => {
    shown.nodes.refresh();
    shown.edges.refresh();
    if (chosen !== null && duban.isShown(chosen)) network.selectNodes([chosen]);
  });
  for (const medium of [night, duban.paper]) medium.addEventListener("change", () => recolour(() => true));
})();
