// A form made from a type's fields. What is asked only beside some answer is hidden while it is not asked, unless
// something stands in it or is wrong with it. The button that is due next is the primary one.
(() => {
  const named = (name) => [...document.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
  const told = (one) => (["radio", "checkbox"].includes(one.type) ? one.checked : one.value.trim() !== "");
  const holds = (part) => {
    const wanted = part.dataset.onlyValues.split(" ");
    return named(part.dataset.only).some((one) => told(one) && wanted.includes(one.value));
  };
  const filled = (part) => [...part.querySelectorAll("input, select, textarea")].some(told);
  const wrong = (part) => part.matches(".govuk-form-group--error") || part.querySelector(".govuk-error-message");

  function settle() {
    document.querySelectorAll("[data-only]").forEach((part) => {
      part.hidden = !holds(part) && !filled(part) && !wrong(part);
    });
  }

  function lead() {
    const check = document.querySelector("#check [data-ready]");
    if (!check) return;
    const due = check.dataset.ready === "yes" ? "act" : "safe";
    const primary = document.querySelector(`[data-button=${due}]`);
    document.querySelectorAll("[data-button]").forEach((one) => {
      one.classList.toggle("govuk-button--secondary", one !== primary);
    });
  }

  document.addEventListener("change", settle);
  document.addEventListener("htmx:afterSettle", (event) => { if (event.target.id === "check") lead(); });
  settle();
})();
