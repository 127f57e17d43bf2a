"use strict";
// Where the eye is, by way of vis-network. Rectangles are of the picture, sizes in CSS pixels.
duban.camera = (function () {
  const LEAST = 0.03, MOST = 3, MAP = 0.3, { network } = duban, place = document.getElementById("canvas");
  const within = (scale) => Math.min(MOST, Math.max(LEAST, scale));
  const camera = {
    get scale() { return network.getScale(); },
    get width() { return place.clientWidth; },
    get height() { return place.clientHeight; },
  };

  camera.toScreen = function (x, y) {
    const point = network.canvasToDOM({ x, y });
    return [point.x, point.y];
  };
  camera.centre = (x, y, scale = camera.scale) => network.moveTo({ position: { x, y }, scale: within(scale) });
  camera.pan = (x, y) => network.moveTo({ offset: { x, y } });
  camera.zoom = (factor) => network.moveTo({ scale: within(camera.scale * factor) });

  // Show a rectangle whole, below the buttons that cover `above` pixels.
  camera.fit = function ({ left, top, right, bottom }, above = 52) {
    const scale = within(Math.min(1.25, (camera.width - 32) / (right - left), (camera.height - above - 16) / (bottom - top)));
    camera.centre((left + right) / 2, (top + bottom) / 2 - (above - 16) / 2 / scale, scale);
  };

  // Show a list from its top, as wide as the screen.
  camera.fitWidth = function ({ left, top, right }, above = 52) {
    const scale = within(Math.min(1, (camera.width - 32) / (right - left)));
    camera.centre((left + right) / 2, top + (camera.height / 2 - above) / scale, scale);
  };

  // Show a card at the left edge, as large as its words need, with what hangs from it.
  camera.startAt = function ({ x, y, width }, scale = 0.62) {
    camera.centre(x - width / 2 - 24 / scale + camera.width / 2 / scale, y, scale);
  };

  // What the wheel and fingers do, vis-network does; only that one cannot get lost.
  network.on("zoom", ({ scale }) => {
    if (scale !== within(scale)) network.moveTo({ scale: within(scale) });
  });

  duban.fit = function () {
    const ids = duban.shownThings();
    if (ids.length) camera.fit(duban.boundsOf(ids));
  };
  duban.firstSight = function () {
    const bounds = duban.boundsOf(duban.shownThings());
    if (duban.data.view === "waiting") camera.fitWidth(bounds);
    else camera.fit(bounds);
    // What people asked for by name they want to read, unless there is so much that a map serves better.
    const { focus, things } = duban.data, { scale } = camera;
    if (focus !== null && scale >= MAP && scale < duban.look(scale).readable) camera.startAt(things[focus].card);
    network.redraw();
  };
  return camera;
})();
