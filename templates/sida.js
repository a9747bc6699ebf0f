
// Ett tal som klickas på, eller väljs med tangentbordet, säger vad det är. Utan skript är det text.
(() => {
  const told = JSON.parse(document.getElementById("siffror").textContent);
  const dialog = document.getElementById("forklaring");
  const toggle = document.getElementById("forklara");
  const numbers = document.querySelectorAll(".tal");
  let asked = null;

  const close = (back) => {
    if (asked === null) return;
    dialog.hidden = true;
    if (back) asked.focus();
    if (!asked.hasAttribute("role")) asked.removeAttribute("tabindex");
    asked = null;
  };
  const open = (number) => {
    close(false);
    asked = number;
    number.tabIndex = 0;
    const about = { tal: number.textContent, ...told[number.dataset.tal] };
    document.getElementById("forklaring-namn").textContent = about.namn;
    for (const part of dialog.querySelectorAll("[data-del]")) {
      part.textContent = about[part.dataset.del] || "";
      part.parentElement.hidden = !part.textContent;
    }
    dialog.hidden = false;
    const place = number.getBoundingClientRect();
    const left = Math.min(place.left, document.documentElement.clientWidth - dialog.offsetWidth - 12);
    dialog.style.left = `${Math.max(12, left) + scrollX}px`;
    dialog.style.top = `${place.bottom + scrollY + 8}px`;
    dialog.focus({ preventScroll: true });
    dialog.scrollIntoView({ block: "nearest" });
  };

  for (const number of numbers) number.addEventListener("click", () => open(number));
  document.addEventListener("keydown", (event) => {
    const isNumber = event.target.matches(".tal[role]");
    if (event.key === "Escape") close(true);
    else if (event.key === "Tab" && dialog.contains(event.target)) {
      const button = document.getElementById("stang");
      if (event.shiftKey || event.target === button) close(true);
    } else if (isNumber && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      open(event.target);
    }
  });
  document.addEventListener("click", (event) => {
    if (!dialog.contains(event.target) && !event.target.closest(".tal")) close(false);
  });
  document.getElementById("stang").addEventListener("click", () => close(true));
  toggle.addEventListener("click", () => {
    const on = toggle.getAttribute("aria-pressed") !== "true";
    toggle.setAttribute("aria-pressed", on);
    for (const number of numbers) {
      if (on) {
        number.setAttribute("role", "button");
        number.setAttribute("aria-haspopup", "dialog");
        number.tabIndex = 0;
      } else for (const name of ["role", "aria-haspopup", "tabindex"]) number.removeAttribute(name);
    }
  });
  document.documentElement.classList.add("kan-fragas");
  if (numbers.length) toggle.parentElement.hidden = false;
})();
