
// Sökningen: de siffror vars namn, tal, id eller dokument har alla sökorden. Utan skript visas alla.
(() => {
  const most = 50;
  const field = document.getElementById("sok");
  const status = document.getElementById("traffar");
  const plain = (text) => text.replaceAll("\u00a0", " ").replaceAll("\u2212", "-").toLowerCase();
  const groups = [...document.querySelectorAll(".siffror")].map((section) => ({
    section,
    numbers: [...section.querySelectorAll(".siffra")].map((number) => ({
      number,
      text: plain(number.querySelector("summary").textContent + section.firstElementChild.textContent),
    })),
  }));

  const search = () => {
    const words = plain(field.value).split(/\s+(?!%|kr|tkr|år)/).filter(Boolean);
    let found = 0;
    for (const { section, numbers } of groups) {
      let shown = 0;
      for (const { number, text } of numbers) {
        const fits = words.every((word) => text.includes(word));
        if (fits) found += 1;
        number.hidden = !fits || found > most;
        if (!number.hidden) shown += 1;
      }
      section.hidden = shown === 0;
    }
    status.textContent = found > most ? `${found.toLocaleString("sv")} siffror, de första ${most} visas.` : found === 1 ? "1 siffra." : `${found} siffror.`;
  };
  field.addEventListener("input", search);
  field.closest(".sok").hidden = false;
  search();
})();
