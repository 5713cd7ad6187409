// Warns two minutes before the session ends; 'Stay signed in' asks the server for one more turn.
(() => {
  const minutes = Number(document.body.dataset.sessionMinutes);
  if (!minutes) return;
  let timer = 0;

  function restart() {
    window.clearTimeout(timer);
    timer = window.setTimeout(warn, Math.max(minutes - 2, 0.5) * 60000);
  }

  function warn() {
    const dialog = document.createElement("dialog");
    dialog.className = "c-dialog";
    dialog.append(document.getElementById("say-session").content.cloneNode(true));
    const title = dialog.querySelector("h2");
    title.id = "session-title";
    dialog.setAttribute("aria-labelledby", title.id);
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    dialog.querySelector("[data-stay]").addEventListener("click", async () => {
      const answer = await window.fetch(window.location.href, { method: "HEAD", credentials: "same-origin" });
      if (answer.ok) restart();
      dialog.close();
    });
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }

  document.addEventListener("htmx:afterRequest", restart);
  restart();
})();
