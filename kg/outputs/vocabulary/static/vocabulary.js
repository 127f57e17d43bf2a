"use strict";
// The search box hides what does not fit, in the list and on the page; Enter goes to the first hit.
const box = document.getElementById("search");
const count = document.getElementById("count");
const links = Array.from(document.querySelectorAll("nav a[data-words]"));
const groups = Array.from(document.querySelectorAll("nav details"));

function fits(link, words) {
  return words.every((word) => link.dataset.words.includes(word));
}

function search() {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  let hits = 0;
  for (const link of links) {
    const found = fits(link, words);
    link.parentElement.hidden = !found;
    hits += found ? 1 : 0;
  }
  for (const group of groups) {
    group.hidden = !group.querySelector("li:not([hidden])");
    if (words.length) {
      group.open = true;
    }
  }
  count.textContent = words.length ? `${hits} 项 hits` : "";
}

box.addEventListener("input", search);
box.addEventListener("keydown", (event) => {
  const first = links.find((link) => !link.parentElement.hidden);
  if (event.key === "Enter" && first) {
    location.hash = first.hash;
  } else if (event.key === "Escape") {
    box.value = "";
    search();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== box) {
    event.preventDefault();
    box.focus();
  }
});
