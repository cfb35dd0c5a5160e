/* Elements by kind: two are of one kind when they stand in the same elements, bear the same
   attributes, and do not differ in what a rule of axe asks for. The policy forbids styles in a
   page, so that elements of one kind look the same, too. */
(() => {
  const SOUGHT = /^(type|role|lang|dir|autocomplete|tabindex|hidden|disabled|open|rel|http-equiv|content|headers|scope)$/;
  const POINTED = ["aria-labelledby", "aria-describedby", "aria-controls", "for"];
  const NAMES = /^(href|src|alt|title|for|aria-label|aria-labelledby|aria-describedby|aria-controls)$/;
  const OF_ONE_MODEL = /^(app|model|column|field)-/; // classes of the admin's frame, which style nothing
  const HOLDS_CERTAIN_CHILDREN = "ul, ol, dl, table, tr, select, svg, [role]";
  const NAMED = "a, button, input, select, textarea, img, svg, iframe, summary, [role]";

  /* What a rule asks for, by value; what names the element, whether it is there. */
  const attributesOf = (element) => [...element.attributes].flatMap(({name, value}) => {
    if (NAMES.test(name)) return name;
    return SOUGHT.test(name) || name.startsWith("aria-") ? `${name}=${value}` : [];
  });

  const classesOf = (element) =>
    [...element.classList].filter((word) => !OF_ONE_MODEL.test(word)).map((word) => `.${word}`);

  const OF_ONE_FIELD_OR_RECORD = /^id_|\d/;
  const idOf = ({id}) => (id && !OF_ONE_FIELD_OR_RECORD.test(id) ? [`#${id}`] : []); // it may be styled

  const textOf = (element) =>
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

  const isNamed = (element) => Boolean(
    element.labels?.length || element.getAttribute("aria-label") || element.title || element.alt
    || (element.labels ? element.matches("button, [type=submit]") && (element.value || textOf(element))
      : element.textContent.trim()));

  const pointsAtNothing = (element) => POINTED.some((name) =>
    (element.getAttribute(name) || "").split(/\s+/).some((id) => id && !document.getElementById(id)));

  const baseOf = (element) =>
    [element.localName, ...[...idOf(element), ...classesOf(element), ...attributesOf(element)].sort()].join(" ");

  const detailsOf = (element) => [
    element.checkVisibility(), textOf(element), pointsAtNothing(element),
    element.matches("a") && textOf(element.parentElement), element.scrollWidth > element.clientWidth + 1,
    element.matches(NAMED) && isNamed(element),
    element.matches(HOLDS_CERTAIN_CHILDREN)
      && [...new Set([...element.children].map(({localName}) => localName))].sort().join(),
  ].join(" ");

  const hashOf = (text) => {
    let [one, other] = [0x811c9dc5, 5381];
    for (let at = 0; at < text.length; at += 1) {
      one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
      other = Math.imul(other, 33) ^ text.charCodeAt(at);
    }
    return (one >>> 0).toString(36) + (other >>> 0).toString(36);
  };

  /* The kinds on this page, each with the first element of it. */
  window.kindsOnPage = () => {
    const found = new Map();
    const walk = (element, above) => {
      const place = hashOf(`${above} ${baseOf(element)}`);
      const kind = hashOf(`${place} ${detailsOf(element)}`);
      if (!found.has(kind)) found.set(kind, element);
      for (const child of element.children) walk(child, place);
    };
    walk(document.documentElement, "");
    return found;
  };
})();
