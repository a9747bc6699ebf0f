
// En tabell som får plats behöver inte kunna rullas.
(() => {
  const fit = () => {
    for (const frame of document.querySelectorAll(".tabell")) {
      if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
      else frame.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", fit);
  document.addEventListener("toggle", fit, true);
  fit();
})();
