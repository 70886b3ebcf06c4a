// Comparing in the guide as files: the key facts of the programs that the address names, each taken
// from the program's own page, side by side.
"use strict";

const table = document.getElementById("compared");
const toldAt = document.getElementById("compare-told");
const choose = document.getElementById("choose");
const MOST = 6;
const chosen = [...new Set(new URLSearchParams(location.search).getAll("program").filter(Boolean))];

const cell = (name, content, attributes = {}) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(content);
  return made;
};

async function keyFacts(id) {
  const path = id.split("/").map(encodeURIComponent).join("/");
  const address = table.dataset.programs.replace("PROGRAM", path);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(id);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const facts = new Map();
  for (const item of page.querySelectorAll("main .grid > div")) {
    facts.set(item.querySelector("dt").textContent.trim(), [...item.querySelectorAll("dd")].map((dd) => dd.textContent.replace(/\s+/g, " ").trim()).join("; "));
  }
  const school = page.querySelector("main h1 + p")?.textContent.trim() ?? "";
  return { id, address, name: page.querySelector("main h1").textContent.trim(), school, facts };
}

function without(id) {
  const params = new URLSearchParams();
  for (const one of chosen) if (one !== id) params.append("program", one);
  return `?${params}`;
}

function draw(programs) {
  const head = cell("tr", cell("th", "", { scope: "col" }));
  for (const one of programs) {
    const link = cell("a", one.name, { href: one.address });
    const column = cell("th", link, { scope: "col" });
    column.append(document.createElement("br"), one.school, document.createElement("br"),
      cell("a", "leave out", { href: without(one.id), "aria-label": `Leave out ${one.name}, ${one.school}` }));
    head.append(column);
  }
  const names = [...new Set(programs.flatMap((one) => [...one.facts.keys()]))];
  const body = names.map((name) => {
    const row = cell("tr", cell("th", name, { scope: "row" }));
    for (const one of programs) row.append(cell("td", one.facts.get(name) ?? "unknown"));
    return row;
  });
  table.replaceChildren(cell("thead", head));
  table.append(document.createElement("tbody"));
  table.tBodies[0].append(...body);
  table.hidden = false;
  toldAt.textContent = programs.length === 1
    ? "1 program so far; add another to see them side by side."
    : `${programs.length} programs side by side.`;
}

choose.addEventListener("submit", (event) => {
  event.preventDefault();
  const params = new URLSearchParams(chosen.map((one) => ["program", one]));
  params.append("program", choose.elements.program.value.trim());
  location.search = params;
});

if (chosen.length > MOST) {
  toldAt.textContent = `At most ${MOST} programs can stand side by side; ${chosen.length} are named.`;
} else if (chosen.length) {
  Promise.all(chosen.map(keyFacts)).then(draw).catch((error) => {
    toldAt.textContent = `There is no page of ${error.message} that can be read here. The guide has to be on a web server, and the program's name as it stands in the list.`;
  });
}
