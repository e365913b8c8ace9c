// From a cause to its minutes: every button with a cause shows when that cause lost which calls.
const Causes = (() => {
  "use strict";
  const panel = document.getElementById("cause-minutes");
  const cell = (row, value, kind = "td") => { row.appendChild(document.createElement(kind)).textContent = value; };

  function table(into, title, header, rows) {
    const box = into.appendChild(document.createElement("div"));
    box.className = "scroll";
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", "Table: " + title);
    const t = box.appendChild(document.createElement("table"));
    t.createCaption().textContent = title;
    const head = t.createTHead().insertRow();
    header.forEach((h) => { cell(head, h, "th"); head.lastChild.scope = "col"; });
    const body = t.createTBody();
    for (const values of rows) {
      const row = body.insertRow();
      values.forEach((v) => cell(row, v));
    }
  }

  const minutes = (cause) => cause.minutes.map((m, i) => [m, cause.in[i]]);

  // chart shows the minutes of a cause in place of the chart of all causes.
  function chart(cause, list) {
    const all = Say.data.charts.causes, tone = (all.marks.find((m) => m.name === cause.name) || all.marks.at(-1)).tone;
    const first = list[0][0], last = list.at(-1)[0], each = Say.data.causeMinutes, y = new Array(Math.ceil((last - first) / each) + 1).fill(0);
    for (const [m, n] of list) y[Math.floor((m - first) / each)] += n;
    const margin = 60 * Math.max(each, Math.ceil((last - first) / 20)), end = Say.data.clock.length;
    const mark = { name: cause.name, shape: "stack", tone, y: [...y, 0], from: first * 60, step: { s: 60 * each } };
    Plots.replace({ ...all, title: cause.name + ", minute by minute", y: { ...all.y, title: each === 1 ? "calls lost each minute" : "calls lost in " + each + " minutes" }, marks: [mark] },
      { from: Math.max(0, first * 60 - margin), to: Math.min(end, (last + each) * 60 + margin) });
  }

  function show(name, speak) {
    const cause = Say.data.causes.find((c) => c.cause === name);
    panel.replaceChildren();
    panel.hidden = !cause;
    document.querySelectorAll("button[data-cause]").forEach((b) => b.setAttribute("aria-pressed", String(!!cause && b.dataset.cause === name)));
    if (!cause) return Plots.replace(null);
    const list = minutes(cause), at = (m) => Say.clock(m * 60);
    chart(cause, list);
    const h = panel.appendChild(document.createElement("h3"));
    h.textContent = cause.name + ": " + Say.number(cause.calls) + " calls lost, " + Say.percent(cause.share) + " of all, in " + list.length +
      (list.length === 1 ? " minute, at " + at(list[0][0]) : " minutes from " + at(list[0][0]) + " to " + at(list.at(-1)[0]));
    if (cause.without) panel.appendChild(document.createElement("p")).textContent = cause.without;
    table(panel, "What became of these calls", ["calls were", "at", "calls"], cause.lines.map((l) => [l.outcome, l.element, Say.number(l.calls)]));
    table(panel, "Minute by minute, when the calls were made", ["minute", "calls lost, on average"], list.map(([m, n]) => [at(m), Say.number(n)]));
    const back = panel.appendChild(document.createElement("button"));
    back.type = "button";
    back.textContent = "Show all causes";
    back.addEventListener("click", () => show(null));
    if (speak) panel.focus();
  }

  function start() {
    if (!panel) return;
    document.querySelectorAll("button[data-cause]").forEach((b) => b.addEventListener("click", () => show(b.getAttribute("aria-pressed") === "true" ? null : b.dataset.cause, true)));
  }
  return { start };
})();
