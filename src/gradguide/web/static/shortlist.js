// The shortlist, on every page: kept in this browser alone. docs/shortlist-file.md tells its form.
"use strict";
window.shortlist = (() => {
  const KEY = "gradguide.shortlist", FORMAT = "gradguide-shortlist", VERSION = 1, MOST = 60;
  const today = () => new Date().toISOString().slice(0, 10);
  const release = document.body.dataset.release, factsOf = document.body.dataset.releaseDate;

  function read() {
    try {
      const found = JSON.parse(localStorage.getItem(KEY));
      if (found.format === FORMAT && found.version === VERSION) return found.programs;
    } catch { /* nothing is kept, or nothing may be */ }
    return [];
  }
  function write(programs) {
    try {
      localStorage.setItem(KEY, JSON.stringify({ format: FORMAT, version: VERSION, programs }));
    } catch {
      say("This browser keeps nothing for this site, so the shortlist cannot be changed.");
      return false;
    }
    show();
    return true;
  }

  const live = Object.assign(document.createElement("p"), { className: "visually-hidden" });
  live.setAttribute("role", "status");
  document.body.append(live);
  const say = (words) => { live.textContent = words; };

  function toggle(button) {
    const { shortlistAdd: id, name, school } = button.dataset;
    const programs = read();
    const without = programs.filter((one) => one.id !== id);
    const gone = programs.find((one) => one.id === id);
    if (gone && (gone.note || gone.tasks.length)) {
      say("");
      if (!confirm(`${name}: your note and list go with it. Take it off the shortlist?`)) return;
    }
    if (!gone && programs.length >= MOST) return say(`The shortlist is full: it holds ${MOST} programs.`);
    const added = { id, name, school, added: today(), release, facts_of: factsOf, note: "", tasks: [] };
    if (write(gone ? without : [...programs, added]))
      say(gone ? `${name} is off the shortlist.` : `${name} is on the shortlist.`);
  }

  function show() {
    const kept = read(), ids = new Set(kept.map((one) => one.id));
    for (const button of document.querySelectorAll("[data-shortlist-add]")) {
      const on = ids.has(button.dataset.shortlistAdd);
      button.setAttribute("aria-pressed", on);
      const words = on ? "On the shortlist" : "Add to shortlist";
      if (button.firstChild?.nodeType === Node.TEXT_NODE) button.firstChild.data = words;
      else button.prepend(words);
    }
    const link = document.querySelector("[data-shortlist]");
    if (link) link.textContent = kept.length ? `Shortlist (${kept.length})` : "Shortlist";
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-shortlist-add]");
    if (button) toggle(button);
  });
  document.addEventListener("htmx:after:swap", show);
  addEventListener("storage", (event) => { if (event.key === KEY) show(); });
  show();
  return { read, write, say, show, FORMAT, VERSION, MOST, KEY };
})();
