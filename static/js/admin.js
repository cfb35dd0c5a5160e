/* What Django's admin leaves nameless or out of reach of a keyboard, whenever it appears. */
(() => {
  "use strict";
  const nameChoices = () => {
    document.querySelectorAll(".select2-selection[aria-labelledby]").forEach((box) => {
      const select = box.closest(".select2-container").previousElementSibling;
      const label = select && document.querySelector(`label[for="${select.id}"]`);
      if (!label) return;
      const parts = [box, ...box.querySelectorAll("[role=textbox]")];
      parts.forEach((part) => part.setAttribute("aria-label", label.textContent.replace(/:\s*$/, "")));
      box.removeAttribute("aria-labelledby");
    });
  };
  const reachWideTables = () => {
    document.querySelectorAll(".inline-group, #changelist .results").forEach((region) => {
      if (region.scrollWidth > region.clientWidth) region.tabIndex = 0;
    });
  };
  window.addEventListener("DOMContentLoaded", () => {
    nameChoices();
    new MutationObserver(nameChoices).observe(document.body, {childList: true, subtree: true});
  });
  window.addEventListener("load", reachWideTables);
  window.addEventListener("resize", reachWideTables);
})();
