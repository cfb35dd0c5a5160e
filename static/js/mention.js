/* Typing @ in a comment offers whom the list below holds; without this the list itself is used. */
(() => {
  "use strict";
  const list = document.querySelector("select[data-mentions]");
  const text = list && list.form.querySelector("textarea");
  if (!text) return;
  const menu = document.createElement("ul");
  menu.className = "mention-menu";
  menu.hidden = true;
  text.after(menu);

  const typed = () => (/(?:^|\s)@([^@\n]{0,40})$/.exec(text.value.slice(0, text.selectionStart)) || [])[1];
  const fits = (word) => [...list.options].filter((one) => one.text.toLowerCase().includes(word.toLowerCase())).slice(0, 6);

  function choose(option) {
    const at = text.selectionStart;
    const start = text.value.lastIndexOf("@", at - 1);
    text.value = `${text.value.slice(0, start)}@${option.text} ${text.value.slice(at)}`;
    option.selected = true;
    menu.hidden = true;
    text.focus();
    text.selectionStart = text.selectionEnd = start + option.text.length + 2;
  }
  text.addEventListener("input", () => {
    const word = typed();
    const found = word === undefined ? [] : fits(word.trim());
    menu.replaceChildren(...found.map((option) => {
      const line = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      button.textContent = option.text;
      button.addEventListener("click", () => choose(option));
      line.append(button);
      return line;
    }));
    menu.hidden = !found.length;
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") menu.hidden = true; });
})();
