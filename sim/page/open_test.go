package page_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// saved is a page as a file.
func saved(t *testing.T, html string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.html")
	require.NoError(t, os.WriteFile(path, []byte(html), 0o644))
	return path
}

// drawn waits until a chart has been drawn, and says how many colours are in it: one that is blank has one.
func (b *browser) drawn(chart string) int {
	b.t.Helper()
	b.do(chromedp.ScrollIntoView(chromedp.CSS("#chart-" + chart)))
	b.until(`!!document.querySelector("#chart-` + chart + ` canvas")`)
	return evaluate[int](b, `(() => {
		const c = document.querySelector("#chart-`+chart+` canvas");
		const pixels = new Uint32Array(c.getContext("2d").getImageData(0, 0, c.width, c.height).data.buffer);
		return new Set(pixels).size;
	})()`)
}

// unfold opens the charts for engineers: what is folded away is not drawn again when the time in view changes.
func (b *browser) unfold() {
	b.t.Helper()
	evaluate[bool](b, `(() => { document.querySelectorAll("details.charts").forEach((d) => { d.open = true; }); return true; })()`)
}

// TestOpenInABrowser does what a planner does: opens the file, looks at the charts, goes from a cause to its minutes, to a
// window, and through the day.
func TestOpenInABrowser(t *testing.T) {
	b := open(t, saved(t, dayPage(t)), 1280, 900)
	require.Zero(t, evaluate[int](b, `[...document.querySelectorAll("#waits canvas")].length`), "charts for engineers are folded away")
	b.unfold()
	for _, chart := range []string{"lanes", "calls", "queue", "agents", "by-service", "causes", "recovery", "answers", "delays", "difference-callers-affected", "restored-by-strategy"} {
		require.Greater(t, b.drawn(chart), 8, chart)
	}
	require.Equal(t, 12, evaluate[int](b, `document.querySelectorAll(".multiples .plot").length`))

	b.do(chromedp.Click(chromedp.CSS(`button[data-cause="switch-to-backup.wrong"]`)))
	panel := evaluate[string](b, `document.getElementById("cause-minutes").innerText`)
	require.Contains(t, panel, "switch-to-backup.wrong: 9,037 calls lost, 59 % of all")
	require.Contains(t, panel, "from 07:27 to 08:50")
	require.Contains(t, panel, "07:33")
	require.Equal(t, "true", evaluate[string](b, `document.querySelector('button[data-cause="switch-to-backup.wrong"]').getAttribute("aria-pressed")`))
	require.Equal(t, "cause-minutes", evaluate[string](b, `document.activeElement.id`), "who listens is taken there")
	b.do(chromedp.Click(chromedp.CSS(`#cause-minutes button`)))
	require.True(t, evaluate[bool](b, `document.getElementById("cause-minutes").hidden`))

	b.do(chromedp.Click(chromedp.CSS(`button[data-from="27180"]`)))
	require.Equal(t, "total-loss", evaluate[string](b, `document.querySelector("button[data-from][aria-pressed=true]").textContent`))

	b.until(`!document.getElementById("playback").hidden && document.querySelector('[data-side="right"] .said-now').textContent !== ""`)
	require.Equal(t, "06:24", evaluate[string](b, `document.querySelector("#playback output").textContent`), "begins with the trouble")
	evaluate[bool](b, `(() => { const i = document.querySelector("#playback input"); i.value = 480; return i.dispatchEvent(new Event("input")); })()`)
	require.Equal(t, "08:00", evaluate[string](b, `document.querySelector("#playback output").textContent`))
	require.Contains(t, evaluate[string](b, `document.querySelector('[data-side="left"] .said-now').textContent`), "it is noticed that it went wrong")
	require.Contains(t, evaluate[string](b, `document.querySelector('[data-side="right"] .said-now').textContent`), "people decide what to do", "the other strategy, at the same time")
	require.Regexp(t, `^\d+ lost a minute$`, evaluate[string](b, `document.querySelector('[data-side="left"] [data-live="primary.lost"]').textContent`))
	b.isContent()
}

// TestOpenOnAPhone: nothing is wider than the screen.
func TestOpenOnAPhone(t *testing.T) {
	b := open(t, saved(t, write(t, document(t, "first-steps", 5))), 400, 800)
	require.Greater(t, b.drawn("calls"), 8)
	require.Equal(t, 400, evaluate[int](b, `document.documentElement.scrollWidth`))
	evaluate[bool](b, `(() => { document.querySelectorAll("details").forEach((d) => { d.open = true; }); return true; })()`)
	require.Equal(t, 400, evaluate[int](b, `document.documentElement.scrollWidth`), "nor with everything open")
	b.isContent()
	b = open(t, saved(t, dayPage(t)), 400, 800)
	require.Equal(t, 400, evaluate[int](b, `document.documentElement.scrollWidth`), "nor with a dozen strategies")
}

// TestKeyboard: everything that can be done is reached by the keyboard, and every drawing has a name.
func TestKeyboard(t *testing.T) {
	b := open(t, saved(t, dayPage(t)), 1280, 900)
	require.Zero(t, evaluate[int](b, `[...document.querySelectorAll("[role=img], [role=region], [role=group]")].filter((e) => !e.getAttribute("aria-label")).length`))
	require.Zero(t, evaluate[int](b, `[...document.querySelectorAll("input, select")].filter((e) => !e.labels.length).length`))
	require.Zero(t, evaluate[int](b, `[...document.querySelectorAll("button, input, select, a[href], summary, .scroll")].filter((e) => e.tabIndex < 0).length`))
	require.Empty(t, evaluate[[]string](b, `(() => {
		const list = [];
		let last = 1;
		for (const h of document.querySelectorAll("main h1, main h2, main h3, main h4")) { const l = Number(h.tagName[1]); if (l > last + 1 && !h.closest(".board")) list.push(h.textContent); last = l; }
		return list;
	})()`), "no level of headings is left out")
	require.Equal(t, "en", evaluate[string](b, `document.documentElement.lang`))
	b.do(chromedp.Focus(chromedp.CSS(`button[data-cause="bad-config"]`)), chromedp.KeyEvent("\r"))
	require.Contains(t, evaluate[string](b, `document.getElementById("cause-minutes").innerText`), "Consoles restart as calls reach them: ")
	b.isContent()
}

// TestHarmlessInABrowser: names that are out to do harm do none.
func TestHarmlessInABrowser(t *testing.T) {
	b := open(t, saved(t, write(t, hostile(t))), 1280, 900)
	require.Greater(t, b.drawn("causes"), 8)
	b.do(chromedp.Click(chromedp.CSS(`button[data-cause]`)))
	require.Equal(t, "undefined", evaluate[string](b, `typeof window.harmed`))
	require.Equal(t, 3, evaluate[int](b, `document.scripts.length`))
	b.isContent()
}
