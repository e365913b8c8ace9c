package picture_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/picture"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/scenario"
)

// drawn is a chart and where it is from.
type drawn struct {
	chart.Chart
	chart.Setting
}

// chartsOf are all charts of a scenario: of its first strategy, and of all of them side by side.
func chartsOf(t *testing.T, name, text string, replications int) []drawn {
	t.Helper()
	doc, err := scenario.Load(name+scenarios.Extension, []byte(text))
	require.NoError(t, err)
	var plans []*plan.Plan
	for _, strategy := range doc.StrategyNames() {
		plan, err := doc.Plan(strategy)
		require.NoError(t, err)
		plan.Replications = replications
		plans = append(plans, plan)
	}
	leaves, err := doc.Leaves(plans[0].Strategy)
	require.NoError(t, err)
	result, err := experiment.Compare(context.Background(), plans, experiment.Options{})
	require.NoError(t, err)
	var list []drawn
	d := report.New(result.Results[0], leaves, "0.1.0")
	for _, c := range chart.Of(d) {
		list = append(list, drawn{c, chart.SettingOf(d)})
	}
	if len(plans) > 1 {
		both := report.NewComparison(result, leaves, "run", "0.1.0")
		for _, c := range chart.Alone(both) {
			list = append(list, drawn{c, chart.SettingOfComparison(both)})
		}
	}
	require.NotEmpty(t, list)
	return list
}

func (d drawn) as(t *testing.T, format string) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, picture.Write(&b, d.Chart, d.Setting, format))
	return b.Bytes()
}

// TestTheLibraryIsDrawn: every chart of every scenario of the library, in both formats. A PNG takes a quarter of a second to
// write and read: the small form of the test draws one of every third kind of chart, the day's first, because it has most on it, and one SVG of every kind.
func TestTheLibraryIsDrawn(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range slices.Backward(scenarios.Names()) {
		t.Run(name, func(t *testing.T) {
			for _, d := range libraryCharts(t, name) {
				kind, _, _ := strings.Cut(d.ID, "-under-")
				if effort.IsLong() || !seen[kind] && len(seen)%3 == 0 {
					isPicture(t, d)
				}
				if effort.IsLong() || !seen[kind] {
					isGraphic(t, d)
				}
				seen[kind] = true
			}
		})
	}
	require.Greater(t, len(seen), 10)
}

// libraryCharts are the charts of a scenario of the library: from its recorded documents where there are both, which saves
// simulating them.
func libraryCharts(t *testing.T, name string) (list []drawn) {
	t.Helper()
	results := filepath.Join("..", "..", "results", name)
	text, err := os.ReadFile(filepath.Join(results, "comparison.json"))
	if errors.Is(err, fs.ErrNotExist) {
		text, ok := scenarios.Text(name)
		require.True(t, ok)
		return chartsOf(t, name, string(text), 2)
	}
	both, err := report.ComparisonAgain(text)
	require.NoError(t, err)
	for _, c := range chart.Alone(both) {
		list = append(list, drawn{c, chart.SettingOfComparison(both)})
	}
	text, err = os.ReadFile(filepath.Join(results, "report.json"))
	require.NoError(t, err)
	d, err := report.DocumentAgain(text)
	require.NoError(t, err)
	for _, c := range chart.Of(d) {
		list = append(list, drawn{c, chart.SettingOf(d)})
	}
	return list
}

// isPicture holds that a PNG is twice 1200 pixels wide, higher than its words, and not blank.
func isPicture(t *testing.T, d drawn) {
	img, err := png.Decode(bytes.NewReader(d.as(t, "png")))
	require.NoError(t, err, d.ID)
	require.Equal(t, 2400, img.Bounds().Dx(), d.ID)
	require.Greater(t, img.Bounds().Dy(), 350, d.ID)
	seen := coloursOf(img)
	for _, m := range d.Marks {
		if m.Shape == chart.Interval || m.Shape == chart.Lane {
			require.True(t, seen[lightOf(m.Tone)], "%s: nothing has the colour of %s", d.ID, m.Tone)
		}
	}
	require.Greater(t, len(seen), 20, d.ID)
}

func coloursOf(img image.Image) map[color.RGBA]bool {
	seen := map[color.RGBA]bool{}
	for y := 0; y < img.Bounds().Dy(); y += 2 {
		for x := 0; x < img.Bounds().Dx(); x += 2 {
			r, g, b, _ := img.At(x, y).RGBA()
			seen[color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 255}] = true
		}
	}
	return seen
}

func lightOf(tone chart.Tone) color.RGBA {
	c := color.RGBA{A: 255}
	hex := chart.Palette[tone].Light
	for i, to := range []*uint8{&c.R, &c.G, &c.B} {
		high, low := strings.IndexByte("0123456789abcdef", hex[1+2*i]), strings.IndexByte("0123456789abcdef", hex[2+2*i])
		*to = uint8(16*high + low)
	}
	return c
}

// isGraphic holds that an SVG is well-formed, has nothing in it but shapes and words, and says what the chart says.
func isGraphic(t *testing.T, d drawn) {
	words := wordsIn(t, d.as(t, "svg"))
	require.Equal(t, d.Title, words[0], "%s: who is read to is told the title", d.ID)
	all := strings.Join(strings.Fields(strings.Join(words[1:], " ")), " ")
	require.Contains(t, all, strings.Join(strings.Fields(d.Title), " "), d.ID)
	require.Contains(t, all, strings.Join(strings.Fields(d.Source), " "), d.ID)
}

// wordsIn are the texts of an SVG, in their order.
func wordsIn(t *testing.T, svg []byte) []string {
	t.Helper()
	var words []string
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return words
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			require.Contains(t, []string{"svg", "title", "g", "path", "text"}, token.Name.Local)
			for _, a := range token.Attr {
				require.NotContains(t, []string{"href", "onload", "onclick"}, a.Name.Local)
			}
		case xml.CharData:
			if text := strings.TrimSpace(string(token)); text != "" {
				words = append(words, text)
			}
		}
	}
}

func TestTheSameChartIsTheSameBytes(t *testing.T) {
	text, _ := scenarios.Text("first-steps")
	first, second := chartsOf(t, "first-steps", string(text), 3), chartsOf(t, "first-steps", string(text), 3)
	for i := range first {
		for _, format := range picture.Formats() {
			if format == "png" && i%8 > 0 && !effort.IsLong() {
				continue // a PNG takes long to write
			}
			require.Equal(t, first[i].as(t, format), second[i].as(t, format), "%s as %s", first[i].ID, format)
		}
	}
}

// TestTheShownPicture holds the picture in the README to the results beside it. `.ci/renew` draws it again.
func TestTheShownPicture(t *testing.T) {
	results := filepath.Join("..", "..", "results", "uk-2023-06-25")
	text, err := os.ReadFile(filepath.Join(results, "report.json"))
	require.NoError(t, err)
	d, err := report.DocumentAgain(text)
	require.NoError(t, err)
	at := slices.IndexFunc(chart.Of(d), func(c chart.Chart) bool { return c.ID == "calls" })
	want, err := os.ReadFile(filepath.Join(results, "calls.svg"))
	require.NoError(t, err)
	require.True(t, bytes.Equal(want, drawn{chart.Of(d)[at], chart.SettingOf(d)}.as(t, "svg")), "it is drawn otherwise now; see the comment of this test")
	require.Less(t, len(want), 200_000)
}

func TestAnUnknownFormat(t *testing.T) {
	require.EqualError(t, picture.Write(io.Discard, chart.Chart{}, chart.Setting{}, "gif"), `a picture cannot be written as "gif": give one of [png svg]`)
}
