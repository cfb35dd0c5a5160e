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

  /* What is typed into a long sheet outlives a lost connection: it is kept on this computer until
     the page shows it as saved, at most for twelve hours, and thrown away on signing out. */
  const KEPT = "kept:";
  const HOURS = 12 * 3600 * 1000;
  const fields = (form) => all("input:not([type=hidden]), select, textarea", form);
  const value = (field) => (field.type === "checkbox" ? field.checked : field.value);
  const chosen = (select) => [...select.options].find((option) => option.defaultSelected) || select.options[0];
  const shown = (field) => {
    if (field.type === "checkbox") return field.defaultChecked;
    return field.options ? chosen(field).value : field.defaultValue;
  };
  const fill = (field, kept) => { field[field.type === "checkbox" ? "checked" : "value"] = kept; };

  function restore(form) {
    const key = KEPT + form.dataset.keep;
    const kept = JSON.parse(localStorage.getItem(key) || "{}");
    if (!kept.at || Date.now() - kept.at > HOURS) { localStorage.removeItem(key); return; }
    const changed = fields(form).filter((field) => field.name in kept.values && kept.values[field.name] !== value(field));
    changed.forEach((field) => fill(field, kept.values[field.name]));
    if (changed.length) form.querySelector("[data-kept]").hidden = false;
    else if (!form.querySelector(".wrong")) localStorage.removeItem(key);
  }
  function keep(form) {
    const changed = fields(form).filter((field) => value(field) !== shown(field));
    const values = Object.fromEntries(changed.map((field) => [field.name, value(field)]));
    localStorage.setItem(KEPT + form.dataset.keep, JSON.stringify({ at: Date.now(), values }));
  }
  all("form[data-keep]").forEach((form) => {
    restore(form);
    form.addEventListener("input", () => keep(form));
    form.addEventListener("reset", () => {
      localStorage.removeItem(KEPT + form.dataset.keep);
      form.querySelector("[data-kept]").hidden = true;
    });
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("#logout-form, [action$='/sign-out/']")) return;
    Object.keys(localStorage).filter((key) => key.startsWith(KEPT)).forEach((key) => localStorage.removeItem(key));
  });

  const summary = document.querySelector(".summary");
  if (summary) summary.focus();
  if (matchMedia("(max-width: 47.99rem)").matches) {
    all("details.filter").forEach((filter) => { filter.open = Boolean(filter.querySelector(".wrong")); });
  }
})();
