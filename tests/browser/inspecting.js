async ({phone, judged}) => {
  const GRAVE = ["serious", "critical"]; // what is less is not asked for
  const faults = [];
  const root = document.documentElement;
  const say = (text) => faults.push(text);
  const visible = (element) => element.checkVisibility() && element.getBoundingClientRect().width > 2;
  const name = (element) => element.outerHTML.slice(0, 120).replace(/\s+/g, " ");
  const list = (elements) => elements.slice(0, 3).map(name).join(" | ");

  if (root.scrollWidth > innerWidth) {
    const wide = [...document.body.querySelectorAll("*")].filter(
      (e) => visible(e) && e.getBoundingClientRect().right > innerWidth + 1);
    say(`scrolls sideways to ${root.scrollWidth} px: ${list(wide)}`);
  }
  if (document.querySelectorAll("h1").length !== 1) say("has not exactly one h1");
  if (!["id", "en"].includes(root.lang)) say(`has lang "${root.lang}"`);

  const skip = document.querySelector("a[href]");
  const goal = skip && skip.hash && document.querySelector(skip.hash);
  if (!goal || !goal.matches("main")) say("does not begin with a link that skips to its content");

  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((e) => e.type !== "hidden" && !e.disabled && e.tabIndex >= 0 && visible(e));
  const hidesFocus = stops.filter((stop) => {
    stop.focus({preventScroll: true});
    const {outlineStyle, outlineWidth} = getComputedStyle(stop);
    return document.activeElement === stop && (outlineStyle === "none" || parseFloat(outlineWidth) < 2);
  });
  if (hidesFocus.length) say(`hides the focus of ${list(hidesFocus)}`);
  document.activeElement.blur();

  const targets = "button, .button, select, input:not([type=checkbox], [type=radio], [type=file], [type=image])";
  const small = stops.filter((e) => e.matches(targets) && e.getBoundingClientRect().height < 43.5);
  if (phone && small.length) say(`has small targets: ${list(small)}`);

  if (!document.title.trim()) say("has no title");
  const ids = [...document.querySelectorAll("[id]")].map(({id}) => id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (twice.length) say(`has two elements of one id: ${twice.slice(0, 3).join(", ")}`);

  const known = new Set(judged.split(" "));
  const fresh = new Map([...window.kindsOnPage()].filter(([kind]) => !known.has(kind)));
  if (fresh.size) {
    window.loadAxe();
    const elements = new Set(fresh.values()); // axe looks at these and at all that is in them
    const outermost = [...elements].filter((element) => {
      for (let it = element.parentElement; it; it = it.parentElement) if (elements.has(it)) return false;
      return true;
    });
    const slight = axe._audit.rules.filter((rule) => !GRAVE.includes(rule.impact));
    const rules = Object.fromEntries(slight.map(({id}) => [id, {enabled: false}]));
    const options = {rules, resultTypes: ["violations"], preload: false, selectors: false};
    const what = elements.has(root) ? document : {include: outermost};
    for (const {id, impact, nodes} of (await axe.run(what, options)).violations) {
      if (GRAVE.includes(impact)) {
        say(`fails ${id} (${impact}): ${nodes.slice(0, 2).map((node) => node.html.slice(0, 160)).join(" | ")}`);
      }
    }
  }
  return {faults, kinds: [...fresh.keys()]};
}
