// Small helps on every page. The guide works without them.
"use strict";
document.documentElement.classList.add("script");

// "?" opens the legend of marks and goes back; not while somebody types.
document.addEventListener("keydown", (event) => {
  if (event.key !== "?" || event.target.closest("input, select, textarea, [contenteditable]")) return;
  const legend = document.getElementById("legend");
  if (!legend) return;
  legend.open = !legend.open;
  if (legend.open) {
    legend.querySelector("summary").focus();
    legend.scrollIntoView({ block: "nearest" });
  }
});

// Print opens nothing that was closed but what the marks mean, which a sheet cannot be asked.
addEventListener("beforeprint", () => {
  const legend = document.getElementById("legend");
  if (!legend || legend.open) return;
  legend.open = true;
  addEventListener("afterprint", () => { legend.open = false; }, { once: true });
});
