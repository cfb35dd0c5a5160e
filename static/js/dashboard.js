/* A filter, a part or a place of a dashboard is shown without loading the whole page again.
   Whatever goes wrong, the browser goes there as it would have gone without this. */
(() => {
  "use strict";
  const main = document.getElementById("content");
  const inside = (address) => address.origin === location.origin && /^\/reports\/dashboard\/(\d\d(\.\d\d)?\/)?$/.test(address.pathname);
  let latest = 0;

  async function show(address, remember) {
    const turn = ++latest;
    main.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { credentials: "same-origin" });
      if (!answer.ok || !inside(new URL(answer.url))) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (turn !== latest) return;
      const focused = document.activeElement && document.activeElement.id;
      const folded = main.querySelector("details.filter:not([open])");
      main.replaceChildren(...page.getElementById("content").childNodes);
      document.title = page.title;
      if (remember) history.pushState({ dashboard: true }, "", answer.url);
      if (folded) main.querySelector("details.filter").open = false;
      const again = focused && document.getElementById(focused);
      if (again) again.focus({ preventScroll: true }); else main.focus({ preventScroll: true });
      main.removeAttribute("aria-busy");
    } catch {
      if (turn === latest) location.assign(address);
    }
  }
  const asked = (form) => {
    const words = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    return new URL(`${location.pathname}?${words}`, location.href);
  };

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-instant]")) return;
    event.preventDefault();
    show(asked(event.target), true);
  });
  document.addEventListener("change", (event) => {
    const form = event.target.closest("[data-instant]");
    if (form && event.target.matches("select")) show(asked(form), true);
  });
  main.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const address = new URL(link.href.baseVal || link.href, location.href);
    if (!inside(address) || address.hash) return;
    event.preventDefault();
    show(address, true);
  });
  window.addEventListener("popstate", () => { if (inside(location)) show(location.href, false); });
})();
