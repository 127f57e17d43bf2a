"use strict";
// The canvas, the legend, and what a click does. `window.duban` is open to tests and consoles.
(function () {
  const { data, element } = duban, { nodes, edges, options } = data.network;
  const hidden = new Set();
  let lit = null, network = null;

  const shown = new vis.DataView(new vis.DataSet(nodes), { filter: (node) => !hidden.has(node.kind) });

  function near(id) {
    const around = new Set([id]);
    for (const line of edges) {
      if (line.from === id) around.add(line.to);
      if (line.to === id) around.add(line.from);
    }
    return around;
  }

  function count() {
    const things = nodes.filter((node) => !hidden.has(node.kind)).length;
    document.getElementById("count").replaceChildren(`${things} 个事物 · ${edges.length} 条关系`);
  }

  function toggle(kind, button) {
    if (!hidden.delete(kind)) hidden.add(kind);
    button.setAttribute("aria-pressed", String(!hidden.has(kind)));
    shown.refresh();
    count();
  }

  function legend() {
    for (const kind of data.kinds) {
      const many = nodes.filter((node) => node.kind === kind.id).length;
      if (!many) continue;
      const button = element("button", { type: "button", "aria-pressed": "true", "data-kind": kind.id, title: kind.en },
        duban.mark(kind), `${kind.zh} `, element("small", {}, String(many)));
      button.addEventListener("click", () => toggle(kind.id, button));
      document.getElementById("kinds").append(button);
    }
  }

  // Choose a thing: bring it into sight, let its neighbours stand out, show its claims.
  duban.select = function (id) {
    const node = nodes[id];
    if (hidden.has(node.kind)) toggle(node.kind, document.querySelector(`[data-kind="${node.kind}"]`));
    lit = near(id);
    network.selectNodes([id]);
    network.moveTo({ position: { x: node.x, y: node.y }, scale: Math.max(0.85, network.getScale()) });
    duban.showNode(id);
  };

  duban.clear = function () {
    lit = null;
    network.unselectAll();
    network.redraw();
    duban.showHint();
  };

  duban.visibleNodes = () => shown.getIds();

  function clicked({ nodes: [node], edges: [edge] }) {
    if (node !== undefined) {
      lit = near(node);
      duban.showNode(node);
    } else if (edge !== undefined) {
      lit = new Set([edges[edge].from, edges[edge].to]);
      duban.showEdge(edge);
    } else duban.clear();
    network.redraw();
  }

  // Show the whole picture between the buttons above and the legend below.
  function fit() {
    const stage = document.getElementById("graph").getBoundingClientRect();
    const sides = (least, most) => [Math.min(...nodes.map(least)), Math.max(...nodes.map(most))];
    const [left, right] = sides((node) => node.x - node.width / 2, (node) => node.x + node.width / 2);
    const [top, bottom] = sides((node) => node.y - node.height / 2, (node) => node.y + node.height / 2);
    const ABOVE = 56, BELOW = document.querySelector(".legend").offsetHeight + 28; // covered pixels
    const free = { width: stage.width - 40, height: stage.height - ABOVE - BELOW };
    const scale = Math.min(1.25, free.width / (right - left), free.height / (bottom - top));
    const lift = (BELOW - ABOVE) / 2 / scale;
    network.moveTo({ scale, position: { x: (left + right) / 2, y: (top + bottom) / 2 + lift } });
  }

  function zoom(factor) {
    network.moveTo({ scale: network.getScale() * factor });
  }

  const isLit = (id) => !lit || lit.has(id);
  options.nodes.ctxRenderer = duban.cardRenderer(nodes, isLit, () => network ? network.getScale() : 1);
  network = new vis.Network(document.getElementById("graph"), { nodes: shown, edges: new vis.DataSet(edges) }, options);
  duban.network = network;
  network.on("afterDrawing", (ctx) =>
    duban.writeFarNames(ctx, nodes.filter((node) => !hidden.has(node.kind)), isLit, network.getScale()));
  network.on("click", clicked);
  network.once("afterDrawing", () => { duban.drawn = performance.now(); });
  legend();
  fit();
  document.getElementById("fit").addEventListener("click", fit);
  document.getElementById("closer").addEventListener("click", () => zoom(1.3));
  document.getElementById("farther").addEventListener("click", () => zoom(1 / 1.3));
  count();
  duban.showHint();
  if (data.focus !== null) {
    network.selectNodes([data.focus]);
    duban.showNode(data.focus);
  }
  window.duban = duban;
})();
