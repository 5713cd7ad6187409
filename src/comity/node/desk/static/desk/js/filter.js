// At 320 px the filter shows its first group; 'All filters' opens the rest.
(() => {
  const form = document.querySelector("[data-filter]");
  if (!form) return;
  const more = form.querySelector("[data-filter-more]");
  const chosen = [...form.querySelectorAll("fieldset ~ fieldset :checked")].length > 0;
  const fold = (folded) => {
    form.classList.toggle("c-filter--folded", folded);
    more.setAttribute("aria-expanded", String(!folded));
  };
  more.addEventListener("click", () => fold(!form.classList.contains("c-filter--folded")));
  fold(!chosen);
})();
