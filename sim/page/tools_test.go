package page_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// saves are the names of the files that a click on every button of a chart gives, and what is in them.
func (b *browser) saves(chart string) map[string]string {
	b.t.Helper()
	evaluate[bool](b, `(() => {
		window.saved = {};
		const blobs = {}, make = URL.createObjectURL;
		URL.createObjectURL = (blob) => { const a = make(blob); blobs[a] = blob; return a; };
		HTMLAnchorElement.prototype.click = function () { blobs[this.href].text().then((t) => { window.saved[this.download] = t; }); };
		document.querySelectorAll("#chart-`+chart+` [data-save]").forEach((s) => s.click());
		return true;
	})()`)
	b.until(`Object.keys(window.saved).length === 3`)
	return evaluate[map[string]string](b, `window.saved`)
}

// TestSaveAChart: its picture with its title and its source, and its figures, which are those of the document.
func TestSaveAChart(t *testing.T) {
	c, err := theDay()
	require.NoError(t, err)
	b := open(t, saved(t, dayPage(t)), 1280, 900)
	b.drawn("calls")
	files := b.saves("calls")
	require.True(t, strings.HasPrefix(files["uk-2023-06-25-calls.png"], "\ufffdPNG"), "a picture")
	svg := files["uk-2023-06-25-calls.svg"]
	for _, words := range []string{"<title>From 07:33 to", "nines " + c.Version, "abandoned", "calls a minute"} {
		require.Contains(t, svg, words)
	}
	rows, err := csv.NewReader(strings.NewReader(files["uk-2023-06-25-calls.csv"])).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 1+24*60)
	require.Equal(t, []string{"seconds since the start", "clock", "connected", "refused"}, rows[0][:4])
	require.Equal(t, []string{"27180", "2023-06-25 07:33"}, rows[1+453][:2])
	lanes := b.saves("lanes")["uk-2023-06-25-lanes.csv"]
	require.Contains(t, lanes, "bad-config,bad-config,")
	b.isContent()
}

// TestSavedTextIsNoFormula: a spreadsheet that opens the figures runs no name as a formula.
func TestSavedTextIsNoFormula(t *testing.T) {
	d := document(t, "first-steps", 3)
	for i := range d.Ledger {
		d.Ledger[i].Cause = `@SUM(1+1),"x"`
	}
	b := open(t, saved(t, write(t, d)), 1280, 900)
	b.drawn("causes")
	require.Contains(t, b.saves("causes")["first-steps-causes.csv"], `"'@SUM(1+1),""x"""`)
	b.isContent()
}

// TestZoom: by a drag, by the wheel with Ctrl, by keys and by buttons, one chart by the clock narrows all.
func TestZoom(t *testing.T) {
	b := open(t, saved(t, dayPage(t)), 1280, 900)
	b.unfold()
	b.drawn("calls")
	view := func() [2]int { return evaluate[[2]int](b, `[Plots.view().from, Plots.view().to]`) }
	shown := func() [2]float64 {
		return evaluate[[2]float64](b, `(() => { const x = Plots.drawn.get(document.querySelector("#chart-platforms .plot")).getOption().xAxis[0]; return [x.min, x.max]; })()`)
	}
	b.drawn("platforms")
	whole := [2]int{0, 86400}
	require.Equal(t, whole, view())
	drag := `(() => {
		const box = document.querySelector("#chart-calls .plot"), at = box.getBoundingClientRect();
		const send = (to, kind, x) => to.dispatchEvent(new PointerEvent(kind, { bubbles: true, button: 0, pointerType: "mouse", clientX: at.left + x, clientY: at.top + 80 }));
		const place = (s) => 58 + s / 86400 * (box.clientWidth - 84);
		send(box, "pointerdown", place(21600)); send(box, "pointermove", place(30000)); send(box, "pointerup", place(36000));
		return document.querySelectorAll(".brush").length;
	})()`
	require.Zero(t, evaluate[int](b, drag))
	require.Equal(t, [2]int{21600, 36000}, view())
	b.until(`Plots.drawn.get(document.querySelector("#chart-platforms .plot")).getOption().xAxis[0].min === 21600`)
	require.Equal(t, [2]float64{21600, 36000}, shown(), "another chart shows the same time")
	b.do(chromedp.Focus(chromedp.CSS("#chart-calls .plot")), chromedp.KeyEvent("+"))
	require.Equal(t, [2]int{25200, 32400}, view())
	evaluate[bool](b, `document.querySelector("#chart-calls .plot").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", shiftKey: true }))`)
	require.Equal(t, [2]int{27000, 34200}, view())
	b.do(chromedp.KeyEvent("0"))
	require.Equal(t, whole, view())
	evaluate[bool](b, `document.querySelector("#chart-calls .plot").dispatchEvent(new WheelEvent("wheel", { deltaY: -1, ctrlKey: true, clientX: 600, cancelable: true }))`)
	require.NotEqual(t, whole, view())
	b.do(chromedp.Click(chromedp.CSS(`.range button[data-from="0"]`)))
	require.Equal(t, whole, view())
	b.do(chromedp.Click(chromedp.CSS(`.range button[aria-label="Zoom in"]`)))
	require.Equal(t, [2]int{21600, 64800}, view())
	evaluate[bool](b, `document.querySelector("#chart-calls .plot").dispatchEvent(new WheelEvent("wheel", { deltaY: -1, clientX: 600, cancelable: true }))`)
	require.Equal(t, [2]int{21600, 64800}, view(), "the wheel alone scrolls the page")
	b.isContent()
}

// TestTooltip names what is there, and nothing that is not; and the arrow keys read it out.
func TestTooltip(t *testing.T) {
	b := open(t, saved(t, dayPage(t)), 1280, 900)
	b.drawn("calls")
	names := func(second string) string {
		return evaluate[string](b, `Charts.at(Say.data.charts.calls, `+second+`).rows.map((r) => r[0]).join("; ")`)
	}
	require.Equal(t, "connected; abandoned-at-handover; made, nine in ten; made", names("3600"), "nobody was refused in the night")
	require.Contains(t, names("8 * 3600"), "refused")
	require.NotContains(t, names("8 * 3600"), "cut-in-handling")
	require.Zero(t, evaluate[int](b, `(() => { let zeros = 0; for (const c of Object.values(Say.data.charts)) if (Charts.isAlong(c)) for (let s = 0; s < 86400; s += 600) zeros += Charts.at(c, s).rows.filter((r) => r[1] === "0" || r[1] === "0 %" || r[1] === "–").length; return zeros; })()`))
	b.do(chromedp.Focus(chromedp.CSS("#chart-calls .plot")))
	evaluate[bool](b, `document.querySelector("#chart-calls .plot").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }))`)
	reading := evaluate[string](b, `document.querySelector("#chart-calls .reading").textContent`)
	require.Regexp(t, `^12:00: connected \d+\.?\d*, .*made \d+`, reading)
	b.isContent()
}

// TestACauseInTheChart: a cause chosen is drawn alone, minute by minute, and its minutes are the document's.
func TestACauseInTheChart(t *testing.T) {
	b := open(t, saved(t, dayPage(t)), 1280, 900)
	b.drawn("causes")
	b.do(chromedp.Click(chromedp.CSS(`button[data-cause="switch-to-backup.wrong"]`)))
	chart := `Plots.chartOf(document.querySelector("#chart-causes .plot"))`
	require.Equal(t, []string{"switch-to-backup.wrong"}, evaluate[[]string](b, chart+`.marks.map((m) => m.name)`))
	require.InDelta(t, evaluate[float64](b, `Say.data.causes.find((c) => c.cause === "switch-to-backup.wrong").calls`),
		evaluate[float64](b, chart+`.marks[0].y.reduce((a, b) => a + b)`), 1)
	require.Equal(t, 60, evaluate[int](b, chart+`.marks[0].step.s`))
	require.Equal(t, "switch-to-backup.wrong", evaluate[string](b, `document.querySelector("#chart-causes .legend").textContent`))
	b.do(chromedp.Click(chromedp.CSS(`#cause-minutes button`)))
	require.Greater(t, evaluate[int](b, chart+`.marks.length`), 5)
	b.isContent()
}
