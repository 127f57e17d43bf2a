"use strict";
// Choosing and letting go, the buttons, and the first sight. `window.duban` is open to tests.
(function () {
  const { data } = duban;

  // Choose a thing: bring it into sight, let its neighbours stand out, show its claims.
  duban.select = function (id, how = {}) {
    if (!duban.isShown(id)) duban.showAll();
    duban.light(id, how);
    duban.standOn(id);
    duban.showNode(id);
  };
  duban.selectLine = function (number) {
    duban.lightLine(number);
    duban.showLine(number);
  };
  duban.clear = function () {
    duban.dim();
    duban.showHint();
  };

  // One step back: the open list, the typed words, the narrowed picture, the choice.
  function escape() {
    const box = document.getElementById("search");
    if (duban.closeHits()) return;
    if (box.value) box.value = "";
    else if (duban.isAround()) {
      duban.setAround(null);
      duban.fit();
    } else duban.clear();
  }

  const press = (id, action) => document.getElementById(id).addEventListener("click", action);
  const zoom = (factor) => () => duban.camera.zoom(factor);
  press("fit", duban.fit);
  press("closer", zoom(1.3));
  press("farther", zoom(1 / 1.3));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) escape();
  });

  // On a narrow screen the legend waits folded, to leave room for the picture.
  document.getElementById("legend").open = !matchMedia("(max-width: 72rem)").matches;
  duban.showAll();
  duban.showHint();
  duban.firstSight();
  if (data.focus !== null) duban.select(data.focus, { move: false, alone: false });
  window.duban = duban;
})();
