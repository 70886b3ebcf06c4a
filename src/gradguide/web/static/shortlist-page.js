// The shortlist's own page: notes, things to do, order, and the file.
"use strict";
(() => {
  const { read, write, say, FORMAT, VERSION, MOST } = window.shortlist;
  const facts = window.shortlistFacts;
  const place = document.getElementById("shortlist"), kept = document.getElementById("kept");
  const LIMITS = { note: 5000, text: 300, tasks: 200, file: 1_000_000 };
  const DAY = /^\d{4}-\d{2}-\d{2}$/;
  const COMPARED = 6, AT_ONCE = 10;
  const words = (day) => new Date(`${day}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const copy = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
  const today = () => new Date().toISOString().slice(0, 10);
  const release = document.body.dataset.release;

  function change(id, edit) {
    const programs = read(), one = programs.find((program) => program.id === id);
    if (!one) return;
    edit(one);
    write(programs);
  }

  // -- Showing ------------------------------------------------------------------------------
  function draw() {
    const programs = read();
    document.getElementById("none").hidden = programs.length > 0;
    document.getElementById("compare").hidden = programs.length === 0;
    const offers = new Map([...kept.children].map((item) => [item.dataset.id, item.querySelector(".offers")]));
    kept.replaceChildren(...programs.map((one, at) => drawn(one, at, programs.length, offers.get(one.id))));
    ticked();
  }

  function drawn(one, at, count, offers) {
    const item = copy("one");
    item.dataset.id = one.id;
    const link = item.querySelector("h3 a");
    link.textContent = one.name;
    link.href = facts.address(one.id);
    item.querySelector(".page-of").textContent = new URL(link.href, location.href).href;
    if (facts.has(one.id)) facts.put(one.id, item.querySelector(".facts-of"));
    item.querySelector(".where").textContent = one.school;
    const changed = release && one.release && one.release !== release ? " The guide has a newer release now: look at the program again." : "";
    item.querySelector(".since").textContent = `Added ${words(one.added)}, by facts of ${words(one.facts_of)}.${changed}`;
    const box = item.querySelector("[name=program]");
    Object.assign(box, { value: one.id, checked: at < COMPARED });
    box.setAttribute("aria-label", `compare ${one.name}, ${one.school}`);
    const note = item.querySelector(".notes textarea");
    note.value = one.note;
    note.setAttribute("aria-label", `Notes on ${one.name}, ${one.school}`);
    item.querySelector(".print-note").textContent = one.note;
    item.querySelector(".tasks").replaceChildren(...one.tasks.map(taskDrawn));
    item.querySelector("[data-do=up]").disabled = at === 0;
    item.querySelector("[data-do=down]").disabled = at === count - 1;
    for (const button of item.querySelectorAll("button")) button.setAttribute("aria-label", `${button.textContent}: ${one.name}, ${one.school}`);
    if (offers) item.querySelector(".offers").replaceWith(offers);
    return item;
  }

  function taskDrawn(task, at) {
    const row = copy("task");
    row.dataset.at = at;
    row.classList.toggle("is-done", task.done);
    row.classList.toggle("late", Boolean(task.due) && !task.done && task.due < today());
    row.querySelector("[type=checkbox]").checked = task.done;
    row.querySelector("textarea").value = task.text;
    row.querySelector("[type=date]").value = task.due ?? "";
    row.querySelector("[data-do=drop]").setAttribute("aria-label", `Remove: ${task.text || "empty"}`);
    row.querySelector(".print-task").textContent = task.due ? `${task.text} (by ${words(task.due)})` : task.text;
    return row;
  }

  // -- Changing -----------------------------------------------------------------------------
  const idOf = (element) => element.closest("#kept > li")?.dataset.id;

  kept.addEventListener("input", (event) => {
    const field = event.target, id = idOf(field), row = field.closest(".tasks li");
    if (field.closest(".notes")) {
      change(id, (one) => { one.note = field.value; });
      field.closest("li").querySelector(".print-note").textContent = field.value;
    } else if (row) {
      change(id, (one) => {
        const task = one.tasks[row.dataset.at];
        if (field.matches("textarea")) task.text = field.value;
        else if (field.type === "date") task.due = field.value || null;
        else task.done = field.checked;
        if (!field.matches("textarea")) row.replaceWith(taskDrawn(task, row.dataset.at));
        else row.querySelector(".print-task").textContent = task.text;
      });
      if (!row.isConnected) again(id, row.dataset.at, field.type);
    } else if (field.name === "program") ticked();
  });

  const item = (id) => [...kept.children].find((one) => one.dataset.id === id);
  function again(id, at, type) {
    item(id)?.querySelector(`.tasks li[data-at="${at}"] [type=${type}]`)?.focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (!button || !place.contains(button)) return;
    const id = idOf(button), does = button.dataset.do;
    if (does === "print") return window.print();
    if (does === "save") return save();
    if (does === "offer" || does === "all") {
      const taken = does === "all" ? [...button.closest(".offers").querySelectorAll("li")] : [button.closest("li")];
      change(id, (one) => one.tasks.push(...taken.map((li) => ({ text: li.dataset.task, due: li.dataset.due ?? null, done: false }))));
      for (const li of taken) li.remove();
      counted(item(id).querySelector(".offers"));
      draw();
      say(taken.length === 1 ? "Added to the list." : `${taken.length} things added to the list.`);
      return item(id).querySelector(".tasks li:last-child textarea")?.focus();
    }
    if (does === "task") {
      change(id, (one) => one.tasks.push({ text: "", due: null, done: false }));
      draw();
      return item(id).querySelector(".tasks li:last-child textarea")?.focus();
    }
    if (does === "drop") {
      const at = button.closest("li").dataset.at;
      change(id, (one) => one.tasks.splice(at, 1));
      draw();
      say("Removed.");
      return item(id).querySelector("[data-do=task]").focus();
    }
    const programs = read(), at = programs.findIndex((one) => one.id === id);
    if (does === "remove") {
      const { name, note, tasks } = programs[at];
      if ((note || tasks.length) && !confirm(`${name}: your note and list go with it. Take it off?`)) return;
      programs.splice(at, 1);
      write(programs);
      draw();
      say(`${name} is off the shortlist.`);
      return document.getElementById("main").focus();
    }
    const to = does === "up" ? at - 1 : at + 1;
    programs.splice(to, 0, ...programs.splice(at, 1));
    write(programs);
    draw();
    say(`${programs[to].name} is number ${to + 1} now.`);
    const moved = item(id).querySelector(`[data-do=${does}]`);
    (moved.disabled ? item(id).querySelector("h3 a") : moved).focus();
  });

  function ticked() {
    const boxes = [...kept.querySelectorAll("[name=program]")];
    const count = boxes.filter((box) => box.checked).length;
    for (const box of boxes) box.disabled = !box.checked && count >= COMPARED;
    document.getElementById("do-compare").disabled = count < 2;
  }

  // -- What to do about each, as the guide knows it --------------------------------------------
  async function offered() {
    const programs = read().slice(0, MOST);
    for (let at = 0; at < programs.length; at += AT_ONCE) await offeredOf(programs.slice(at, at + AT_ONCE));
  }

  async function offeredOf(programs) {
    const asked = new URLSearchParams(location.search);
    asked.delete("program");
    for (const one of programs) asked.append("program", one.id);
    let page;
    try {
      const answer = await fetch(`${place.dataset.todo}?${asked}`);
      page = new DOMParser().parseFromString(answer.ok ? await answer.text() : "", "text/html");
    } catch { page = new DOMParser().parseFromString("", "text/html"); }
    await Promise.all(programs.map((one) => {
      const shown = item(one.id), found = page.querySelector(`[data-program="${CSS.escape(one.id)}"]`);
      return shown && !found?.querySelector(".gone") && facts.show(one.id, shown, found?.querySelector("dl.grid"));
    }));
    for (const found of page.querySelectorAll("[data-program]")) {
      const shown = item(found.dataset.program);
      if (!shown) continue;
      if (found.querySelector(".gone")) shown.querySelector(".since").append(" This release has it no more.");
      const has = new Set(read().find((one) => one.id === found.dataset.program).tasks.map((task) => task.text));
      const offers = shown.querySelector(".offers");
      offers.querySelector("ul").replaceChildren(...[...found.querySelectorAll("[data-task]")].filter((li) => !has.has(li.dataset.task)).map((li) => {
        const offer = document.createElement("li");
        Object.assign(offer.dataset, li.dataset);
        const add = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: "Add" });
        add.dataset.do = "offer";
        add.setAttribute("aria-label", `Add: ${li.dataset.task}`);
        offer.append(li.dataset.task, " ", add);
        return offer;
      }));
      counted(offers);
    }
  }

  function counted(offers) {
    const count = offers.querySelectorAll("li").length;
    offers.hidden = count === 0;
    offers.querySelector("summary").textContent = `What you could put on the list (${count})`;
  }

  // -- The file ---------------------------------------------------------------------------
  function save() {
    const told = { format: FORMAT, version: VERSION, saved: today(), programs: read() };
    const address = URL.createObjectURL(new Blob([JSON.stringify(told, null, 2), "\n"], { type: "application/json" }));
    const link = Object.assign(document.createElement("a"), { href: address, download: `gradguide-shortlist-${today()}.json` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    say("The shortlist is saved as a file.");
  }

  const isText = (value, most) => typeof value === "string" && value.length <= most;
  const isDay = (value) => typeof value === "string" && DAY.test(value) && !Number.isNaN(Date.parse(value));

  // What is wrong with a file, in sentences; nothing where it is as it should be.
  function faults(told) {
    if (typeof told !== "object" || told === null || told.format !== FORMAT) return ["It is no shortlist of this guide: “format” should be “gradguide-shortlist”."];
    if (told.version !== VERSION) return [`It is of version ${JSON.stringify(told.version)}; this guide reads version ${VERSION}.`];
    if (!Array.isArray(told.programs)) return ["It has no list “programs”."];
    if (told.programs.length > MOST) return [`It has ${told.programs.length} programs; a shortlist holds at most ${MOST}.`];
    const found = [], seen = new Set();
    told.programs.forEach((one, number) => {
      const wrong = (what) => found.push(`Program ${number + 1}: ${what}.`);
      if (typeof one !== "object" || one === null) return wrong("it is no program");
      for (const name of ["id", "name", "school"]) if (!isText(one[name], 300) || !one[name]) wrong(`“${name}” should be a text of 1 to 300 characters`);
      if (seen.has(one.id)) wrong("its id stands in the file twice");
      seen.add(one.id);
      for (const name of ["added", "facts_of"]) if (!isDay(one[name])) wrong(`“${name}” should be a day, as in 2026-11-22`);
      if (!isText(one.release, 100)) wrong("“release” should be a text");
      if (!isText(one.note, LIMITS.note)) wrong(`“note” should be a text of at most ${LIMITS.note} characters`);
      if (!Array.isArray(one.tasks) || one.tasks.length > LIMITS.tasks) return wrong(`“tasks” should be a list of at most ${LIMITS.tasks}`);
      one.tasks.forEach((task, at) => {
        const right = typeof task === "object" && task !== null && isText(task.text, LIMITS.text) && typeof task.done === "boolean" && (task.due === null || isDay(task.due));
        if (!right) wrong(`thing to do ${at + 1} should have a “text”, “done” (true or false) and “due” (a day or null)`);
      });
    });
    return found;
  }

  // Both lists in one, with nothing of either lost.
  function merged(mine, theirs) {
    const out = mine.map((one) => ({ ...one, tasks: one.tasks.map((task) => ({ ...task })) }));
    for (const other of theirs) {
      const one = out.find((program) => program.id === other.id);
      const { id, name, school, added, release: of, facts_of, note } = other;
      const tasks = other.tasks.map(({ text, due, done }) => ({ text, due, done }));
      if (!one) {
        out.push({ id, name, school, added, release: of, facts_of, note, tasks });
        continue;
      }
      if (note && !one.note.includes(note)) one.note = one.note && !note.includes(one.note) ? `${one.note}\n\n${note}` : note;
      for (const task of tasks) {
        const same = one.tasks.find((has) => has.text === task.text && has.due === task.due);
        if (same) same.done ||= task.done;
        else one.tasks.push(task);
      }
      if (added < one.added) one.added = added;
    }
    return out;
  }

  document.getElementById("file").addEventListener("change", async (event) => {
    const said = document.getElementById("read-said"), file = event.target.files[0];
    if (!file) return;
    const tell = (...lines) => { said.textContent = lines.join("\n"); };
    event.target.value = "";
    if (file.size > LIMITS.file) return tell(`${file.name} was not read: it is larger than a megabyte.`);
    let told;
    try {
      told = JSON.parse(await file.text());
    } catch {
      return tell(`${file.name} was not read: it is no JSON file.`);
    }
    const wrong = faults(told);
    if (wrong.length) return tell(`${file.name} was not read, and the list is as it was.`, ...wrong.slice(0, 8), ...(wrong.length > 8 ? [`and ${wrong.length - 8} more`] : []));
    const mine = read(), both = merged(mine, told.programs);
    if (both.length > MOST) return tell(`${file.name} was not read: both lists together have ${both.length} programs, and a shortlist holds at most ${MOST}.`);
    const long = both.find((one) => one.note.length > LIMITS.note || one.tasks.length > LIMITS.tasks);
    if (long) return tell(`${file.name} was not read: with both lists, the note or the things to do of ${long.name} are more than a shortlist holds.`);
    if (!write(both)) return tell("This browser keeps nothing for this site.");
    const added = both.length - mine.length;
    tell(`${file.name} was read: ${told.programs.length} ${told.programs.length === 1 ? "program" : "programs"}, ${added} of them new here.`);
    draw();
    offered();
  });

  addEventListener("storage", (event) => {
    if (event.key === window.shortlist.KEY && !kept.contains(document.activeElement)) draw();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-shortlist-add]")) draw();
  });
  draw();
  offered();
})();
