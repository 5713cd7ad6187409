// Rows of a list: J and K (or the arrows) go from row to row, X selects, Shift+X selects a range, Enter opens.
// Only the current row is in the tab order, so that Tab leaves the table after one row.
(() => {
  const all = () => [...document.querySelectorAll("[data-rows] [data-row]")];
  const link = (row) => row.querySelector("[data-row-link]");
  const pick = (row) => row.querySelector("[data-row-pick]");
  const keysOn = () => document.documentElement.dataset.keys !== "off";
  let current = null;
  let anchor = null;

  function settle(row) {
    all().forEach((one) => {
      const here = one === row;
      one.classList.toggle("c-row--current", here);
      for (const part of [link(one), pick(one)]) if (part) part.tabIndex = here ? 0 : -1;
    });
    current = row;
  }

  function step(by) {
    const rows = all();
    const at = rows.indexOf(current);
    const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
    if (!next) return;
    settle(next);
    link(next).focus();
    next.scrollIntoView({ block: "nearest" });
  }

  function choose(row, range) {
    if (!pick(row)) return;
    const rows = all();
    const to = !pick(row).checked;
    const [from, until] = range && anchor ? [rows.indexOf(anchor), rows.indexOf(row)].sort((a, b) => a - b) : [rows.indexOf(row), rows.indexOf(row)];
    rows.slice(from, until + 1).forEach((one) => { pick(one).checked = range ? true : to; });
    anchor = row;
    count();
  }

  function count() {
    const bar = document.querySelector("[data-choose-bar]");
    if (!bar) return;
    const chosen = all().filter((row) => pick(row) && pick(row).checked);
    all().forEach((row) => row.classList.toggle("c-row--chosen", chosen.includes(row)));
    bar.classList.toggle("c-bar--on", chosen.length > 0);
    bar.querySelectorAll("[data-choose-some]").forEach((one) => { one.hidden = chosen.length === 0; });
    bar.querySelector("[data-choose-count]").textContent = chosen.length;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const inRow = event.target.closest("[data-row]");
    if (inRow && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      return step(event.key === "ArrowDown" ? 1 : -1);
    }
    if (!keysOn() || event.target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select")) return;
    const key = event.key.toLowerCase();
    if (key === "j") step(current && current.contains(document.activeElement) ? 1 : 0);
    else if (key === "k") step(-1);
    else if (key === "x" && current) choose(current, event.shiftKey);
  });
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-rows] [data-row]");
    if (row && row !== current) settle(row);
  });
  document.addEventListener("change", (event) => { if (event.target.matches("[data-row-pick]")) count(); });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-choose-clear]")) return;
    all().forEach((row) => { if (pick(row)) pick(row).checked = false; });
    count();
  });
  const begin = () => { settle(all()[0] || null); count(); };
  document.addEventListener("htmx:afterSettle", begin);
  begin();
})();
