// What the rest of the page does: it starts the charts, narrows their time to a window, and searches the assumptions.
(() => {
  "use strict";
  document.documentElement.classList.remove("no-script");
  Charts.start();
  Causes.start();
  Playback.start();

  const ranges = document.querySelectorAll("button[data-from]");
  ranges.forEach((b) => b.addEventListener("click", () => {
    ranges.forEach((o) => o.setAttribute("aria-pressed", String(o === b)));
    Charts.show(Number(b.dataset.from), Number(b.dataset.to));
  }));

  const search = document.getElementById("search");
  if (search) {
    const rows = [...document.querySelectorAll("#assumptions tbody tr")], found = document.getElementById("found");
    search.addEventListener("input", () => {
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      let n = 0;
      for (const row of rows) {
        row.hidden = !words.every((w) => row.textContent.toLowerCase().includes(w));
        if (!row.hidden) n++;
      }
      found.textContent = words.length ? n + " of " + rows.length + " numbers" : "";
    });
  }
})();
