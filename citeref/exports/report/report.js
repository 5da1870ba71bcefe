"use strict";
// Filters the list and shows the law beside the citation chosen. The page is complete without it.
(() => {
  const $ = (id) => document.getElementById(id);
  const form = $("filters"), list = $("list"), law = $("law"), passage = $("passage"), status = $("status");
  const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const rows = [...list.querySelectorAll("tr[data-kind]")];
  const groups = [...list.tBodies];
  const texts = new Map();
  const text = (row) => {
    if (!texts.has(row)) texts.set(row, plain(row.textContent));
    return texts.get(row);
  };
  form.hidden = law.hidden = false;
  list.parentElement.classList.add("live");

  function filter() {
    const words = plain($("words").value).split(/\s+/).filter(Boolean);
    const wanted = { document: $("document").value, authority: $("authority").value, kind: $("kind").value };
    const only = $("only").checked;
    let shown = 0;
    for (const group of groups) {
      let any = false;
      const here = !wanted.document || group.dataset.document === wanted.document;
      for (const row of group.querySelectorAll("tr[data-kind]")) {
        const fits = here && (!wanted.kind || row.dataset.kind === wanted.kind) && (!only || "look" in row.dataset)
          && (!wanted.authority || row.dataset.authority.split(" ").includes(wanted.authority))
          && words.every((word) => text(row).includes(word));
        row.hidden = !fits;
        any = any || fits;
        shown += fits;
      }
      group.hidden = !any;
    }
    status.textContent = status.dataset.told.replace("{n}", shown).replace("{all}", rows.length);
  }

  function show(link) {
    const found = document.querySelector(link.getAttribute("href"));
    if (!found) return;
    for (const row of list.querySelectorAll("[data-chosen]")) row.removeAttribute("data-chosen");
    link.closest("tr").setAttribute("data-chosen", "");
    const copy = found.cloneNode(true);
    copy.removeAttribute("id");
    passage.replaceChildren(copy);
    law.scrollTop = 0;
    passage.focus({ preventScroll: matchMedia("(min-width: 70rem)").matches });
    passage.back = link;
  }

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a.law");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link);
  });
  law.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && passage.back) passage.back.focus();
  });
  filter();
})();
