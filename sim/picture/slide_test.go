package picture

import (
	"bytes"
	"encoding/xml"
	"image/png"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/chart"
)

// TestSlides are as large as a screen, whatever is on them, and say what they show.
func TestSlides(t *testing.T) {
	tall := chart.Chart{Title: "Many & more", X: chart.Axis{Scale: chart.Linear}, Y: chart.Axis{Scale: chart.Names}}
	m := chart.Mark{Shape: chart.Interval, Tone: "lost"}
	for i := range 60 {
		v := report.Number(i)
		tall.Y.Names = append(tall.Y.Names, "a strategy")
		m.X, m.Y, m.Low, m.High, m.Words = append(m.X, v), append(m.Y, v), append(m.Low, v), append(m.High, v+1), append(m.Words, "")
	}
	tall.Marks = []chart.Mark{m}
	for name, draw := range map[string]func(to io.Writer, format string) error{
		"chart": func(to io.Writer, format string) error { return WriteSlide(to, tall, chart.Setting{}, format) },
		"words": func(to io.Writer, format string) error {
			return WriteWords(to, Words{Title: "Many & more", Lines: []string{"One \x1b line"}, Small: []string{"small"}}, chart.Setting{Source: "from here"}, format)
		},
	} {
		var out bytes.Buffer
		require.NoError(t, draw(&out, "png"), name)
		about, err := png.DecodeConfig(&out)
		require.NoError(t, err, name)
		require.Equal(t, []int{1920, 1080}, []int{about.Width, about.Height}, name)
		out.Reset()
		require.NoError(t, draw(&out, "svg"), name)
		require.Contains(t, out.String(), "<title>Many &amp; more</title>", name)
		require.NoError(t, xml.Unmarshal(out.Bytes(), new(struct{})), name)
		require.ErrorContains(t, draw(&out, "gif"), "png", name)
	}
}
