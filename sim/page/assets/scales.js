// The scales of the charts: what stands at which place, and how an axis is labelled.
const Scales = (() => {
  "use strict";
  const { css, colour, day, ticks, tick, duration } = Say;

  const text = () => ({ color: colour("quiet"), fontFamily: css("--font"), fontSize: 12 });
  const lines = () => ({ lineStyle: { color: colour("rule") } });

  // nice is a step of whole minutes or hours for a scale of durations up to the most.
  const nice = (most, room) => [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, day, 7 * day].find((s) => most / s <= Math.max(2, room / 75));

  // interval is the step of a scale of numbers; undefined where any will do.
  function interval(axis, room) {
    if (axis.whole) return room > 450 ? 0.1 : 0.25;
    if (!axis.most) return undefined;
    return axis.most / (axis.most / 10 ** Math.floor(Math.log10(axis.most)) > 2 ? 2 : 4);
  }

  // of is an axis with so much room in pixels. View is the time that is shown, most the largest length of time. Names below
  // the plot leave out some where they would touch.
  function of(axis, view, room, size, most, isBelow) {
    const base = { axisLine: lines(), axisTick: { show: false }, axisLabel: text(), splitLine: { show: true, ...lines() }, nameTextStyle: text(), name: axis.title || "" };
    switch (axis.scale) {
      case "clock": {
        const at = ticks(view.from, view.to, room / 64);
        return { ...base, type: "value", min: view.from, max: view.to, splitLine: { show: false }, axisTick: { show: true, customValues: at, ...lines() }, axisLabel: { ...text(), customValues: at, formatter: tick, hideOverlap: true } };
      }
      case "names":
        if (isBelow) return { ...base, type: "category", data: axis.names, splitLine: { show: false }, axisLabel: { ...text(), hideOverlap: true } };
        return { ...base, type: "category", data: axis.names, inverse: true, splitLine: { show: false }, axisLabel: { ...text(), width: size, overflow: "break", lineHeight: 14, interval: 0 } };
      case "log":
        return { ...base, type: "log", min: 0.1, axisLabel: { ...text(), customValues: [0.1, 1, 10, 60, 600, 3600, 36000], formatter: duration, hideOverlap: true } };
      case "duration":
        return { ...base, type: "value", scale: !!axis.tight, min: axis.tight ? null : 0, interval: nice(most, room), axisLabel: { ...text(), formatter: duration, hideOverlap: true } };
      default:
        return { ...base, type: "value", scale: !!axis.tight, min: axis.whole ? 0 : null, max: axis.whole ? 1 : axis.most || null, interval: interval(axis, room), splitNumber: Math.max(2, Math.round(room / 70)),
          axisLabel: { ...text(), hideOverlap: true, formatter: axis.whole ? (v) => Math.round(v * 100) + " %" : (v) => v.toLocaleString("en-GB") } };
    }
  }
  return { of, text, lines };
})();
