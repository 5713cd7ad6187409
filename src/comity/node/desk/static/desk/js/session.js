// The session's end: a warning two minutes before, then out. What was typed is saved for later, or stays on this page.
// All windows of the browser count as one: whoever works in one of them is not signed out by another.
(() => {
  const minutes = Number(document.body.dataset.sessionMinutes);
  if (!minutes) return;
  const SEEN = "comity.seen";
  const WARNING = Math.min(2, minutes / 2) * 60000;
  const out = document.querySelector("[data-sign-out]");
  let timer = 0;
  let dialog = null;
  let typed = false;

  const seen = () => Number(window.localStorage.getItem(SEEN)) || 0;
  const left = () => seen() + minutes * 60000 - Date.now();
  const signedIn = (answer) => answer.ok && !new URL(answer.url).pathname.startsWith("/accounts/");

  function touch() {
    window.localStorage.setItem(SEEN, String(Date.now()));
    wait();
  }

  function wait() {
    window.clearTimeout(timer);
    const rest = left();
    if (rest <= 0) return void end();
    if (rest <= WARNING) {
      if (!dialog) warn();
      timer = window.setTimeout(wait, Math.min(rest, 5000));
      return;
    }
    if (dialog && dialog.dataset.kind === "session") dialog.close();
    timer = window.setTimeout(wait, rest - WARNING);
  }

  function show(kind) {
    if (dialog) dialog.close();
    const opened = document.createElement("dialog");
    opened.className = `c-dialog c-dialog--${kind}`;
    opened.dataset.kind = kind;
    opened.append(document.getElementById(`say-${kind}`).content.cloneNode(true));
    const title = opened.querySelector("h2");
    title.id = `${kind}-title`;
    opened.setAttribute("aria-labelledby", title.id);
    opened.addEventListener("close", () => { opened.remove(); if (dialog === opened) dialog = null; });
    document.body.append(opened);
    dialog = opened;
    opened.showModal();
    return opened;
  }

  function warn() {
    const opened = show("session");
    opened.querySelector("[data-close]").addEventListener("click", () => leave(true));
    opened.querySelector("[data-stay]").addEventListener("click", async () => {
      const answer = await window.fetch(window.location.href, { method: "HEAD", credentials: "same-origin" });
      if (signedIn(answer)) touch();
      else end();
    });
  }

  // Only a form made to be kept goes to the server; any other sentence stays where it was typed.
  async function keep() {
    const form = document.querySelector("form[data-keep]");
    if (!form) return false;
    const body = new FormData(form);
    body.set("verb", "keep");
    try {
      const answer = await window.fetch(window.location.href, { method: "POST", body, headers: { "X-Keep": "1" }, credentials: "same-origin" });
      return signedIn(answer);
    } catch {
      return false;
    }
  }

  async function end() {
    window.clearTimeout(timer);
    if (!typed || (await keep())) leave(false);
    else ended();
  }

  async function leave(asked) {
    if (asked && typed && !(await keep())) return void ended();
    if (!out) return void window.location.reload();
    typed = false;
    const next = document.createElement("input");
    next.type = "hidden";
    next.name = "next";
    next.value = `/accounts/login/?next=${encodeURIComponent(window.location.pathname + window.location.search)}`;
    out.append(next);
    out.submit();
  }

  async function ended() {
    if (out) await window.fetch(out.action, { method: "POST", body: new FormData(out), credentials: "same-origin" }).catch(() => null);
    const opened = show("ended");
    opened.addEventListener("cancel", (event) => event.preventDefault());
    opened.querySelector("[data-back]").addEventListener("click", async () => {
      const answer = await window.fetch(window.location.href, { credentials: "same-origin" }).catch(() => null);
      if (!answer || !signedIn(answer)) {
        opened.querySelector("[data-not-yet]").hidden = false;
        return;
      }
      renew(new DOMParser().parseFromString(await answer.text(), "text/html"));
      opened.close();
      touch();
    });
  }

  // Signing in changes the token that every form carries.
  function renew(page) {
    const fresh = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
    if (!fresh) return;
    document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((one) => { one.value = fresh; });
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": fresh }));
  }

  const words = "textarea, input:not([type=checkbox]):not([type=radio])";
  document.addEventListener("input", (event) => {
    const form = event.target.closest("main form[method=post]");
    if (form && (form.matches("[data-keep]") || event.target.matches(words))) typed = true;
  });
  document.addEventListener("submit", () => { typed = false; });
  document.addEventListener("htmx:afterRequest", touch);
  window.addEventListener("storage", (event) => { if (event.key === SEEN) wait(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) wait(); });
  touch();
})();
