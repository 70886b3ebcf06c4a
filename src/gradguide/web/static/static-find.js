// Finding in the browser, for the guide as files: the same index and the same three answers (yes,
// no, unknown) as a server's (decisions/finding). The list is in the page; this shows, hides and
// orders it. The address is the whole state, with the names that a server has.
"use strict";

const page = document.getElementById("static-find");
const list = document.getElementById("found-list");
const facetsAt = document.getElementById("facets");
const told = document.getElementById("found-told");
const form = page.querySelector("form");
const rows = new Map([...list.children].map((row) => [row.dataset.id, row]));
const WORD = /[\p{L}\p{N}]+/gu;

const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const union = (sets) => {
  const all = new Set();
  for (const one of sets) for (const place of one) all.add(place);
  return all;
};

class Finder {
  constructor(data) {
    this.data = data;
    this.facets = new Map(data.facets.map((one) => [one.name, one]));
    this.limits = new Map(data.limits.map((one) => [one.name, one]));
    this.heard = new Set(data.heard);
  }

  // Who has one of the values, and of whom that is unknown.
  choice(facet, chosen) {
    const wanted = new Set(chosen);
    const groups = new Set(chosen.map((value) => (facet.apart ? value.split(":")[0] : "")));
    const values = facet.values.filter(([value]) => wanted.has(value));
    const yes = union([
      ...values.map((one) => one[2]),
      ...facet.disputes
        .filter(([group, ways]) => groups.has(group) && ways.every((way) => way.some((value) => wanted.has(value))))
        .map((one) => one[2]),
    ]);
    const open = union(values.map((one) => one[3]));
    for (const group of groups) {
      const known = new Set(facet.known[group] ?? []);
      for (const place of this.data.ids.keys()) if (!known.has(place)) open.add(place);
    }
    return { yes, unknown: new Set([...open].filter((place) => !yes.has(place))) };
  }

  // Whose number does not exceed the most, and of whom that is unknown.
  limit(limit, most) {
    const yes = new Set();
    const unknown = new Set();
    limit.spans.forEach((span, place) => {
      if (span !== null && span[1] !== null && span[1] <= most) yes.add(place);
      else if (span === null || span[0] <= most) unknown.add(place);
    });
    return { yes, unknown };
  }

  cost(most) {
    const yes = new Set();
    const unknown = new Set();
    this.data.cost.forEach((cost, place) => {
      if (cost === null) unknown.add(place);
      else if (cost[1] <= most * 100) yes.add(place);
      else if (cost[0] <= most * 100) unknown.add(place);
    });
    return { yes, unknown };
  }

  // For each program that has all the words, how far they are from its name.
  words(typed) {
    let near = null;
    for (const word of new Set(fold(typed).match(WORD) ?? [])) {
      const distance = new Map();
      for (const [known, columns] of this.data.words) {
        if (!known.startsWith(word)) continue;
        columns.forEach((places, column) => {
          for (const place of places) distance.set(place, Math.min(column, distance.get(place) ?? column));
        });
      }
      const before = near;
      near = before === null ? distance : new Map(
        [...distance].filter(([place]) => before.has(place)).map(([place, far]) => [place, far + before.get(place)]),
      );
    }
    return near;
  }

  answers(query) {
    const answers = new Map();
    for (const [name, values] of query.choices) {
      if (!(name === "kind" && values.includes("any"))) answers.set(name, this.choice(this.facets.get(name), values));
    }
    for (const [name, most] of query.limits) answers.set(name, this.limit(this.limits.get(name), most));
    if (query.cost !== null) answers.set("cost", this.cost(query.cost));
    return answers;
  }

  find(query) {
    const near = query.q ? this.words(query.q) ?? new Map() : null;
    const answers = this.answers(query);
    const named = near === null ? this.heard : new Set([...near.keys()].filter((place) => this.heard.has(place)));
    const keep = (accept, but) => [...named].filter((place) =>
      [...answers].every(([name, answer]) => name === but || accept(answer, place)));
    const fits = (answer, place) => answer.yes.has(place);
    const may = (answer, place) => answer.yes.has(place) || answer.unknown.has(place);
    const fit = new Set(keep(fits));
    const possible = keep(may);
    const chosen = { exclude: fit, include: possible, only: possible.filter((place) => !fit.has(place)) }[query.unknown];
    const open = [...answers].map(([name, answer]) =>
      [name, keep(fits, name).filter((place) => answer.unknown.has(place)).length]).filter(([, count]) => count);
    const unsure = (place) => [...answers.values()].filter((answer) => answer.unknown.has(place)).length;
    const order = this.order(query.sort, near, unsure);
    return {
      places: [...chosen].sort(order),
      fit: fit.size,
      open,
      several: possible.length - fit.size - open.reduce((sum, [, count]) => sum + count, 0),
      base: (name) => new Set(keep(query.unknown === "exclude" ? fits : may, name)),
    };
  }

  order(sort, near, unsure) {
    if (this.data.orders[sort]) {
      const at = new Map(this.data.orders[sort].map((place, number) => [place, number]));
      return (a, b) => at.get(a) - at.get(b);
    }
    return (a, b) => unsure(a) - unsure(b) || (near ? near.get(a) - near.get(b) : 0) || a - b;
  }
}

const DEFAULT_KINDS = ["program", "award"];

function queryFrom(params, finder) {
  const choices = new Map();
  const limits = new Map();
  for (const name of finder.facets.keys()) {
    const values = params.getAll(name).filter(Boolean);
    if (values.length) choices.set(name, values);
  }
  if (!choices.has("kind")) {
    const certificates = (choices.get("level") ?? []).includes("certificate") ? ["certificate"] : [];
    choices.set("kind", [...DEFAULT_KINDS, ...certificates]);
  }
  const number = (name) => {
    const text = (params.get(name) ?? "").replace(/[$,\s]/g, "");
    return text !== "" && Number.isFinite(Number(text)) && Number(text) >= 0 ? Number(text) : null;
  };
  for (const name of finder.limits.keys()) if (number(name) !== null) limits.set(name, number(name));
  const unknown = params.get("unknown");
  return {
    q: (params.get("q") ?? "").trim(),
    choices,
    limits,
    cost: number("cost"),
    unknown: ["include", "only"].includes(unknown) ? unknown : "exclude",
    sort: params.get("sort") ?? "fit",
  };
}

const element = (name, attributes = {}, ...content) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false) made.setAttribute(key, value);
  }
  made.append(...content);
  return made;
};

function drawFacets(finder, query, found, params) {
  const openBefore = new Set([...facetsAt.querySelectorAll("details[open]")].map((one) => one.dataset.facet));
  const focused = document.activeElement?.id;
  facetsAt.replaceChildren(...[...finder.facets.values()].map((facet) => {
    const base = found.base(facet.name);
    const chosen = params.getAll(facet.name);
    const values = facet.values
      .map(([value, words, certain]) => [value, words, certain.filter((place) => base.has(place)).length])
      .filter(([value, , count]) => count || chosen.includes(value));
    if (!values.length) return "";
    return element("details", {
      "data-facet": facet.name,
      open: openBefore.has(facet.name) || chosen.length > 0 || ["level", "delivery"].includes(facet.name),
    }, element("summary", {}, facet.title), element("fieldset", {},
      element("legend", { class: "visually-hidden" }, facet.title),
      ...values.map(([value, words, count], number) => element("label", { class: "choice" },
        element("input", {
          type: "checkbox", form: "find", name: facet.name, value, id: `f-${facet.name}-${number}`,
          checked: chosen.includes(value),
        }), words, element("span", { class: "count" }, String(count))))));
  }));
  if (focused) document.getElementById(focused)?.focus();
}

function show(finder) {
  const params = new URLSearchParams(location.search);
  const query = queryFrom(params, finder);
  const found = finder.find(query);
  for (const name of ["q", "cost", "sort", "unknown", ...finder.limits.keys()]) {
    const field = form.elements.namedItem(name);
    if (field) field.value = params.get(name) ?? field.dataset.usual ?? "";
  }
  drawFacets(finder, query, found, params);
  list.replaceChildren(...found.places.map((place) => rows.get(finder.data.ids[place])).filter(Boolean));
  const names = new Map([...finder.facets.values(), ...finder.limits.values()].map((one) => [one.name, one.unknown]));
  names.set("cost", "whose cost is unknown, outdated or only known within bounds");
  const more = found.open.map(([name, count]) => `${count} more ${names.get(name)}.`);
  if (found.several > 0) more.push(`${found.several} more of which several of the things asked are unknown.`);
  told.replaceChildren(
    element("strong", {}, `${found.fit} ${found.fit === 1 ? "program fits" : "programs fit"}.`),
    ...more.map((text) => element("span", { class: "more" }, ` ${text}`)),
  );
}

function asked() {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const field = form.elements.namedItem(name);
    if (value !== "" && value !== field?.dataset?.usual) params.append(name, value);
  }
  return params;
}

fetch(page.dataset.search).then((answer) => answer.json()).then((data) => {
  const finder = new Finder(data);
  const change = () => {
    const said = asked().toString();
    // Enter in a field that was changed comes as two events; Back has to undo them at once.
    if ((said ? `?${said}` : "") === location.search) return;
    history.pushState(null, "", said ? `?${said}` : location.pathname);
    show(finder);
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); change(); });
  // Most fields belong to the form and stand outside of it.
  document.addEventListener("change", (event) => { if (event.target.form === form) change(); });
  window.addEventListener("popstate", () => show(finder));
  page.classList.add("ready");
  show(finder);
}).catch(() => {
  told.textContent = "The search needs this site to be on a web server; all programs are listed below.";
});
