// The ranking's page with a script: number fields become sliders whose shares follow the hand, and
// the sentence about a pair follows the pointer and the focus. Places come from the server (htmx).
"use strict";
(() => {
  const form = document.getElementById("weights");
  if (!form) return;
  const fields = [...form.querySelectorAll("input[type=number]")];

  for (const field of fields) {
    field.step = field.dataset.step;
    field.type = "range";
  }

  // Whole per cent that add up to 100: what rounding down leaves goes to the largest remainders.
  const shares = () => {
    const weights = fields.map((field) => Number(field.value));
    const sum = weights.reduce((a, b) => a + b, 0);
    if (!sum) return weights.map(() => 0);
    const exact = weights.map((weight) => (100 * weight) / sum);
    const whole = exact.map(Math.floor);
    const order = exact.map((_, at) => at).sort((a, b) => (whole[a] - exact[a]) - (whole[b] - exact[b]) || a - b);
    for (const at of order.slice(0, 100 - whole.reduce((a, b) => a + b, 0))) whole[at] += 1;
    return whole;
  };
  const tell = () => {
    shares().forEach((share, at) => {
      const field = fields[at];
      form.querySelector(`output[for="${field.id}"]`).textContent = `${share} %`;
      field.setAttribute("aria-valuetext", `${field.value} of ${field.max}, counts ${share} %`);
    });
  };
  // The person line carries the weights along, so that they stay when somebody says where they live.
  const carry = () => {
    const line = document.querySelector("form[data-person]");
    if (!line) return;
    for (const field of fields) {
      let own = line.querySelector(`input[type=hidden][name="${field.name}"]`);
      if (!own) {
        own = document.createElement("input");
        own.type = "hidden";
        own.name = field.name;
        line.append(own);
      }
      own.value = field.value;
    }
  };
  tell();
  form.addEventListener("input", () => { tell(); carry(); });

  // The pair. Rows of the chart and of the table are programs in the same order.
  const rows = () => [...document.querySelectorAll("#ranking tr[data-program]")];
  const bars = () => [...document.querySelectorAll("#ranking .chart-row:not(.chart-axis)")];
  const chosen = () => [...document.querySelectorAll("#ranking [data-pair] select")];
  const words = (said, code) => {
    if (code === -1) return said.never;
    if (code === 0) return said.rarely;
    if (code === 100) return said.mostly;
    if (code === 101) return said.always;
    return said.some.replace("#", code);
  };
  const opposite = (code) => 100 - code;
  const sentence = () => {
    const pair = document.querySelector("#ranking [data-pair]");
    const [one, other] = chosen();
    if (!pair || !other) return;
    const all = rows();
    const at = [one, other].map((select) => all.findIndex((row) => row.dataset.program === select.value));
    bars().forEach((bar, place) => bar.classList.toggle("held", place === at[0]));
    if (at[0] < 0 || at[1] < 0 || at[0] === at[1]) return;
    const [first, last] = [Math.min(...at), Math.max(...at)];
    const code = Number(all[first].dataset.above.split(" ")[last - first - 1]);
    const names = [one, other].map((select) => select.selectedOptions[0].textContent);
    const told = at[0] < at[1] ? code : opposite(code);
    pair.querySelector(".pair-words").textContent = `${names[0]} is above ${names[1]} ${words(pair.dataset, told)}.`;
  };
  const point = (event) => {
    const row = event.target.closest?.("#ranking .chart-row:not(.chart-axis), #ranking tr[data-program]");
    if (!row) return;
    const group = row.matches("tr") ? rows() : bars();
    const id = rows()[group.indexOf(row)]?.dataset.program;
    const [one, other] = chosen();
    if (!id || !other || id === one.value) return;
    for (const each of document.querySelectorAll(".pointed")) each.classList.remove("pointed");
    row.classList.add("pointed");
    other.value = id;
    sentence();
  };
  document.addEventListener("pointermove", point);
  document.addEventListener("focusin", point);
  document.addEventListener("change", (event) => {
    if (event.target.closest("[data-pair]")) sentence();
  });
  // Said aloud from a place that stays, since what is swapped in is not.
  document.addEventListener("htmx:after:swap", () => {
    const told = document.querySelector("#ranking .told, #ranking [role=alert]");
    document.querySelector("[data-announce]").textContent = told?.textContent ?? "";
  });
  document.addEventListener("htmx:before:request", (event) => {
    if (event.target === form) document.getElementById("ranking").setAttribute("aria-busy", "true");
  });
})();
