// Single keys move the focus or choose; Enter acts. They rest in fields and can be switched off (WCAG 2.1.4).
// A page marks what a key reaches: data-key="b", or data-key="g w" for two keys after each other.
(() => {
  const STORE = "comity.keys";
  const typing = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
  let before = "";
  const on = () => window.localStorage.getItem(STORE) !== "off";
  const words = (name) => document.getElementById(`say-${name}`).content.cloneNode(true);

  function reach(target) {
    target.scrollIntoView({ block: "nearest" });
    target.focus();
    if (target.matches("input[type=search], textarea")) target.select?.();
  }

  function find(keys) {
    return [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === keys && one.offsetParent !== null);
  }

  function help() {
    const dialog = document.createElement("dialog");
    dialog.className = "c-dialog";
    dialog.append(words("keys"));
    const title = dialog.querySelector("h2");
    title.id = "keys-title";
    dialog.setAttribute("aria-labelledby", title.id);
    const rows = dialog.querySelector("tbody");
    const add = (keys, text) => {
      const row = rows.insertRow();
      const cell = document.createElement("th");
      cell.scope = "row";
      keys.split(" ").forEach((key, place) => {
        const cap = document.createElement("kbd");
        cap.textContent = key.length === 1 ? key.toUpperCase() : key;
        if (place) cell.append(" ");
        cell.append(cap);
      });
      row.append(cell);
      row.insertCell().textContent = text;
    };
    document.querySelectorAll("[data-keys-hint] > span").forEach((one) => {
      const caps = [...one.querySelectorAll("kbd")].map((cap) => cap.textContent).join(" ");
      const text = [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent).join("").trim();
      add(caps, text.replace(/^–\s*/, ""));
    });
    document.querySelectorAll(".moj-primary-navigation [data-key]").forEach((one) => add(one.dataset.key, one.firstChild.textContent.trim()));
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && event.target.matches(typing)) event.target.blur();
    if (!on() || event.target.matches(typing)) return;
    if (event.key === "?") return void help();
    const key = event.key.toLowerCase();
    const target = find(before ? `${before} ${key}` : key);
    before = !before && key === "g" ? "g" : "";
    if (!target) return;
    event.preventDefault();
    reach(target);
  }

  function label() {
    document.querySelectorAll("[data-keys-switch]").forEach((one) => one.replaceChildren(words(on() ? "keys-off" : "keys-on")));
    document.documentElement.dataset.keys = on() ? "on" : "off";
  }

  document.addEventListener("keydown", pressed);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-keys-switch]")) return;
    window.localStorage.setItem(STORE, on() ? "off" : "on");
    label();
  });
  document.addEventListener("htmx:afterSettle", label);
  label();
})();
