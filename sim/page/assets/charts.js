// The charts of the page: each is data, as the report has it, and is drawn with ECharts. Nothing here knows what a chart is
// about; what is to be seen is said in its title, and stands in the table below it for those who do not see the drawing.
const Charts = (() => {
  "use strict";
  const { data, colour, onTop, clock, duration, number, percent, put } = Say;
  const { text } = Scales;
  const isDashed = (mark) => mark.tone.endsWith("-busy");

  const xs = (mark) => mark.step ? (mark.y || mark.low).map((_, i) => (mark.from || 0) + i * mark.step.s) : mark.x;

  // points are those of a line. Beside layers, whose values hold for a while each, the last is held to its end.
  const layered = (chart) => chart.marks.some((m) => m.shape === "stack");
  const points = (chart, mark, values) => {
    const list = xs(mark).map((x, i) => [x, values[i]]);
    if (layered(chart) && mark.step && list.length) list.push([Math.min(data.clock.length, list.at(-1)[0] + mark.step.s), list.at(-1)[1]]);
    return list;
  };

  // series are the drawings of one mark. A pane is the chart, the time that it shows, and its room in pixels.
  function series(pane, mark, index) {
    const { chart } = pane, fill = colour(mark.tone), at = xs(mark);
    const plain = { name: mark.name, animation: false, silent: true, showSymbol: false, symbol: "none", type: "line" };
    switch (mark.shape) {
      case "stack":
        return [{ ...plain, step: "end", stack: "all", stackStrategy: "all", data: points(chart, mark, mark.y), lineStyle: { width: 0 }, areaStyle: { color: fill, opacity: 0.9 } }];
      case "band":
        return band(chart, mark, { ...plain, lineStyle: { width: 0 } }, fill, index);
      case "step":
      case "line":
        return [{ ...plain, z: 4, step: mark.shape === "step" || layered(chart) ? "end" : false, data: points(chart, mark, mark.y), lineStyle: { color: fill, width: mark.tone === "behind" ? 1 : 1.6, type: isDashed(mark) ? [4, 3] : "solid" } }];
      case "interval": {
        const reach = [];
        mark.x.forEach((_, i) => reach.push([mark.low[i], mark.y[i]], [mark.high[i], mark.y[i]], [null, null]));
        const dot = (x, i) => ({ value: [x, mark.y[i]], words: (mark.words || [])[i] });
        const dots = { name: mark.name, type: "scatter", animation: false, itemStyle: { color: fill }, z: 5 };
        return [{ ...plain, data: reach, lineStyle: { color: fill, width: 2 } }, { ...dots, data: mark.x.map(dot), symbolSize: 9 },
          { ...dots, data: mark.x.flatMap((_, i) => mark.open && mark.open[i] ? [dot(mark.high[i], i)] : []), symbol: "triangle", symbolRotate: -90, symbolSize: 11 }];
      }
      case "lane":
        return lane(pane, mark, fill, index);
      case "bar":
        return bars(mark, plain, fill);
      case "cell":
        return [cells(pane, mark, fill)];
      case "rule":
        return [rule(mark, plain, fill)];
      default:
        return [{ name: mark.name, type: "scatter", animation: false, symbol: "diamond", symbolSize: 13, z: 6, itemStyle: { color: fill, borderColor: colour("ground"), borderWidth: 1 },
          data: mark.x.map((x, i) => ({ value: [x, mark.y[i]], words: (mark.words || [])[i], label: beside(pane, mark, i) })) }];
    }
  }

  // band is the area between two edges. Over layers, whose colours it must not change, it is its edges alone.
  function band(chart, mark, plain, fill, index) {
    const at = xs(mark), low = at.map((x, i) => [x, mark.low[i]]);
    if (layered(chart)) {
      const edge = { ...plain, z: 4, lineStyle: { color: fill, width: 1, opacity: 0.5, type: [1, 2] } };
      return [{ ...edge, data: low }, { ...edge, data: at.map((x, i) => [x, mark.high[i]]) }];
    }
    const stacked = { ...plain, stack: "band " + index, stackStrategy: "all" };
    return [{ ...stacked, data: low, areaStyle: { opacity: 0 } },
      { ...stacked, data: at.map((x, i) => [x, mark.high[i] - mark.low[i]]), areaStyle: { color: fill, opacity: 0.22 } }];
  }

  // lane is bars from a time to another. They are cut at the edges of what is shown.
  function lane({ chart, view, room }, mark, fill, index) {
    const isClock = chart.x.scale === "clock", length = view.to - view.from;
    const bar = { type: "bar", stack: "lane " + index, stackStrategy: "all", barWidth: 16, barGap: "-100%", animation: false, name: mark.name };
    const from = (i) => isClock ? Math.max(view.from, mark.low[i]) : mark.low[i], to = (i) => isClock ? Math.min(view.to, mark.high[i]) : mark.high[i];
    const shown = mark.low.map((_, i) => i).filter((i) => !isClock || to(i) >= from(i));
    const label = (i) => ({ show: !!mark.label && (to(i) - from(i)) / length * room > 6.6 * mark.label[i].length + 6, formatter: () => mark.label[i], color: onTop(fill), fontSize: 11, position: "inside" });
    return [{ ...bar, silent: true, itemStyle: { opacity: 0 }, data: shown.map((i) => [from(i), mark.y[i]]) },
      { ...bar, itemStyle: { color: fill, opacity: mark.tone === "behind" ? 0.35 : 1 }, data: shown.map((i) => ({ value: [Math.max(to(i) - from(i), isClock ? length / 500 : 0), mark.y[i]], words: (mark.words || [])[i], label: label(i) })) }];
  }

  // bars are bars from nothing, each with its interval over its end.
  function bars(mark, plain, fill) {
    const reach = (mark.low || []).flatMap((_, i) => [[mark.low[i], mark.y[i]], [mark.high[i], mark.y[i]], [null, null]]);
    return [{ name: mark.name, type: "bar", barWidth: 16, barGap: "-100%", animation: false, itemStyle: { color: fill }, data: mark.x.map((x, i) => ({ value: [x, mark.y[i]], words: (mark.words || [])[i] })) },
      { ...plain, z: 5, data: reach, lineStyle: { color: colour("ink"), width: 1.5 } }];
  }

  // cells are the cells of one colour of a heat map. Each has its value in it if that fits.
  function cells({ chart, room }, mark, fill) {
    const wide = room / chart.x.names.length, fits = (i) => mark.tone !== "open" && 6 * mark.label[i].length + 3 < wide;
    return { name: mark.name, type: "scatter", animation: false, symbol: "rect", symbolSize: [wide - 1, chart.tall - 1], itemStyle: { color: fill, opacity: 1 }, emphasis: { scale: false },
      data: (mark.x || []).map((x, i) => ({ value: [x, mark.y[i]], words: (mark.words || [])[i], label: { ...text(), show: fits(i), color: onTop(fill), fontSize: 11, formatter: () => mark.label[i] } })) };
  }

  // rule is a straight line over the plot.
  const rule = (mark, plain, fill) => ({ ...plain, data: [], markLine: { silent: true, symbol: "none", animation: false, label: { show: false }, lineStyle: { color: fill, width: 1.5, type: [6, 4] },
    data: [...(mark.x || []).map((xAxis) => ({ xAxis })), ...(mark.y || []).map((yAxis) => ({ yAxis }))] } });

  // beside is a point's label, if there is room for it before the next point of its lane.
  function beside({ chart, view, room }, mark, i) {
    if (!mark.label) return { show: false };
    const later = chart.marks.filter((m) => m.shape === "point").flatMap((m) => m.x.filter((x, k) => m.y[k] === mark.y[i] && x > mark.x[i]));
    const pixels = (Math.min(view.to, ...later) - mark.x[i]) / (view.to - view.from) * room;
    const inLane = chart.marks.some((m) => m.shape === "lane" && m.y.some((y, k) => y === mark.y[i] && m.low[k] <= mark.x[i] && m.high[k] > mark.x[i]));
    return { ...text(), show: !inLane && pixels > 7 * mark.label[i].length + 14, position: "right", distance: 6, formatter: () => mark.label[i] };
  }

  // Windows lie behind the marks; where several lie within each other only the innermost are shown.
  function windows({ chart, view, room }) {
    const within = (a, b) => a !== b && a.from >= b.from && a.to <= b.to;
    const shown = (chart.spans || []).filter((s) => !chart.spans.some((o) => within(o, s)));
    const pixels = (s) => (s - view.from) / (view.to - view.from) * room;
    const areas = shown.map((s, i) => {
      const from = Math.max(s.from, view.from), to = Math.min(s.to, view.to), wide = 7 * s.name.length;
      const fits = pixels(to) - pixels(from) > wide && (pixels(from) + pixels(to) - wide) / 2 > 7 * (chart.y.title || "").length - 50;
      return [{ xAxis: from, itemStyle: { opacity: i % 2 ? 0.04 : 0.09 }, name: fits ? s.name : "" }, { xAxis: to }];
    }).filter(([a, b]) => a.xAxis < b.xAxis);
    return { type: "line", data: [], silent: true, markArea: { silent: true, itemStyle: { color: colour("ink") }, label: { ...text(), position: "top", fontSize: 11 }, data: areas } };
  }

  // said is what the tooltip says: plain elements, and never markup made of names.
  function said(head, rows) {
    const box = document.createElement("div");
    put(box, "strong", head);
    for (const [name, value] of rows) {
      const row = put(box, "div", undefined, "said");
      put(row, "span", name);
      put(row, "b", value);
    }
    return box;
  }

  // nearest is the place of the value that is next to another.
  const nearest = (all, x) => all.reduce((best, v, i) => Math.abs(v - x) < Math.abs(all[best] - x) ? i : best, 0);

  // at is what a chart shows at a place of its axis: names and values, without those that are nothing.
  function at(chart, x) {
    const show = chart.y.whole ? percent : number, nothing = [show(0), "–"];
    if (isCurve(chart)) { const known = chart.marks.find((m) => m.shape === "line" && m.x).x; x = known[nearest(known, x)]; }
    const rows = [];
    for (const m of chart.marks) {
      if (!["line", "step", "stack", "band"].includes(m.shape)) continue;
      const all = xs(m), last = all.length - 1;
      let i = m.step ? Math.min(last, Math.floor((x - (m.from || 0)) / m.step.s)) : isCurve(chart) ? nearest(all, x) : all.findIndex((v) => v >= x * 0.999);
      if (i < 0) { if (m.step) continue; i = last; }
      const ends = m.shape === "band" ? [m.low[i], m.high[i]] : [m.y[i]];
      if (ends.every((v) => nothing.includes(show(v)))) continue;
      rows.push([m.shape !== "band" ? m.name : m.name + (isCurve(chart) ? ", interval" : ", nine in ten"), ends.map(show).join(" – ")]);
    }
    return { head: headAt(chart, x), rows: rows.length ? rows : [["nothing", ""]] };
  }

  // headAt is a place along the axis in words.
  const headAt = (chart, x) => chart.x.scale === "clock" ? clock(x) : chart.x.scale === "log" ? "within " + duration(x) : (chart.x.title ? chart.x.title + " " : "") + (chart.x.scale === "duration" ? duration(x) : number(x));

  const isCurve = (chart) => chart.y.scale !== "names" && chart.marks.some((m) => m.shape === "line" && m.x);
  const isAlong = (chart) => chart.marks.some((m) => m.step) || chart.x.scale === "log" || isCurve(chart);

  function tooltip(chart) {
    const look = { confine: true, backgroundColor: colour("ground"), borderColor: colour("rule"), textStyle: { ...text(), color: colour("ink") } };
    if (!isAlong(chart)) return { ...look, trigger: "item", formatter: (p) => p.data && p.data.words ? said(p.data.words, []) : "" };
    return { ...look, trigger: "axis", axisPointer: { type: "line", lineStyle: { color: colour("quiet") }, label: { show: false } }, formatter: (list) => {
      const { head, rows } = at(chart, (Array.isArray(list) ? list[0] : list).axisValue);
      return said(head, rows);
    } };
  }

  // namesWidth is the room for the names of a chart beside it; lines is how many lines the longest of them takes there.
  const longest = (chart) => Math.max(0, ...(chart.y.names || []).map((name) => name.length));
  const hasCells = (chart) => chart.marks.some((m) => m.shape === "cell");
  const namesWidth = (chart, width) => hasCells(chart) ? Math.min(7 * longest(chart) + 8, width * 0.34) : Math.min(longest(chart) > 40 ? 250 : 190, Math.max(90, width * 0.34));
  const lines = (chart, width) => Math.min(6, Math.ceil(longest(chart) * 6.6 / namesWidth(chart, width)));

  // grid is the place of the plot within its box, in pixels.
  function grid(chart, width, small) {
    const names = chart.y.scale === "names", size = namesWidth(chart, width);
    return { left: names ? size + 14 : 58, right: 26, size, top: small ? 8 : names && chart.x.scale !== "clock" ? (chart.y.title ? 26 : 10) : 34, bottom: small ? 24 : 52 };
  }

  // option is a chart as ECharts takes it, in a box so wide.
  function option(chart, view, width, small) {
    const { size, ...place } = grid(chart, width, small), room = width - place.left - place.right;
    const pane = { chart: { ...chart, tall: chart.y.scale === "names" ? rowHeight(chart, width) : 0 }, view, room };
    const isNames = chart.y.scale === "names", largest = (of) => Math.max(1, ...chart.marks.flatMap(of).filter(Say.isNumber));
    const across = largest((m) => isNames ? [...(m.x || []), ...(m.high || [])] : m.x || []), up = largest((m) => [...(m.y || []), ...(m.high || [])]);
    const x = Scales.of(chart.x, view, room, 0, across, true), y = Scales.of(chart.y, view, small ? 90 : 260, size, up);
    Object.assign(x, { nameLocation: "middle", nameGap: 30, nameTextStyle: { ...text(), width: room + 20, overflow: "break" } });
    if (chart.y.scale === "names") Object.assign(y, { nameLocation: "start", nameGap: 6, nameTextStyle: { ...text(), align: "left", padding: [0, 0, 0, -size - 10] } });
    else Object.assign(y, { nameLocation: "end", nameGap: 10, nameTextStyle: { ...text(), align: "left", padding: [0, 0, 0, -50] } });
    const all = chart.marks.flatMap((mark, i) => series(pane, mark, i));
    if (chart.x.scale === "clock") all.push(windows(pane));
    return { backgroundColor: "transparent", animation: false, grid: place, xAxis: x, yAxis: y, series: all, tooltip: tooltip(chart) };
  }

  // tall is the height of a chart of names in a box so wide, which follows from how many and how long they are; null for any other.
  const rowHeight = (chart, width) => Math.max(chart.y.names.length > 20 ? 19 : 30, 14 * lines(chart, width) + 6);
  const tall = (chart, width) => chart.y.scale === "names" ? (chart.y.title ? 90 : 74) + chart.y.names.length * rowHeight(chart, width) + (chart.x.scale === "clock" ? 24 : 0) : null;

  // key is what the colours of a chart stand for; empty where its names stand beside it. Cells, rules, and lanes of several
  // kinds have no name beside them.
  function key(chart) {
    const lanes = chart.x.scale === "linear" && chart.marks.filter((m) => m.shape === "lane").length > 1;
    const isNamed = (m) => chart.y.scale !== "names" || m.shape === "cell" || m.shape === "rule" || lanes && m.shape === "lane";
    return chart.marks.filter((m, i) => m.name && isNamed(m) && chart.marks.findIndex((o) => o.name === m.name) === i);
  }

  return { option, grid, tall, key, at, xs, isAlong, isDashed };
})();
