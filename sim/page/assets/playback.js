// One replication played back over the map of the world, under one strategy or two in step.
const Playback = (() => {
  "use strict";
  const root = document.getElementById("playback");
  const panels = [];
  let minute = 0, timer = 0;

  // A panel is a map of its own, and the series of its strategy by name.
  function panel(day) {
    const box = root.querySelector('[data-day="' + panels.length + '"]');
    const by = new Map(day.series.map((s) => [s.name, s["per-minute"]]));
    const at = (name) => (by.get(name) || [])[minute] || 0;
    return { day, box, at, map: box.querySelector("svg"), said: box.querySelector(".said-now") };
  }

  const put = (p, key, value) => p.map.querySelectorAll('[data-live="' + CSS.escape(key) + '"]').forEach((e) => { e.textContent = value; });
  const busiest = () => Math.max(1, ...panels.flatMap((p) => p.day.series.filter((s) => s.name.includes(".routes.")).flatMap((s) => s["per-minute"])));

  function platform(p, name) {
    const queue = p.at(name + ".queue"), agents = p.at(name + ".agents"), busy = p.at(name + ".busy"), lost = p.at(name + ".lost");
    put(p, name + ".agents", agents ? busy + " of " + agents + " agents busy" : "no agents");
    put(p, name + ".queue", queue + " waiting");
    put(p, name + ".lost", lost ? lost + " lost a minute" : "");
    const load = p.map.querySelector('[data-load="' + CSS.escape(name) + '"]');
    load.setAttribute("width", String(Math.round((agents ? busy / agents : 0) * Number(load.dataset.full))));
    load.closest("g").classList.toggle("losing", lost > 0);
  }

  function show() {
    const most = Playback.most || (Playback.most = busiest());
    for (const p of panels) {
      for (const name of Say.data.world.platforms) platform(p, name);
      for (const name of Say.data.world.providers) put(p, "providers." + name, p.at("providers." + name + ".calls") + " calls a minute");
      for (const name of Say.data.world.services) put(p, "control-rooms." + name, p.at("control-rooms." + name + ".connected") + " connected a minute");
      p.map.querySelectorAll("[data-route]").forEach((route) => {
        const calls = p.at(route.dataset.route);
        route.setAttribute("stroke-width", String(calls ? 1.5 + 12 * calls / most : 1));
        route.classList.toggle("idle", calls === 0);
      });
      const past = p.day.moments.filter((m) => m.at <= (minute + 1) * 60);
      const last = past.length ? Math.floor(past.at(-1).at / 60) : 0; // all that happened in the last minute in which something did
      const words = past.filter((m) => Math.floor(m.at / 60) === last).map((m) => m.words);
      p.said.textContent = past.length ? Say.clock(last * 60) + "  " + [...new Set(words)].join("; ") : "Nothing has happened yet.";
    }
    const slider = root.querySelector("input");
    slider.value = String(minute);
    slider.setAttribute("aria-valuetext", Say.clock(minute * 60));
    root.querySelector("output").textContent = Say.clock(minute * 60);
  }

  function play(on) {
    clearInterval(timer);
    timer = 0;
    const button = root.querySelector("button.play");
    button.textContent = on ? "Pause" : "Play";
    panels.forEach((p) => p.said.setAttribute("aria-live", on ? "off" : "polite"));
    if (!on) return;
    const last = Number(root.querySelector("input").max);
    if (minute >= last) minute = 0;
    timer = setInterval(() => { minute = Math.min(last, minute + 1); show(); if (minute === last) play(false); }, 1000 / Number(root.querySelector("select").value));
  }

  function start() {
    if (!root) return;
    Say.data.playback.forEach((day) => panels.push(panel(day)));
    root.querySelector("input").addEventListener("input", (e) => { minute = Number(e.target.value); show(); });
    root.querySelector("button.play").addEventListener("click", () => play(timer === 0));
    root.querySelector("select").addEventListener("change", () => { if (timer) play(true); });
    root.hidden = false;
    minute = Number(root.dataset.begin);
    show();
  }
  return { start, most: 0 };
})();
