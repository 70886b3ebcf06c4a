// Find in place: a choice asks at once, the map comes on wide screens, six programs are compared.
"use strict";
(() => {
  const MOST = 6;
  const wide = matchMedia("(min-width: 62rem)");
  const form = () => document.getElementById("find");
  let opened = new Map();

  // What is left empty is not asked, and does not stand in the address.
  document.addEventListener("formdata", (event) => {
    if (event.target.id !== "find") return;
    for (const [name, value] of [...event.formData]) if (!value) event.formData.delete(name);
    if (!event.formData.has("near")) event.formData.delete("within");
  });

  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.form?.id === "find" && field.type !== "search") field.form.requestSubmit();
    if (field.name === "program") ticked();
  });

  // What somebody opened or closed stays so.
  document.addEventListener("htmx:before:swap", () => {
    opened = new Map([...document.querySelectorAll("#finder details[id]")].map((one) => [one.id, one.open]));
  });
  document.addEventListener("htmx:after:swap", () => {
    for (const [id, open] of opened) {
      const one = document.getElementById(id);
      if (one) one.open = open;
    }
    opened = new Map();
    map();
    ticked();
  });

  async function map() {
    const place = document.getElementById("map");
    if (!place) return document.querySelector(".results")?.classList.remove("filled");
    if (!wide.matches || place.dataset.shown === place.dataset.map) return;
    const address = place.dataset.map;
    place.dataset.shown = address;
    try {
      const answer = await fetch(address);
      if (!answer.ok || place.dataset.map !== address) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const drawn = page.getElementById("drawn");
      place.replaceChildren(...(drawn ? [document.adoptNode(drawn)] : []));
      place.closest(".results").classList.toggle("filled", Boolean(drawn));
    } catch {
      place.replaceChildren(); // the link to the map is still there
    }
  }

  function ticked() {
    const boxes = [...document.querySelectorAll("#compare [name=program]")];
    const count = boxes.filter((box) => box.checked).length;
    for (const box of boxes) box.disabled = !box.checked && count >= MOST;
    const said = document.getElementById("ticked");
    if (!said) return;
    said.closest(".compare").classList.toggle("some", count > 0);
    if (count === MOST) said.textContent = "six are ticked; that is as many as fit side by side";
    else if (count) said.textContent = `${count} ticked, two to six can be compared`;
    else said.textContent = "two to six programs, side by side";
  }

  wide.addEventListener("change", map);
  map();
  ticked();
})();
