"use strict";
// The keyboard's place in the picture: one real button that lies over the card it stands on.
(function () {
  const { things, lines, relations } = duban.data, { camera } = duban;
  const cursor = document.getElementById("cursor"), said = document.getElementById("said");
  const AHEAD = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  let at = 0;

  // In words what the eye sees of a card.
  function described(id) {
    const thing = things[id], doubts = duban.doubtsOf(id).length;
    return [duban.kinds.get(thing.kind).zh, duban.plain(thing.name), thing.state ? thing.state[2] : null,
      doubts ? `${doubts} 处疑点` : null, `${duban.near(id).size - 1} 个相关事物`].filter(Boolean).join("，");
  }

  function lay() {
    const { card } = things[at], [x, y] = camera.toScreen(card.x - card.width / 2, card.y - card.height / 2);
    cursor.style.transform = `translate(${x}px, ${y}px)`;
    cursor.style.width = `${card.width * camera.scale}px`;
    cursor.style.height = `${card.height * camera.scale}px`;
    cursor.disabled = !duban.shownThings().length;
  }

  function stand(id) {
    at = id;
    cursor.setAttribute("aria-label", described(id));
    lay();
  }

  duban.standOn = stand;
  duban.cursorAt = () => at;

  // The nearest card that way: one that is joined to this one if there is any, else any.
  function next([dx, dy]) {
    const { x, y } = things[at].card, joined = duban.near(at);
    const reach = (id) => {
      const { card } = things[id], ahead = (card.x - x) * dx + (card.y - y) * dy, aside = Math.abs((card.x - x) * dy) + Math.abs((card.y - y) * dx);
      return ahead <= 1 || (joined.has(id) ? aside > 4 * ahead + 2000 * Math.abs(dx) : aside > ahead) ? Infinity : ahead + 2 * aside;
    };
    const best = (ids) => ids.reduce(([found, least], id) => reach(id) < least ? [id, reach(id)] : [found, least], [null, Infinity])[0];
    const shown = duban.shownThings().filter((id) => id !== at);
    return best(shown.filter((id) => joined.has(id))) ?? best(shown);
  }

  // How one card hangs together with the next, for those who hear the page.
  function relationTo(id, other) {
    const line = duban.linesOf(id).map((number) => lines[number]).find((one) => duban.otherEnd(one, id) === other);
    return line ? `${relations[line.relation].zh}：` : "";
  }

  function go(id) {
    said.replaceChildren(relationTo(at, id) + described(id));
    stand(id);
    const { card } = things[id], [x, y] = camera.toScreen(card.x, card.y);
    const inside = x > 60 && x < camera.width - 60 && y > 80 && y < camera.height - 40;
    if (!inside || camera.scale < 0.5) camera.centre(card.x, card.y, Math.max(0.7, camera.scale));
  }

  cursor.addEventListener("keydown", (event) => {
    if (AHEAD[event.key]) {
      const found = next(AHEAD[event.key]);
      if (found !== null) go(found);
    } else if (event.key === "+" || event.key === "=") camera.zoom(1.3);
    else if (event.key === "-") camera.zoom(1 / 1.3);
    else if (event.key === "Home") duban.fit();
    else return;
    event.preventDefault();
  });
  cursor.addEventListener("focus", () => {
    if (!duban.isShown(at) && duban.shownThings().length) stand(duban.shownThings()[0]);
    if (camera.scale < 0.5) go(at);
  });
  cursor.addEventListener("click", () => duban.select(at, { move: false }));
  duban.onDraw(lay);
  // Begin at the upper left card.
  stand(things.reduce((first, { card }, id) => card.x + card.y < things[first].card.x + things[first].card.y ? id : first, 0));
})();
