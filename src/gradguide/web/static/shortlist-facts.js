// What decides about the programs of a shortlist, as the guide's own pages tell it to this person.
"use strict";
window.shortlistFacts = (() => {
  const place = document.getElementById("shortlist");
  const names = document.body.dataset.personNames.split(" ");
  const told = new Map();

  // The address of a program's page, for whom this page is.
  function address(id) {
    const path = place.dataset.programs.replace("PROGRAM", encodeURI(id));
    const said = [...new URLSearchParams(location.search)].filter(([name, value]) => names.includes(name) && value);
    return said.length ? `${path}?${new URLSearchParams(said)}` : path;
  }

  function row(label, content) {
    const pair = document.createElement("div"), name = document.createElement("dt"), value = document.createElement("dd");
    name.append(label);
    value.append(...content);
    pair.append(name, value);
    return pair;
  }

  // Of a program's own page: the facts that decide, and those that it marks for a handout.
  function fromPage(page) {
    const list = document.createElement("dl");
    list.className = "grid";
    for (const one of page.querySelectorAll("#key-facts > div"))
      list.append(row(one.querySelector("dt").textContent.trim(), one.querySelector("dd").cloneNode(true).childNodes));
    for (const one of page.querySelectorAll("[data-handout]")) {
      const facts = [...one.querySelectorAll(".fact:not(.weightless) > summary")];
      const values = facts.flatMap((fact, at) => [at ? "; " : "", fact.querySelector(".mark").cloneNode(true), " ", fact.querySelector(".value").textContent]);
      if (values.length) list.append(row(one.querySelector("dt").firstChild.data.trim(), values));
    }
    return list.children.length ? list : null;
  }

  async function read(id) {
    const answer = await fetch(address(id));
    if (!answer.ok) return null;
    return fromPage(new DOMParser().parseFromString(await answer.text(), "text/html"));
  }

  // Puts what is told of a program into its place in the list; reads it where nobody has.
  async function show(id, item, given) {
    const at = item.querySelector(".facts-of");
    if (given) told.set(id, document.importNode(given, true));
    try {
      if (!told.has(id)) told.set(id, await read(id));
    } catch { /* no page can be read here, which the list then says */ }
    put(id, at);
  }

  function put(id, at) {
    const facts = told.get(id);
    at.replaceChildren(facts ?? "What it costs and asks could not be read here; its page tells it.");
    at.classList.toggle("note", !facts);
  }

  return { address, show, put, has: (id) => told.has(id) };
})();
