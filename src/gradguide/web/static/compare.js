// Offers the programs of the shortlist, which only this browser has, to be ticked and compared.
"use strict";
(() => {
  const section = document.querySelector("[data-from-shortlist]");
  if (!section) return;
  const listed = window.shortlist?.read() ?? [];
  if (listed.length < 2) return;
  const most = Number(section.dataset.most);
  const choices = section.querySelector("[data-choices]");
  listed.forEach((one, at) => {
    const label = document.createElement("label");
    label.className = "choice";
    const box = document.createElement("input");
    box.type = "checkbox";
    box.name = "program";
    box.value = one.id;
    box.checked = at < most;
    label.append(box, `${one.school}: ${one.name}`);
    choices.append(label);
  });
  const limit = () => {
    const boxes = [...choices.querySelectorAll("input")];
    const ticked = boxes.filter((box) => box.checked).length;
    for (const box of boxes) box.disabled = !box.checked && ticked >= most;
    section.querySelector("button").disabled = ticked < 2;
  };
  choices.addEventListener("change", limit);
  limit();
  section.hidden = false;
})();
