/* Everything here is a convenience: each page works without it. */
(() => {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const typing = (element) => element.closest("input, select, textarea, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    const search = document.getElementById("search");
    if (event.key === "/" && search && !typing(event.target) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      search.focus();
    }
    if (event.key === "Escape") closeMenus(null);
  });

  function closeMenus(except) {
    all("details.drop[open]").forEach((menu) => {
      if (menu === except) return;
      const held = menu.contains(document.activeElement);
      menu.open = false;
      if (held) menu.querySelector("summary").focus();
    });
  }
  document.addEventListener("click", (event) => {
    closeMenus(event.target.closest("details.drop"));
    if (event.target.closest("[data-print]")) window.print();
  });

  /* A second click on the same button must not send the form twice. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.hasAttribute("data-again")) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    all("button", form).forEach((button) => button.setAttribute("aria-disabled", "true"));
  });
  window.addEventListener("pageshow", () => {
    all("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      all("button", form).forEach((button) => button.removeAttribute("aria-disabled"));
    });
  });

  /* Tick all rows, and say how many are ticked. */
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (!box.matches(".tick, .tick-all")) return;
    const ticks = all(".tick", box.form);
    const whole = box.form.querySelector(".tick-all");
    if (box === whole) ticks.forEach((tick) => { tick.checked = whole.checked; });
    const ticked = ticks.filter((tick) => tick.checked).length;
    if (whole) {
      whole.checked = ticked === ticks.length;
      whole.indeterminate = ticked > 0 && ticked < ticks.length;
    }
    all("[data-ticked]", box.form).forEach((place) => { place.textContent = ticked; });
  });

  const summary = document.querySelector(".summary");
  if (summary) summary.focus();
  if (matchMedia("(max-width: 47.99rem)").matches) {
    all("details.filter").forEach((filter) => { filter.open = false; });
  }
})();
