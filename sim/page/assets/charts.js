// The charts of the page: each is data, as the report has it, and is drawn with ECharts. Nothing here knows what a chart is
// about; what is to be seen is said in its title, and stands in the table below it for those who do not see the drawing.
const Charts = (() => {
  "use strict";
  const data = JSON.parse(document.getElementById("data").textContent);
  const drawn = new Map(); // by id: the instance of ECharts
  const state = { from: 0, to: data.clock.length, cause: null };
  const day = 86400;

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const printing = () => document.documentElement.classList.contains("on-paper");
  const isDark = () => !printing() && matchMedia("(prefers-color-scheme: dark)").matches;
  const colour = (tone) => (data.palette[tone] || data.palette[""])[isDark() ? 1 : 0];

  // onTop is the colour of letters on a colour: the darker or the lighter, whichever stands out more.
  const light = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const onTop = (hex) => light(hex) > 0.18 ? "#14181c" : "#ffffff";

  // Times are seconds since the start of the run; clocks show the civil time of the scenario's zone.
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

  // Ticks of the clock stand on whole hours, or whole minutes of a short run, as many as there is room for.
  const ticks = (from, to, room) => {
    const steps = [60, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, day, 2 * day, 7 * day];
    const step = steps.find((s) => (to - from) / s <= room) || steps.at(-1);
    const list = [];
    for (let s = Math.ceil(from / 60) * 60; s <= to; s += 60) {
      const t = civil(s), of = t.getUTCHours() * 3600 + t.getUTCMinutes() * 60;
      if (step <= day ? of % step === 0 : of === 0 && Math.floor(t / 1000 / day) % (step / day) === 0) list.push(s);
    }
    return list;
  };

  const duration = (s) => {
    const h = Math.floor(s / 3600), m = Math.floor(s / 60) % 60, rest = Math.round(s % 60);
    if (h > 0) return h + "h" + (m ? " " + two(m) + "m" : "");
    if (m > 0) return m + "m" + (rest ? " " + two(rest) + "s" : "");
    return (s < 1 ? s : Math.round(s)) + "s";
  };
  const number = (v) => v === null ? "–" : Math.abs(v) >= 100 ? Math.round(v).toLocaleString("en-GB") : String(Math.round(v * 10) / 10);
  const percent = (v) => Math.round(v * 1000) / 10 + " %";

  const text = () => ({ color: css("--quiet"), fontFamily: css("--font"), fontSize: 12 });
  const lines = () => ({ lineStyle: { color: css("--line") } });

  function scale(axis, room, size, most) {
    const base = { axisLine: lines(), axisTick: { show: false }, axisLabel: text(), splitLine: { show: true, ...lines() }, nameTextStyle: text(), name: axis.title || "" };
    switch (axis.scale) {
      case "clock": {
        const at = ticks(state.from, state.to, room / 64);
        const label = (s) => (civil(s).getUTCHours() + civil(s).getUTCMinutes() === 0 && data.clock.length > day ? date(s) : hours(s));
        return { ...base, type: "value", min: state.from, max: state.to, splitLine: { show: false }, axisTick: { show: true, customValues: at, ...lines() }, axisLabel: { ...text(), customValues: at, formatter: label } };
      }
      case "names":
        return { ...base, type: "category", data: axis.names, inverse: true, splitLine: { show: false }, axisLabel: { ...text(), width: size, overflow: "truncate", interval: 0 } };
      case "log":
        return { ...base, type: "log", min: 0.1, axisLabel: { ...text(), customValues: [0.1, 1, 10, 60, 600, 3600, 36000], formatter: duration, hideOverlap: true } };
      case "duration":
        return { ...base, type: "value", min: 0, interval: nice(most, room), axisLabel: { ...text(), formatter: duration, hideOverlap: true } };
      default:
        return { ...base, type: "value", min: axis.whole ? 0 : null, max: axis.whole ? 1 : axis.most || null, interval: axis.whole ? (room > 450 ? 0.1 : 0.25) : axis.most ? axis.most / (axis.most / 10 ** Math.floor(Math.log10(axis.most)) > 2 ? 2 : 4) : undefined, splitNumber: Math.max(2, Math.round(room / 70)),
          axisLabel: { ...text(), hideOverlap: true, formatter: axis.whole ? (v) => Math.round(v * 100) + " %" : (v) => v.toLocaleString("en-GB") } };
    }
  }

  // nice is a step of whole minutes or hours for a scale of durations up to the most.
  const nice = (most, room) => [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, day, 7 * day].find((s) => most / s <= Math.max(2, room / 75));

  const xs = (mark) => mark.step ? (mark.y || mark.low).map((_, i) => i * mark.step.s) : mark.x;
  const faded = (chart, mark) => chart.id === "causes" && state.cause !== null && mark.name !== state.cause;

  // points are those of a line. Beside layers, whose values hold for a while each, the last is held to its end.
  const layered = (chart) => chart.marks.some((m) => m.shape === "stack");
  const points = (chart, mark, values) => {
    const list = xs(mark).map((x, i) => [x, values[i]]);
    if (layered(chart) && mark.step && list.length) list.push([Math.min(data.clock.length, list.at(-1)[0] + mark.step.s), list.at(-1)[1]]);
    return list;
  };

  // series are the drawings of one mark.
  function series(chart, mark, index, room) {
    const fill = colour(mark.tone), at = xs(mark);
    const plain = { name: mark.name, animation: false, silent: true, showSymbol: false, symbol: "none", type: "line" };
    switch (mark.shape) {
      case "stack":
        return [{ ...plain, step: "end", stack: "all", stackStrategy: "all", data: points(chart, mark, mark.y), lineStyle: { width: 0 }, areaStyle: { color: fill, opacity: faded(chart, mark) ? 0.12 : 0.9 } }];
      case "band": {
        const band = { ...plain, stack: "band " + index, stackStrategy: "all", lineStyle: { width: 0 } };
        if (layered(chart)) { // over layers, whose colours it must not change: its edges alone
          const edge = { ...plain, z: 4, lineStyle: { color: fill, width: 1, opacity: 0.5, type: [1, 2] } };
          return [{ ...edge, data: at.map((x, i) => [x, mark.low[i]]) }, { ...edge, data: at.map((x, i) => [x, mark.high[i]]) }];
        }
        return [{ ...band, data: at.map((x, i) => [x, mark.low[i]]), areaStyle: { opacity: 0 } },
          { ...band, data: at.map((x, i) => [x, mark.high[i] - mark.low[i]]), areaStyle: { color: fill, opacity: 0.22 } }];
      }
      case "step":
      case "line":
        return [{ ...plain, z: 4, step: mark.shape === "step" || layered(chart) ? "end" : false, data: points(chart, mark, mark.y), lineStyle: { color: fill, width: mark.tone === "behind" ? 1 : 1.6, type: mark.tone.endsWith("-busy") ? [4, 3] : "solid" } }];
      case "interval": {
        const reach = [];
        mark.x.forEach((_, i) => reach.push([mark.low[i], mark.y[i]], [mark.high[i], mark.y[i]], [null, null]));
        const points = mark.x.map((x, i) => ({ value: [x, mark.y[i]], words: mark.words[i] }));
        const open = mark.x.flatMap((_, i) => mark.open && mark.open[i] ? [{ value: [mark.high[i], mark.y[i]], words: mark.words[i] }] : []);
        const dots = { name: mark.name, type: "scatter", animation: false, itemStyle: { color: fill }, z: 5 };
        return [{ ...plain, data: reach, lineStyle: { color: fill, width: 2 } }, { ...dots, data: points, symbolSize: 9 },
          { ...dots, data: open, symbol: "triangle", symbolRotate: -90, symbolSize: 11 }];
      }
      case "lane": {
        const bar = { type: "bar", stack: "lane " + index, barWidth: 16, barGap: "-100%", animation: false, name: mark.name };
        const least = chart.x.scale === "clock" ? (state.to - state.from) / 500 : 0;
        const label = (low, i) => ({ show: !!mark.label && (mark.high[i] - low) / (state.to - state.from) * room > 6.6 * mark.label[i].length + 6, formatter: () => mark.label[i], color: onTop(fill), fontSize: 11, position: "inside" });
        return [{ ...bar, silent: true, itemStyle: { opacity: 0 }, data: mark.low.map((low, i) => [low, mark.y[i]]) },
          { ...bar, itemStyle: { color: fill, opacity: mark.tone === "behind" ? 0.35 : 1 }, data: mark.low.map((low, i) => ({ value: [Math.max(mark.high[i] - low, least), mark.y[i]], words: mark.words[i], label: label(low, i) })) }];
      }
      default:
        return [{ name: mark.name, type: "scatter", animation: false, symbol: "diamond", symbolSize: 13, z: 6, itemStyle: { color: fill, borderColor: css("--paper"), borderWidth: 1 },
          data: mark.x.map((x, i) => ({ value: [x, mark.y[i]], words: mark.words[i], label: beside(chart, mark, i, room) })) }];
    }
  }

  // beside is a point's label, if there is room for it before the next point of its lane.
  function beside(chart, mark, i, room) {
    if (!mark.label) return { show: false };
    const later = chart.marks.filter((m) => m.shape === "point").flatMap((m) => m.x.filter((x, k) => m.y[k] === mark.y[i] && x > mark.x[i]));
    const pixels = (Math.min(state.to, ...later) - mark.x[i]) / (state.to - state.from) * room;
    const inLane = chart.marks.some((m) => m.shape === "lane" && m.y.some((y, k) => y === mark.y[i] && m.low[k] <= mark.x[i] && m.high[k] > mark.x[i]));
    return { ...text(), show: !inLane && pixels > 7 * mark.label[i].length + 14, position: "right", distance: 6, formatter: () => mark.label[i] };
  }

  // Windows lie behind the marks; where several lie within each other only the innermost are shown.
  function windows(chart, room) {
    const within = (a, b) => a !== b && a.from >= b.from && a.to <= b.to;
    const shown = (chart.spans || []).filter((s) => !chart.spans.some((o) => within(o, s)));
    const pixels = (s) => (s - state.from) / (state.to - state.from) * room;
    const areas = shown.map((s, i) => {
      const from = Math.max(s.from, state.from), to = Math.min(s.to, state.to), wide = 7 * s.name.length;
      const fits = pixels(to) - pixels(from) > wide && (pixels(from) + pixels(to) - wide) / 2 > 7 * (chart.y.title || "").length - 50;
      return [{ xAxis: from, itemStyle: { opacity: i % 2 ? 0.04 : 0.09 }, name: fits ? s.name : "" }, { xAxis: to }];
    }).filter(([a, b]) => a.xAxis < b.xAxis);
    return { type: "line", data: [], silent: true, markArea: { silent: true, itemStyle: { color: css("--ink") }, label: { ...text(), position: "top", fontSize: 11 }, data: areas } };
  }

  // What is said of a point: plain elements, and never markup made of names.
  function said(head, rows) {
    const box = document.createElement("div");
    box.appendChild(document.createElement("strong")).textContent = head;
    for (const [name, value] of rows) {
      const row = box.appendChild(document.createElement("div"));
      row.className = "said";
      row.appendChild(document.createElement("span")).textContent = name;
      row.appendChild(document.createElement("b")).textContent = value;
    }
    return box;
  }

  function tooltip(chart) {
    const look = { confine: true, backgroundColor: css("--paper"), borderColor: css("--line"), textStyle: { ...text(), color: css("--ink") } };
    const sampled = chart.marks.some((m) => m.step);
    const along = sampled || chart.x.scale === "log";
    if (!along) return { ...look, trigger: "item", formatter: (p) => p.data && p.data.words ? said(p.data.words, []) : "" };
    const show = chart.y.whole ? percent : number;
    const valueAt = (m, x) => {
      const all = xs(m);
      let i = m.step ? Math.min(all.length - 1, Math.floor(x / m.step.s)) : all.findIndex((v) => v >= x * 0.999);
      if (i < 0) i = all.length - 1;
      return m.shape === "band" ? show(m.low[i]) + " – " + show(m.high[i]) : show(m.y[i]);
    };
    return { ...look, trigger: "axis", axisPointer: { type: "line", lineStyle: { color: css("--quiet") }, label: { show: false } }, formatter: (list) => {
      const x = (Array.isArray(list) ? list[0] : list).axisValue;
      const rows = chart.marks.map((m) => [m.shape === "band" ? m.name + ", nine in ten" : m.name, valueAt(m, x)]);
      return said(chart.x.scale === "clock" ? clock(x) : "within " + duration(x), rows);
    } };
  }

  function option(chart, width, small) {
    const names = chart.y.scale === "names", size = Math.min(190, Math.max(90, width * 0.3));
    const left = names ? size + 14 : 58, room = width - left - 26;
    const most = Math.max(1, ...chart.marks.flatMap((m) => m.high || []));
    const x = scale(chart.x, room, 0, most), y = scale(chart.y, small ? 90 : 260, size, most);
    Object.assign(x, { nameLocation: "middle", nameGap: 30, nameTextStyle: { ...text(), width: room + 20, overflow: "break" } });
    if (!names) Object.assign(y, { nameLocation: "end", nameGap: 10, nameTextStyle: { ...text(), align: "left", padding: [0, 0, 0, -50] } });
    const all = chart.marks.flatMap((mark, i) => series(chart, mark, i, room));
    if (chart.x.scale === "clock") all.push(windows(chart, room));
    return { backgroundColor: "transparent", animation: false, grid: { left, right: 26, top: small ? 8 : names && chart.x.scale !== "clock" ? 10 : 34, bottom: small ? 24 : 52 }, xAxis: x, yAxis: y, series: all, tooltip: tooltip(chart) };
  }

  const tall = (chart) => chart.y.scale === "names" ? 74 + chart.y.names.length * (chart.y.names.length > 20 ? 19 : 30) + (chart.x.scale === "clock" ? 24 : 0) : null;

  function draw(box) {
    const chart = data.charts[box.dataset.chart];
    const height = tall(chart);
    if (height && box.style.height !== height + "px") box.style.height = height + "px";
    let instance = drawn.get(box);
    if (!instance) {
      instance = echarts.init(box, null, { renderer: "canvas", devicePixelRatio: Math.max(2, devicePixelRatio) });
      drawn.set(box, instance);
      if (chart.x.scale === "clock" && chart.y.scale !== "names" && !box.closest(".multiples")) instance.group = "clock";
    }
    instance.resize();
    instance.setOption(option(chart, box.clientWidth, !!box.closest(".multiples")), true);
  }

  const drawOnce = (box) => { if (!drawn.has(box)) draw(box); };
  const boxes = [...document.querySelectorAll(".plot")];
  const redraw = (which) => boxes.filter((b) => drawn.has(b) && (!which || which(data.charts[b.dataset.chart]))).forEach(draw);

  function legend(box) {
    const chart = data.charts[box.dataset.chart], list = box.parentElement.querySelector(".legend");
    if (!list || chart.y.scale === "names") return;
    const names = new Set();
    for (const mark of chart.marks) {
      if (names.has(mark.name)) continue;
      names.add(mark.name);
      const item = list.appendChild(document.createElement("li"));
      const swatch = item.appendChild(document.createElement("i"));
      swatch.className = mark.shape === "stack" ? "filled" : mark.tone.endsWith("-busy") ? "dashed" : "stroke";
      swatch.dataset.tone = mark.tone;
      item.append(mark.name);
    }
  }
  const paint = () => document.querySelectorAll("[data-tone]").forEach((e) => e.style.setProperty("--tone", colour(e.dataset.tone)));

  function start() {
    boxes.forEach(legend);
    paint();
    // What is in sight is drawn first, and the rest one by one, so that the page is whole when it is printed or searched.
    const seen = new IntersectionObserver((list) => list.forEach((e) => { if (e.isIntersecting) drawOnce(e.target); }), { rootMargin: "400px" });
    const sized = new ResizeObserver((list) => list.forEach((e) => { if (drawn.has(e.target)) draw(e.target); }));
    boxes.forEach((b) => { seen.observe(b); sized.observe(b); });
    const rest = [...boxes];
    const next = () => { if (rest.length) { drawOnce(rest.shift()); setTimeout(next, 20); } };
    setTimeout(next, 200);
    echarts.connect("clock");
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { paint(); redraw(); });
    // On paper everything is shown but the long tables, of figures by the clock.
    const closed = [...document.querySelectorAll("details:not([open])")].filter((d) => d.querySelectorAll("tr").length < 30);
    addEventListener("beforeprint", () => { closed.forEach((d) => { d.open = true; }); document.documentElement.classList.add("on-paper"); paint(); boxes.forEach(draw); });
    addEventListener("afterprint", () => { closed.forEach((d) => { d.open = false; }); document.documentElement.classList.remove("on-paper"); paint(); redraw(); });
  }

  // show narrows the time of all charts by the clock.
  function show(from, to) {
    Object.assign(state, { from, to });
    redraw((chart) => chart.x.scale === "clock");
  }
  function single(cause) {
    state.cause = cause;
    redraw((chart) => chart.id === "causes");
  }
  return { data, start, show, single, clock, number, percent };
})();
