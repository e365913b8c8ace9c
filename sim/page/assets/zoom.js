// Zooming: a drag over a chart by the clock shows that time, in all of them. The wheel with Ctrl, the keys and the buttons
// do the same. The keys also read out what a chart shows at a time.
const Zoom = (() => {
  "use strict";
  const { data, put } = Say;
  const keys = "Drag over a chart by the clock to see that time in all of them; Ctrl and the wheel do the same. With a chart in focus: + and − zoom, Shift and the arrows move, 0 shows the whole run; the arrows alone read out the figures at a time.";

  // timeAt is the time at a place in a box, in pixels from its left edge.
  function timeAt(box, x) {
    const { left, right } = Charts.grid(Plots.chartOf(box), box.clientWidth, false), view = Plots.viewOf(box);
    const part = Math.min(1, Math.max(0, (x - left) / (box.clientWidth - left - right)));
    return view.from + part * (view.to - view.from);
  }
  const placeIn = (box, e) => e.clientX - box.getBoundingClientRect().left;

  // brush lets a mouse or a pen choose a time. A finger scrolls the page.
  function brush(box) {
    let from = null, shade = null;
    const end = () => { if (shade) shade.remove(); from = shade = null; };
    box.addEventListener("pointerdown", (e) => { if (e.button === 0 && e.pointerType !== "touch") from = placeIn(box, e); });
    addEventListener("pointermove", (e) => {
      if (from === null) return;
      const to = placeIn(box, e), { left, right } = Charts.grid(Plots.chartOf(box), box.clientWidth, false);
      const inside = (x) => Math.min(box.clientWidth - right, Math.max(left, x));
      if (!shade && Math.abs(to - from) > 6) shade = put(box, "div", undefined, "brush");
      if (!shade) return;
      shade.style.left = Math.min(inside(from), inside(to)) + "px";
      shade.style.width = Math.abs(inside(to) - inside(from)) + "px";
    });
    addEventListener("pointerup", (e) => {
      if (shade) Plots.show(...[timeAt(box, from), timeAt(box, placeIn(box, e))].sort((a, b) => a - b));
      end();
    });
    addEventListener("pointercancel", end);
    addEventListener("keydown", (e) => { if (e.key === "Escape") end(); });
    box.addEventListener("dblclick", () => Plots.show(Plots.whole.from, Plots.whole.to));
    box.addEventListener("wheel", (e) => {
      if (!e.ctrlKey) return;
      e.preventDefault();
      Plots.zoom(e.deltaY < 0 ? 0.7 : 1 / 0.7, timeAt(box, placeIn(box, e)));
    }, { passive: false });
  }

  // reader moves along a chart by the keys, and says what stands there.
  function reader(box) {
    let at = null;
    const said = put(box.parentElement, "p", undefined, "reading");
    said.setAttribute("aria-live", "polite");
    return (by) => {
      const chart = Plots.chartOf(box), view = Plots.viewOf(box), step = (view.to - view.from) / 48;
      const inside = at !== null && at >= view.from && at <= view.to;
      at = inside ? Math.min(view.to, Math.max(view.from, at + by * step)) : view.from + (view.to - view.from) / 2;
      const { head, rows } = Charts.at(chart, Math.round(at / 60) * 60);
      said.textContent = head + ": " + rows.map((r) => r.join(" ").trim()).join(", ");
      const { left, right } = Charts.grid(chart, box.clientWidth, false), instance = Plots.drawn.get(box);
      if (instance) instance.dispatchAction({ type: "showTip", x: left + (at - view.from) / (view.to - view.from) * (box.clientWidth - left - right), y: 60 });
    };
  }

  function keyboard(box) {
    box.tabIndex = 0;
    box.setAttribute("aria-keyshortcuts", "+ - 0 ArrowLeft ArrowRight Shift+ArrowLeft Shift+ArrowRight");
    const read = Charts.isAlong(data.charts[box.dataset.chart]) ? reader(box) : () => {};
    const acts = {
      "+": () => Plots.zoom(0.5), "=": () => Plots.zoom(0.5), "-": () => Plots.zoom(2), "0": () => Plots.show(Plots.whole.from, Plots.whole.to),
      "ArrowLeft": (e) => e.shiftKey ? Plots.move(-0.25) : read(-1), "ArrowRight": (e) => e.shiftKey ? Plots.move(0.25) : read(1),
    };
    box.addEventListener("keydown", (e) => {
      if (!acts[e.key] || e.ctrlKey || e.altKey || e.metaKey) return;
      e.preventDefault();
      acts[e.key](e);
    });
  }

  // bar is the buttons that choose a time, one for each window, and those that zoom and move.
  function bar(group) {
    const ranges = [...group.querySelectorAll("button[data-from]")];
    ranges.forEach((b) => b.addEventListener("click", () => Plots.show(Number(b.dataset.from), Number(b.dataset.to))));
    const button = (text, label, act) => {
      const b = put(group, "button", text);
      b.type = "button";
      b.setAttribute("aria-label", label);
      b.addEventListener("click", act);
    };
    button("+", "Zoom in", () => Plots.zoom(0.5));
    button("−", "Zoom out", () => Plots.zoom(2));
    button("◂", "Earlier", () => Plots.move(-0.5));
    button("▸", "Later", () => Plots.move(0.5));
    const said = put(group, "span", undefined, "shown");
    said.setAttribute("role", "status");
    const tell = (view) => {
      ranges.forEach((b) => b.setAttribute("aria-pressed", String(Number(b.dataset.from) === view.from && Number(b.dataset.to) === view.to)));
      said.textContent = Say.clock(view.from) + " – " + Say.clock(view.to);
    };
    Plots.onShow(tell);
    put(group.parentElement, "p", keys, "note");
    group.after(group.parentElement.lastChild);
  }

  function start() {
    Plots.boxes.filter((b) => Plots.isClock(b) && !Plots.isSmall(b)).forEach((b) => { brush(b); keyboard(b); });
    document.querySelectorAll(".range").forEach(bar);
  }
  return { start };
})();
