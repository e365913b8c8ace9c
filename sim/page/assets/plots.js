// The plots: the places in the page in which charts are drawn, and the part of the run that all of them show.
const Plots = (() => {
  "use strict";
  const { data, colour, put, paper } = Say;
  const whole = { from: 0, to: data.clock.length };
  const drawn = new Map(); // by box: the instance of ECharts
  const changed = new Set(); // boxes to draw again when they come in sight
  const inSight = new Set();
  const listeners = [];
  let view = whole, instead = null; // a chart in place of another, with the time that it shows

  const boxes = [...document.querySelectorAll(".plot")];
  const isSmall = (box) => !!box.closest(".multiples");
  const chartOf = (box) => instead && instead.chart.id === box.dataset.chart ? instead.chart : data.charts[box.dataset.chart];
  const viewOf = (box) => instead && instead.chart.id === box.dataset.chart ? instead.view : view;
  const isClock = (box) => data.charts[box.dataset.chart].x.scale === "clock";
  const isOpen = (box) => box.clientWidth > 0;

  function draw(box) {
    changed.delete(box);
    const chart = chartOf(box), height = Charts.tall(chart, box.clientWidth);
    if (height && box.style.height !== height + "px") box.style.height = height + "px";
    let instance = drawn.get(box);
    if (!instance) {
      instance = echarts.init(box, null, { renderer: "canvas", devicePixelRatio: Math.max(2, devicePixelRatio) });
      drawn.set(box, instance);
      if (isClock(box) && chart.y.scale !== "names" && !isSmall(box)) instance.group = "clock";
    }
    instance.resize();
    instance.setOption(Charts.option(chart, viewOf(box), box.clientWidth, isSmall(box)), true);
  }

  const drawOnce = (box) => { if (isOpen(box) && (!drawn.has(box) || changed.has(box))) draw(box); };

  // redraw draws what is in sight, and the rest when it comes in sight.
  let frame = 0;
  function redraw(which) {
    boxes.filter((b) => drawn.has(b) && (!which || which(b))).forEach((b) => changed.add(b));
    if (!frame) frame = requestAnimationFrame(() => { frame = 0; [...changed].filter((b) => inSight.has(b)).forEach(draw); });
  }

  function legend(box) {
    const list = box.parentElement.querySelector(".legend");
    if (!list) return;
    list.replaceChildren();
    for (const mark of Charts.key(chartOf(box))) {
      const item = put(list, "li"), swatch = put(item, "i", undefined, ["stack", "cell", "lane", "bar"].includes(mark.shape) ? "filled" : Charts.isDashed(mark) || mark.shape === "rule" ? "dashed" : "stroke");
      swatch.dataset.tone = mark.tone;
      item.append(mark.name);
    }
  }
  const paint = () => document.querySelectorAll("[data-tone]").forEach((e) => e.style.setProperty("--tone", colour(e.dataset.tone)));

  // show narrows the time of all charts by the clock, to ten minutes at least.
  function show(from, to) {
    const least = Math.min(600, whole.to), middle = (from + to) / 2;
    if (to - from < least) [from, to] = [middle - least / 2, middle + least / 2];
    const length = Math.min(to - from, whole.to);
    from = Math.min(Math.max(0, from), whole.to - length);
    view = { from: Math.round(from), to: Math.round(from + length) };
    redraw(isClock);
    listeners.forEach((tell) => tell(view));
  }

  // zoom shows so many times as much, around a time.
  const zoom = (by, around = (view.from + view.to) / 2) => show(around - (around - view.from) * by, around + (view.to - around) * by);
  // move shows what is so many lengths later.
  const move = (by) => { const length = view.to - view.from; show(view.from + by * length, view.to + by * length); };

  // replace draws a chart in place of the one with its name; null puts all back.
  function replace(chart, time) {
    const before = instead && instead.chart.id;
    instead = chart ? { chart, view: time } : null;
    const is = (b) => [before, chart && chart.id].includes(b.dataset.chart);
    boxes.filter(is).forEach(legend);
    paint();
    redraw(is);
  }

  // On paper everything is shown but the long tables of figures by the clock.
  function printing() {
    const closed = [...document.querySelectorAll("details:not([open])")].filter((d) => d.matches(".charts") || d.querySelectorAll(".scroll tr").length < 40);
    const set = (on) => {
      closed.forEach((d) => { d.open = on; });
      document.documentElement.classList.toggle("on-paper", on);
      paper(on);
      paint();
      boxes.filter(isOpen).forEach(draw);
    };
    addEventListener("beforeprint", () => set(true));
    addEventListener("afterprint", () => set(false));
  }

  function start() {
    boxes.forEach(legend);
    paint();
    // What is in sight is drawn first, and the rest one by one: the page is then whole when it is printed or searched.
    const seen = new IntersectionObserver((list) => list.forEach((e) => {
      if (!e.isIntersecting) return inSight.delete(e.target);
      inSight.add(e.target);
      drawOnce(e.target);
    }), { rootMargin: "400px" });
    const sized = new ResizeObserver((list) => list.forEach((e) => { if (isOpen(e.target) && (drawn.has(e.target) || inSight.has(e.target))) draw(e.target); }));
    boxes.forEach((b) => { seen.observe(b); sized.observe(b); });
    const rest = [...boxes];
    const next = () => { if (rest.length) { drawOnce(rest.shift()); setTimeout(next, 20); } };
    setTimeout(next, 200);
    echarts.connect("clock");
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { paint(); redraw(); });
    printing();
  }

  return { start, show, zoom, move, replace, boxes, chartOf, viewOf, isClock, isSmall, drawn, whole, view: () => view, onShow: (tell) => listeners.push(tell) };
})();
