// One global place for what went wrong: refusals, faults of ours, no connection; and a word when a wait grows long.
(() => {
  const place = () => document.getElementById("alert");
  const words = (name) => document.getElementById(`say-${name}`).content.cloneNode(true);
  let waiting = 0;

  function show(name, reason) {
    const said = words(name);
    const slot = said.querySelector("[data-slot=reason]");
    if (slot && reason) slot.textContent = reason;
    place().replaceChildren(said);
    place().scrollIntoView({ block: "nearest" });
  }

  function answered(event) {
    const answer = event.detail.xhr;
    const type = answer.getResponseHeader("Content-Type") || "";
    const page = type.startsWith("text/html") && new DOMParser().parseFromString(answer.responseText, "text/html");
    const ready = page && page.querySelector(".moj-alert");
    if (ready) place().replaceChildren(document.importNode(ready, true));
    else show(answer.status >= 500 ? "broken" : "refused", "");
  }

  document.addEventListener("htmx:responseError", answered);
  document.addEventListener("htmx:sendError", () => show("unreachable"));
  document.addEventListener("htmx:timeout", () => show("unreachable"));
  document.addEventListener("htmx:beforeRequest", (event) => {
    const target = event.detail.target;
    target.setAttribute("aria-busy", "true");
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => place().replaceChildren(words("slow")), 1000);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    window.clearTimeout(waiting);
    event.detail.target.removeAttribute("aria-busy");
    if (event.detail.successful) place().replaceChildren();
  });
  const first = document.querySelector("[data-focus]");
  if (first) first.focus();
})();
