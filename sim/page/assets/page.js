// What the rest of the page does: it starts the others, and searches the assumptions.
(() => {
  "use strict";
  document.documentElement.classList.remove("no-script");
  Plots.start();
  Zoom.start();
  Save.start();
  Causes.start();
  Playback.start();

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
