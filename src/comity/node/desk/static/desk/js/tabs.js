// J and K move the focus between candidates; Enter opens the one in focus.
(() => {
  const links = [...document.querySelectorAll("[data-step] a")];
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.documentElement.dataset.keys === "off") return;
    if (event.target.matches("input, textarea, select")) return;
    const by = { j: 1, k: -1 }[event.key.toLowerCase()];
    if (!by) return;
    const at = links.includes(document.activeElement) ? links.indexOf(document.activeElement) : links.findIndex((one) => one.hasAttribute("aria-current"));
    const next = links[Math.min(Math.max(at + by, 0), links.length - 1)];
    if (next) next.focus();
  });
})();
