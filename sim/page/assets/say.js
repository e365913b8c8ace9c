// How the page says things: the data that it was given, its colours, its times and its numbers.
const Say = (() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const day = 86400;

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  let onPaper = false; // paper and saved pictures have light ground, whatever the screen has
  const isDark = () => !onPaper && matchMedia("(prefers-color-scheme: dark)").matches;
  const colour = (tone) => (data.palette[tone] || data.palette[""])[isDark() ? 1 : 0];
  const paper = (is) => { onPaper = is; };

  // onTop is the colour of letters on a colour: the darker or the lighter, whichever stands out more.
  const light = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const onTop = (hex) => light(hex) > 0.18 ? "#14181c" : "#ffffff";

  // Times are seconds since the start of the run. Clocks show the civil time of the scenario's zone.
  const civil = (s) => {
    let offset = 0;
    for (const [at, change] of data.clock.shifts) if (s >= at) offset = change;
    return new Date((data.clock.base + s + offset) * 1000);
  };
  const two = (n) => String(n).padStart(2, "0");
  const hours = (s) => { const t = civil(s); return two(t.getUTCHours()) + ":" + two(t.getUTCMinutes()); };
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const date = (s) => { const t = civil(s); return t.getUTCDate() + " " + months[t.getUTCMonth()]; };
  const clock = (s) => (data.clock.length > day ? date(s) + " " : "") + hours(s);
  const stamp = (s) => civil(s).toISOString().slice(0, 16).replace("T", " ");

  // ticks of the clock stand on whole minutes, hours, days or months: as many as there is room for.
  const steps = [60, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, day, 2 * day, 7 * day];
  function ticks(from, to, room) {
    const step = steps.find((s) => (to - from) / s <= room);
    const list = [], stride = step < 900 ? 60 : 900; // clocks are changed on a quarter of an hour
    const each = Math.max(1, Math.ceil((to - from) / (30 * day) / room));
    for (let s = from + (stride - (data.clock.base + from) % stride) % stride; s <= to; s += stride) {
      const t = civil(s), of = t.getUTCHours() * 3600 + t.getUTCMinutes() * 60 + t.getUTCSeconds();
      const is = !step ? of === 0 && t.getUTCDate() === 1 && t.getUTCMonth() % each === 0
        : step <= day ? of % step === 0 : of === 0 && Math.floor(t / 1000 / day) % (step / day) === 0;
      if (is) list.push(s);
    }
    return list;
  }

  // tick is the label of a tick: the date at midnight in a run of several days, and else the time.
  const tick = (s) => {
    const t = civil(s);
    if (data.clock.length <= day || t.getUTCHours() + t.getUTCMinutes() !== 0) return hours(s);
    const newYear = data.clock.length > 300 * day && t.getUTCMonth() === 0 && t.getUTCDate() === 1;
    return date(s) + (newYear ? " " + t.getUTCFullYear() : "");
  };

  const duration = (s) => {
    const h = Math.floor(s / 3600), m = Math.floor(s / 60) % 60, rest = Math.round(s % 60);
    if (h > 0) return h + "h" + (m ? " " + two(m) + "m" : "");
    if (m > 0) return m + "m" + (rest ? " " + two(rest) + "s" : "");
    return (s < 1 ? s : Math.round(s)) + "s";
  };
  const isNumber = (v) => typeof v === "number" && isFinite(v);
  const number = (v) => !isNumber(v) ? "–" : Math.abs(v) >= 100 ? Math.round(v).toLocaleString("en-GB") : String(Math.round(v * 10) / 10);
  const percent = (v) => !isNumber(v) ? "–" : Math.round(v * 1000) / 10 + " %";

  // put adds an element with a text. Names are text, and never markup.
  const put = (into, kind, text, className) => {
    const e = into.appendChild(document.createElement(kind));
    if (text !== undefined) e.textContent = text;
    if (className) e.className = className;
    return e;
  };

  return { data, day, css, paper, isDark, colour, onTop, civil, date, clock, stamp, ticks, tick, duration, isNumber, number, percent, put };
})();
