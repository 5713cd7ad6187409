// Reviewing a communiqué by key: text and list are one tab stop each, and the current item is framed on both sides.
(() => {
  const text = () => document.querySelector("[data-review-text]");
  const marks = () => [...document.querySelectorAll("[data-review] [data-mark]")];
  const items = () => [...document.querySelectorAll("[data-review] [data-item]")];
  const item = (id) => document.querySelector(`[data-review] [data-item="${id}"]`);
  const order = () => [...new Set([...marks().map((one) => one.dataset.mark), ...items().map((one) => one.dataset.item)])];
  let current = null;

  function show(id, focus) {
    current = id;
    marks().forEach((one) => {
      const here = one.dataset.mark === id;
      if (here) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
      one.tabIndex = here && one === marks().find((mark) => mark.dataset.mark === id) ? 0 : -1;
    });
    items().forEach((one) => {
      const here = one.dataset.item === id;
      one.classList.toggle("c-item--current", here);
      one.querySelector("[data-item-link]").tabIndex = here ? 0 : -1;
    });
    const mark = marks().find((one) => one.dataset.mark === id);
    const entry = item(id);
    if (focus === "still") return;
    if (mark) mark.scrollIntoView({ block: "nearest" });
    if (entry) entry.scrollIntoView({ block: "nearest" });
    if (focus === "text" && mark) mark.focus();
    if (focus === "list" && entry) entry.querySelector("[data-item-link]").focus();
  }

  function step(by) {
    const ids = order();
    const next = ids[Math.min(Math.max(ids.indexOf(current) + by, 0), ids.length - 1)];
    if (next) show(next, text().contains(document.activeElement) ? "text" : "list");
  }

  function press(act) {
    const button = item(current) && item(current).querySelector(`[data-act="${act}"]`);
    if (button) button.click();
  }

  function correct() {
    const field = item(current) && item(current).querySelector(".c-item__row :is(input:checked, select, input:not([type=radio]))");
    if (field) field.focus();
  }

  function chooseStrength(number) {
    const radio = item(current) && item(current).querySelector(`[data-choose-key="${number}"]`);
    if (radio) { radio.checked = true; radio.focus(); }
  }

  function offset(node, at) {
    const paragraph = (node.nodeType === 1 ? node : node.parentElement).closest("[data-start]");
    const range = document.createRange();
    range.setStart(paragraph, 0);
    range.setEnd(node, at);
    const copy = range.cloneContents();
    copy.querySelectorAll("sup, .c-noise > b").forEach((one) => one.remove());
    return Number(paragraph.dataset.start) + [...copy.textContent].length;
  }

  function selected() {
    const chosen = window.getSelection();
    if (!chosen || chosen.isCollapsed || !text().contains(chosen.anchorNode) || !text().contains(chosen.focusNode)) return false;
    const range = chosen.getRangeAt(0);
    const add = document.querySelector("[data-review-add]");
    add.querySelector("[name=start]").value = offset(range.startContainer, range.startOffset);
    add.querySelector("[name=end]").value = offset(range.endContainer, range.endOffset);
    add.querySelector("[data-review-words]").textContent = chosen.toString();
    add.hidden = false;
    add.querySelector("[name=kind]").focus();
    return true;
  }

  const acts = { a: () => press("a"), x: () => press("x"), u: () => press("u"), e: correct, j: () => step(1), k: () => step(-1) };
  const fields = "input:not([type=radio]):not([type=checkbox]), textarea, select";

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Enter" && !event.target.matches(fields) && selected()) return event.preventDefault();
    if (event.target.closest("[data-mark], [data-item-link]") && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      return step(event.key === "ArrowDown" ? 1 : -1);
    }
    if (document.documentElement.dataset.keys === "off" || event.target.matches(fields)) return;
    const key = event.key.toLowerCase();
    if (acts[key]) { event.preventDefault(); acts[key](); }
    else if (/^[1-5]$/.test(key)) chooseStrength(key);
    else if (key === "l" && item(current)) item(current).querySelector("[data-key-in-item=l]")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-review]")) return;
    const act = event.target.closest("[data-act=e]");
    if (act) return correct();
    const mark = event.target.closest("[data-mark], [data-item-link]");
    if (!mark) return;
    event.preventDefault();
    show(mark.dataset.mark || mark.closest("[data-item]").dataset.item, "");
  });
  function begin(focus) {
    const marked = items().find((one) => one.classList.contains("c-item--current"));
    const first = marked ? marked.dataset.item : order()[0];
    if (first) show(first, focus);
  }

  document.addEventListener("htmx:afterSettle", (event) => { if (event.target.id === "review") begin("list"); });
  begin("still");
})();
