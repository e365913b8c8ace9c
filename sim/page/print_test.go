package page_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// aSheet is how a PDF of chromium begins each sheet.
var aSheet = regexp.MustCompile(`/Type /Page\b`)

// printed is the page on A4 paper: how many sheets it has, and the text of each. Without pdftotext there is no text.
func (b *browser) printed() (sheets int, texts []string) {
	b.t.Helper()
	yes := true
	paper := run(b, func(ctx context.Context, t *chromedp.Target) ([]byte, error) {
		result, err := cdp.Call(ctx, t, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes})
		return result.Data, err
	}, "print")
	sheets = len(aSheet.FindAll(paper, -1))
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		b.t.Log("there is no pdftotext: the sheets are counted and not read")
		return sheets, nil
	}
	path := filepath.Join(b.t.TempDir(), "report.pdf")
	require.NoError(b.t, os.WriteFile(path, paper, 0o644))
	text, err := exec.Command(reader, "-layout", path, "-").Output()
	require.NoError(b.t, err)
	return sheets, strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
}

// TestPrint: the first sheet stands alone: the question, the answer, every strategy, where the numbers come from, a chart,
// how it recovered, and what to know. No heading stands at the foot of a sheet. Tables have all strategies.
func TestPrint(t *testing.T) {
	c, err := theDay()
	require.NoError(t, err)
	b := open(t, saved(t, dayPage(t)), 1280, 900)
	b.drawn("calls")
	sheets := b.noHeadingAtAFoot(44)
	if sheets == nil {
		return
	}
	require.Greater(t, len(sheets), 10)
	flat := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	first := flat(sheets[0])
	require.Contains(t, first, c.Scenario.Question)
	for _, s := range c.Strategies {
		require.Contains(t, first, strings.Join(strings.Fields(s.Title)[:3], " "), "the beginning of each title")
	}
	for _, words := range []string{"numbers", "simulation noise", "in the whole run one call in", "The longest wait was until"} {
		require.Contains(t, first, words)
	}
	require.Contains(t, flat(sheets[1]), "Playback", "the first sheet is one sheet")
	whole := flat(strings.Join(sheets, " "))
	require.Contains(t, whole, "(continued)")
	require.GreaterOrEqual(t, strings.Count(whole, "do-nothing"), 4)
}

// noHeadingAtAFoot prints the page, on so many sheets at most, and holds that none of them ends with a heading. It returns the
// text of the sheets; nil if it cannot be read.
func (b *browser) noHeadingAtAFoot(most int) []string {
	b.t.Helper()
	headings := map[string]bool{}
	for _, h := range evaluate[[]string](b, `[...document.querySelectorAll("h2, h3, h4, caption, summary")].map((e) => e.textContent.trim().replace(/\s+/g, " "))`) {
		headings[h] = true
	}
	count, sheets := b.printed()
	require.LessOrEqual(b.t, count, most)
	for i, sheet := range sheets {
		lines := strings.Split(strings.TrimSpace(sheet), "\n")
		last := strings.Join(strings.Fields(lines[len(lines)-1]), " ")
		require.False(b.t, headings[last], "sheet %d ends with the heading %q", i+1, last)
	}
	return sheets
}

// TestDark: on dark ground letters and lines are light; on paper they are dark again.
func TestDark(t *testing.T) {
	b := open(t, saved(t, write(t, document(t, "first-steps", 5))), 1280, 900)
	b.do(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}})
		return chromedp.Void{}, err
	})
	require.Greater(t, b.drawn("calls"), 8)
	colours := func() []string {
		return evaluate[[]string](b, `(() => { const o = Plots.drawn.get(document.querySelector("#chart-calls .plot")).getOption(); return [o.xAxis[0].axisLabel.color, getComputedStyle(document.body).backgroundColor]; })()`)
	}
	require.Equal(t, []string{"#a3adb6", "rgb(21, 25, 30)"}, colours())
	evaluate[bool](b, `dispatchEvent(new Event("beforeprint"))`)
	require.Equal(t, "#5b6670", colours()[0])
	evaluate[bool](b, `dispatchEvent(new Event("afterprint"))`)
	b.isContent()
}
