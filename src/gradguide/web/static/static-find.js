// Finding in the browser, for the guide as files: the same index and the same three answers (yes,
// no, unknown) as a server's (decisions/finding). The list is in the page; this shows, hides and
// orders it. The address is the whole state, with the names that a server has.
"use strict";

const page = document.getElementById("static-find");
const list = document.getElementById("found-list");
const facetsAt = document.getElementById("facets");
const told = document.getElementById("found-told");
const further = document.getElementById("found-more");
const form = page.querySelector("form");
const rows = new Map([...list.children].map((row) => [row.dataset.id, row]));
const FIRST = 30; // programs of a list before the next are asked for
const MOST = 80; // values of a facet; whoever looks for a rarer one types its name
const VALUES = 6; // values of a facet before the rest is opened; one or two more are not worth it
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
    for (const word of typedWords.of(typed)) {
      const forms = typedWords.variants(word);
      const distance = new Map();
      for (const [known, columns] of this.data.words) {
        if (!forms.some((form) => known.startsWith(form))) continue;
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

  // A value as the release has it, null where it is none of the facet's.
  value(facet, written) {
    if (facet.name === "kind" && typedWords.plain(written) === "any") return "any";
    const known = facet.allowed.find((value) => typedWords.plain(value) === typedWords.plain(written));
    return known ?? facet.called[typedWords.plain(written)] ?? facet.called[typedWords.key(written)] ?? null;
  }

  // How many certificates there would be: whoever chooses that level means the kind too.
  certificates(query) {
    const level = this.facets.get("level");
    const certain = level.values.find(([value]) => value === "certificate")?.[2] ?? [];
    const choices = new Map([...query.choices, ["level", ["certificate"]], ["kind", [...DEFAULT_KINDS, "certificate"]]]);
    const base = this.find({ ...query, choices }).base("level");
    return certain.filter((place) => base.has(place)).length;
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
      base: (name) => {
        const certain = new Set(keep(fits, name));
        if (query.unknown === "exclude") return certain;
        const all = keep(may, name);
        return new Set(query.unknown === "only" ? all.filter((place) => !certain.has(place)) : all);
      },
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
  const wrong = [];
  for (const [name, facet] of finder.facets) {
    const values = params.getAll(name).filter((text) => text.trim()).map((written) => {
      const value = finder.value(facet, written);
      if (value === null) wrong.push(`${facet.title}: “${written}” is none of its values.`);
      return value;
    });
    if (values.length) choices.set(name, values);
  }
  const kindsSaid = choices.has("kind");
  if (!kindsSaid) {
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
    kindsSaid,
    wrong,
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

// The values that some program has, and those that are chosen; a short list in its own order, others
// by how many have them.
function valuesOf(finder, facet, query, base, chosen) {
  const values = facet.values
    .map(([value, words, certain]) => ({ value, words, count: certain.filter((place) => base.has(place)).length }))
    .map((one) => (facet.name === "level" && one.value === "certificate" && !query.kindsSaid && !chosen.includes(one.value)
      ? { ...one, count: finder.certificates(query) } : one))
    .filter(({ value, count }) => count || chosen.includes(value));
  if (!facet.ordered) values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  if (facet.name === "kind" && values.length) {
    values.push({ value: "any", words: facet.any, count: values.reduce((sum, one) => sum + one.count, 0) });
  }
  return values;
}

// What is always to be seen and what only on demand. A group stands for all that is in it.
function parted(facet, values, chosen) {
  if (values.some(({ value }) => value.includes(":"))) {
    const first = values.filter(({ value }) => chosen.includes(value) || !value.includes(":"));
    return [first, values.filter((one) => !first.includes(one)), 0];
  }
  const room = Math.max(VALUES, chosen.length);
  if (values.length <= room + 2) return [values, [], 0];
  const wanted = values.filter(({ value }) => chosen.includes(value));
  const sorted = [...wanted, ...values.filter((one) => !wanted.includes(one))];
  return [sorted.slice(0, room), sorted.slice(room, MOST), Math.max(0, sorted.length - MOST)];
}

function drawFacets(finder, query, found) {
  const openBefore = new Set([...facetsAt.querySelectorAll("details[open]")].map((one) => one.id));
  const drawnBefore = facetsAt.children.length > 0;
  const focused = document.activeElement?.id;
  facetsAt.replaceChildren(...[...finder.facets.values()].map((facet) => {
    const base = found.base(facet.name);
    const chosen = facet.name === "kind" && !query.kindsSaid ? [] : query.choices.get(facet.name) ?? [];
    const values = valuesOf(finder, facet, query, base, chosen);
    if (!values.length) return "";
    const [first, more, left] = parted(facet, values, chosen);
    const choice = ({ value, words, count }) => element("label", { class: "choice" },
      element("input", {
        type: "checkbox", form: "find", name: facet.name, value, id: `f-${facet.name}-${value}`,
        checked: chosen.includes(value),
      }), element("span", {}, words), " ", element("span", { class: "count" }, count.toLocaleString("en-US")));
    const known = facet.known[""] && new Set(facet.known[""]);
    const unknown = known ? [...base].filter((place) => !known.has(place)).length : 0;
    return element("details", {
      class: "facet", id: `facet-${facet.name}`, "data-facet": facet.name,
      open: chosen.length > 0 || (drawnBefore ? openBefore.has(`facet-${facet.name}`) : facet.open),
    }, element("summary", {}, facet.title), element("fieldset", {},
      element("legend", { class: "visually-hidden" }, facet.title),
      facet.gloss ? element("p", { class: "note" }, facet.gloss) : "",
      ...first.map(choice),
      more.length ? element("details", { id: `more-${facet.name}`, open: openBefore.has(`more-${facet.name}`) },
        element("summary", { class: "small" }, `${more.length} more`), ...more.map(choice),
        left ? element("p", { class: "note" }, `and ${left} rarer ones: type their names above`) : "") : "",
      unknown ? element("p", { class: "note unknown-count" }, "unknown ", element("span", {}, unknown.toLocaleString("en-US"))) : ""));
  }));
  if (focused) document.getElementById(focused)?.focus();
}

// The list in parts: what is not yet asked for is there, but hidden.
function showMore(from) {
  const all = [...list.children];
  const to = Math.min(from + FIRST, all.length);
  all.forEach((row, at) => { row.hidden = at >= to; });
  further.hidden = to >= all.length;
  further.querySelector("button").textContent = `Show ${Math.min(FIRST, all.length - to)} more`;
  further.querySelector("span").textContent = `${to} of ${all.length} are shown`;
  if (from) all[from]?.querySelector("h3 a")?.focus();
}

function show(finder) {
  const params = new URLSearchParams(location.search);
  const query = queryFrom(params, finder);
  const found = finder.find(query);
  for (const name of ["q", "cost", "sort", "unknown", ...finder.limits.keys()]) {
    const field = form.elements.namedItem(name);
    if (field) field.value = params.get(name) ?? field.dataset.usual ?? "";
  }
  drawFacets(finder, query, found);
  list.replaceChildren(...found.places.map((place) => rows.get(finder.data.ids[place])).filter(Boolean));
  showMore(0);
  if (query.wrong.length) {
    told.textContent = query.wrong.join(" ");
    return;
  }
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
  further.querySelector("button").addEventListener("click", () => showMore([...list.children].filter((row) => !row.hidden).length));
  window.addEventListener("popstate", () => show(finder));
  page.classList.add("ready");
  show(finder);
}).catch(() => {
  told.textContent = "The search needs this site to be on a web server; all programs are listed below.";
});
