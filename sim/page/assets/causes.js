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

  // minutes adds up the lines of a cause.
  function minutes(cause) {
    const sums = new Map();
    for (const line of cause.lines) line.minutes.forEach((m, i) => sums.set(m, (sums.get(m) || 0) + line.in[i]));
    return [...sums].sort((a, b) => a[0] - b[0]);
  }

  function show(name, speak) {
    const cause = Charts.data.causes.find((c) => c.cause === name);
    panel.replaceChildren();
    panel.hidden = !cause;
    document.querySelectorAll("button[data-cause]").forEach((b) => b.setAttribute("aria-pressed", String(!!cause && b.dataset.cause === name)));
    Charts.single(cause ? cause.name : null);
    if (!cause) return;
    const list = minutes(cause), at = (m) => Charts.clock(m * 60);
    const h = panel.appendChild(document.createElement("h3"));
    h.textContent = cause.name + ": " + Charts.number(cause.calls) + " calls lost, " + Charts.percent(cause.share) + " of all, in " + list.length +
      (list.length === 1 ? " minute, at " + at(list[0][0]) : " minutes from " + at(list[0][0]) + " to " + at(list.at(-1)[0]));
    table(panel, "What became of these calls", ["calls were", "at", "calls"], cause.lines.map((l) => [l.outcome, l.element, Charts.number(l.calls)]));
    table(panel, "Minute by minute, when the calls were made", ["minute", "calls lost, on average"], list.map(([m, n]) => [at(m), Charts.number(n)]));
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
