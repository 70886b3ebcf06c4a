// Small helps on every page. The guide works without them.
"use strict";
document.documentElement.classList.add("script");

// "?" opens the legend of marks over the foot of the window, and closes it; the reader stays where
// they are. Not while somebody types.
document.addEventListener("keydown", (event) => {
  if (event.key !== "?" || event.target.closest("input, select, textarea, [contenteditable]")) return;
  const legend = document.getElementById("legend");
  if (!legend) return;
  const before = legend.returnTo;
  legend.open = !legend.open;
  legend.classList.toggle("called", legend.open);
  if (legend.open) {
    legend.returnTo = document.activeElement;
    legend.querySelector("summary").focus({ preventScroll: true });
  } else if (before) {
    before.focus({ preventScroll: true });
  }
});

// Print opens nothing that was closed but what the marks mean, which a sheet cannot be asked.
addEventListener("beforeprint", () => {
  const legend = document.getElementById("legend");
  if (!legend || legend.open) return;
  legend.open = true;
  addEventListener("afterprint", () => { legend.open = false; }, { once: true });
});
