// The person line of last time: kept in this browser, offered where an address says nothing.
"use strict";
(() => {
  const KEY = "gradguide.person";
  const NAMES = document.body.dataset.personNames.split(" ");
  const kept = () => {
    try { return JSON.parse(localStorage.getItem(KEY)) ?? []; } catch { return []; }
  };
  // An amount as the page understood it ("20k" is 20000), which can be written out again.
  const meant = (name, value) => (name === "cost" && document.querySelector("[data-person] [name=cost]")?.value) || value;
  const said = () => [...new URLSearchParams(location.search)].filter(([name, value]) => NAMES.includes(name) && value).map(([name, value]) => [name, meant(name, value)]);

  function words(pairs) {
    const line = document.querySelector("[data-person]"), told = new Map(pairs), parts = [];
    const named = (name) => line.querySelector(`[name="${name}"] option[value="${CSS.escape(told.get(name))}"]`)?.textContent ?? told.get(name).replace("-", " ");
    if (told.has("residency")) parts.push(named("residency"));
    if (told.has("start")) parts.push(named("start"));
    if (told.has("credits-per-term")) parts.push(`${told.get("credits-per-term")} credits a term`);
    if (told.has("cost")) parts.push(`up to $${Number(told.get("cost")).toLocaleString("en-US")}`);
    const more = pairs.length - parts.length;
    if (more) parts.push(more === 1 ? "and one thing more" : `and ${more} things more`);
    return parts.join(", ");
  }

  function forget() {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: "Forget it" });
    button.addEventListener("click", () => {
      localStorage.removeItem(KEY);
      button.parentElement.textContent = "Forgotten.";
    });
    return button;
  }

  function show() {
    const line = document.querySelector("[data-person]");
    document.getElementById("remembered")?.remove();
    if (!line) return;
    const now = said(), before = kept();
    const wrong = document.querySelector(".wrong[role=alert]");
    if (now.length && !wrong) {
      try { localStorage.setItem(KEY, JSON.stringify(now)); } catch { return; }
    }
    if (now.length ? wrong : !before.length) return;
    const told = Object.assign(document.createElement("p"), { id: "remembered", className: "remembered no-print" });
    if (now.length) told.append("This browser remembers it for next time. ");
    else {
      const address = new URL(location.href);
      for (const [name, value] of before) address.searchParams.append(name, value);
      const link = Object.assign(document.createElement("a"), { href: address.href, textContent: `Use ${words(before)}, as last time` });
      told.append(link, " ");
    }
    told.append(forget());
    line.after(told);
  }

  document.addEventListener("htmx:after:history:push", show);
  document.addEventListener("htmx:after:swap", show);
  show();
})();
