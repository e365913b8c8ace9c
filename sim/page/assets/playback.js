// Days played back over the map of the world: one replication, or two in step.
const Playback = (() => {
  "use strict";
  const root = document.getElementById("playback");
  const list = Say.data.playback;
  const panels = [];
  let minute = 0, timer = 0;

  // unpack gives the series of a day by name. They are JSON, compressed.
  const unpacked = new Map();
  async function unpack(day) {
    if (!unpacked.has(day)) {
      const bytes = Uint8Array.from(atob(day.packed), (c) => c.charCodeAt(0));
      const text = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
      const by = new Map();
      for (const s of JSON.parse(text)) by.set(s.name, s["per-minute"]);
      unpacked.set(day, by);
    }
    return unpacked.get(day);
  }

  const at = (p, name) => (p.by.get(name) || [])[minute] || 0;
  const put = (p, key, value) => p.map.querySelectorAll('[data-live="' + CSS.escape(key) + '"]').forEach((e) => { e.textContent = value; });
  const busiest = () => Math.max(1, ...panels.flatMap((p) => [...p.by].filter(([name]) => name.includes(".routes.")).map(([, values]) => Math.max(...values))));

  function platform(p, name) {
    const queue = at(p, name + ".queue"), agents = at(p, name + ".agents"), busy = at(p, name + ".busy"), lost = at(p, name + ".lost");
    put(p, name + ".agents", agents ? busy + " of " + agents + " agents busy" : "no agents");
    put(p, name + ".queue", queue + " waiting");
    put(p, name + ".lost", lost ? lost + " lost a minute" : "");
    const load = p.map.querySelector('[data-load="' + CSS.escape(name) + '"]');
    load.setAttribute("width", String(Math.round((agents ? Math.min(1, busy / agents) : 0) * Number(load.dataset.full))));
    load.closest("g").classList.toggle("losing", lost > 0);
  }

  function show() {
    const most = busiest();
    for (const p of panels) {
      for (const name of Say.data.world.platforms) platform(p, name);
      for (const name of Say.data.world.providers) put(p, "providers." + name, at(p, "providers." + name + ".calls") + " calls a minute");
      for (const name of Say.data.world.services) put(p, "control-rooms." + name, at(p, "control-rooms." + name + ".connected") + " connected a minute");
      p.map.querySelectorAll("[data-route]").forEach((route) => {
        const calls = at(p, route.dataset.route);
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
    timer = setInterval(() => { minute = Math.min(last, minute + 1); show(); if (minute === last) play(false); }, 1000 / Number(root.querySelector(".speed").value));
  }

  // choose puts a day on a panel.
  async function choose(p, index) {
    const day = list[index], by = await unpack(day);
    Object.assign(p, { day, by });
    p.which.value = String(index);
    p.facts.textContent = day.facts;
    show();
  }

  async function start() {
    if (!root || !list.length || typeof DecompressionStream === "undefined") return;
    for (const box of root.querySelectorAll("[data-side]")) {
      const p = { day: list[0], by: new Map(), map: box.querySelector("svg"), said: box.querySelector(".said-now"), which: box.querySelector(".which"), facts: box.querySelector(".facts") };
      list.forEach((day, i) => { Say.put(p.which, "option", day.title).value = String(i); });
      p.which.addEventListener("change", () => choose(p, Number(p.which.value)));
      panels.push(p);
    }
    root.querySelector("input").addEventListener("input", (e) => { minute = Number(e.target.value); show(); });
    root.querySelector("button.play").addEventListener("click", () => play(timer === 0));
    root.querySelector(".speed").addEventListener("change", () => { if (timer) play(true); });
    document.querySelectorAll("[data-play]").forEach((b) => b.addEventListener("click", async () => {
      for (const [i, p] of panels.entries()) await choose(p, Number(i ? b.dataset.beside : b.dataset.play));
      minute = Math.max(0, Number(root.dataset.begin) - 5);
      root.scrollIntoView({ block: "nearest" });
      play(true);
    }));
    minute = Number(root.dataset.begin);
    root.hidden = false;
    for (const [i, p] of panels.entries()) await choose(p, Math.min(Say.data.beside[i] ?? 0, list.length - 1));
  }
  return { start };
})();
