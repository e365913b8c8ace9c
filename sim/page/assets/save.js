// Saving a chart: its picture, as it is shown, and its figures. A saved picture has light ground, its title and its source.
const Save = (() => {
  "use strict";
  const { data, put, colour, css } = Say;
  const width = 1200, margin = 28;

  const file = (id, kind) => (data.name + "-" + id).replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80) + "." + kind;

  function give(name, blob) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  // wrapped are the lines of a text, by the number of its letters.
  function wrapped(text, most) {
    const list = [""];
    for (const word of text.split(" ")) {
      if (list.at(-1).length + word.length > most) list.push("");
      list.push((list.pop() + " " + word).trim());
    }
    return list;
  }

  const escaped = (text) => String(text).replace(/[&<>"']/g, (c) => "&#" + c.charCodeAt(0) + ";");

  const filled = (mark) => ["stack", "cell", "lane", "bar"].includes(mark.shape);

  // sheet is an SVG that grows downwards.
  function sheet() {
    let y = margin, inner = "";
    const family = escaped(css("--font"));
    const letters = (x, y, size, weight, tone, text) => { inner += '<text x="' + x + '" y="' + y.toFixed(1) + '" font-family="' + family + '" font-size="' + size + '" font-weight="' + weight + '" fill="' + colour(tone) + '">' + escaped(text) + "</text>"; };
    return {
      say: (text, size, weight, tone) => { y += size * 1.3; letters(margin, y, size, weight, tone, text); },
      swatch(mark, x) {
        inner += '<rect x="' + x + '" y="' + (filled(mark) ? y : y + 4) + '" width="16" height="' + (filled(mark) ? 12 : 3) + '" fill="' + colour(mark.tone) + '"/>';
        letters(x + 22, y + 11, 14, 400, "ink", mark.name);
      },
      down: (by) => { y += by; },
      place: (svg) => { inner += '<g transform="translate(' + margin + " " + y + ')">' + svg + "</g>"; },
      close(title) {
        const height = Math.round(y + margin);
        const text = '<svg xmlns="http://www.w3.org/2000/svg" width="' + width + '" height="' + height + '" viewBox="0 0 ' + width + " " + height + '"><title>' + escaped(title) + '</title><rect width="' + width + '" height="' + height + '" fill="' + colour("ground") + '"/>' + inner + "</svg>";
        return { text, width, height };
      },
    };
  }

  function legend(to, marks) {
    let x = margin;
    for (const mark of marks) {
      const long = 26 + 7.4 * mark.name.length;
      if (x > margin && x + long > width - margin) { x = margin; to.down(22); }
      to.swatch(mark, x);
      x += long + 16;
    }
    if (marks.length) to.down(24);
  }

  // drawing is a chart as SVG, with its title, its legend and its source.
  function drawing(box) {
    const chart = Plots.chartOf(box), tall = Charts.tall(chart, width - 2 * margin) || 520, to = sheet();
    Say.paper(true);
    wrapped(chart.title, 88).forEach((line) => to.say(line, 24, 700, "ink"));
    wrapped(chart.sub, 160).forEach((line) => to.say(line, 14, 400, "quiet"));
    to.down(12);
    legend(to, Charts.key(chart));
    const instance = echarts.init(null, null, { renderer: "svg", ssr: true, width: width - 2 * margin, height: tall });
    instance.setOption(Charts.option(chart, Plots.viewOf(box), width - 2 * margin, false), true);
    to.place(instance.renderToSVGString());
    instance.dispose();
    to.down(tall + 8);
    to.say(data.sources[chart.id] || data.source, 12, 400, "quiet");
    const done = to.close(chart.title);
    Say.paper(false);
    return done;
  }

  const svg = (box) => give(file(box.dataset.chart, "svg"), new Blob([drawing(box).text], { type: "image/svg+xml" }));

  function png(box) {
    const { text, width, height } = drawing(box), image = new Image(), address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    image.addEventListener("load", () => {
      const canvas = document.createElement("canvas");
      Object.assign(canvas, { width: 2 * width, height: 2 * height });
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(address);
      canvas.toBlob((blob) => give(file(box.dataset.chart, "png"), blob));
    });
    image.src = address;
  }

  // cells are the figures of a heat map, row by row.
  function cells(chart) {
    const list = chart.marks.flatMap((m) => (m.x || []).map((x, i) => ({ x, y: m.y[i], figures: [m.values[i], m.label[i]] })));
    list.sort((a, b) => a.y - b.y || a.x - b.x);
    return [[chart.y.title || "of", chart.x.title || "at", "value", "in words"], ...list.map((c) => [chart.y.names[c.y], chart.x.names[c.x], ...c.figures])];
  }

  // rows are the figures of a chart: by the clock a column for each mark, and else a row for each of its values.
  function rows(box) {
    const chart = Plots.chartOf(box), marks = chart.marks;
    if (marks.every((m) => m.step && m.step.s === marks[0].step.s)) {
      const names = marks.flatMap((m) => m.shape === "band" ? [m.name + ", 5 % below", m.name + ", 5 % above"] : [m.name]);
      const columns = marks.flatMap((m) => m.shape === "band" ? [m.low, m.high] : [m.y]);
      return [["seconds since the start", "clock", ...names], ...Charts.xs(marks[0]).map((s, i) => [s, Say.stamp(s), ...columns.map((c) => c[i])])];
    }
    if (chart.x.scale === "names") return cells(chart);
    const list = [["what", "of", chart.x.title || "value", "low", "high", chart.y.scale === "names" ? "in words" : chart.y.title || ""]];
    for (const m of marks) {
      if (m.shape === "rule") { list.push([m.name, "", (m.x || [""])[0], "", "", (m.y || [""])[0]]); continue; }
      const at = m.step ? Charts.xs(m) : m.x || m.low;
      at.forEach((x, i) => list.push([m.name, chart.y.scale === "names" ? chart.y.names[m.y[i]] : "", m.x || m.step ? x : "", m.low ? m.low[i] : "", m.high ? m.high[i] : "", chart.y.scale === "names" ? (m.words || [])[i] || "" : (m.y || [])[i]]));
    }
    return list;
  }

  // cell is a value in a table that other programs open. A text that one could take for a formula begins with an apostrophe.
  function cell(v) {
    if (v === null || v === undefined) return "";
    if (typeof v === "number") return String(v);
    const text = (/^\s*[=+\-@\t\r]/.test(v) ? "'" : "") + v;
    return /[",\n\r]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  }
  const csv = (box) => give(file(box.dataset.chart, "csv"), new Blob([rows(box).map((r) => r.map(cell).join(",") + "\r\n").join("")], { type: "text/csv" }));

  function tools(box) {
    const title = data.charts[box.dataset.chart].title, list = put(box.closest("figure"), "p", "Save: ", "tools");
    box.after(list);
    for (const [text, act] of [["PNG", png], ["SVG", svg], ["CSV", csv]]) {
      const b = put(list, "button", text);
      b.type = "button";
      b.dataset.save = text;
      b.setAttribute("aria-label", (text === "CSV" ? "Save the figures as CSV: " : "Save the picture as " + text + ": ") + title);
      b.addEventListener("click", () => act(box));
    }
  }
  const start = () => Plots.boxes.forEach(tools);
  return { start };
})();
