// A program's page: printing, and addresses without empty names. It works without.
"use strict";
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

// What nobody filled in stays out of the address.
document.getElementById("about-you")?.addEventListener("formdata", (event) => {
  for (const [name, value] of [...event.formData.entries()]) {
    if (!String(value).trim()) event.formData.delete(name);
  }
});
