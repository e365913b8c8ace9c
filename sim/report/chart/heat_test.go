package chart

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/report"
	"nines/sim/report/phrase"
)

func heat(values ...[]report.Number) Chart {
	names := []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}
	return Heat(Chart{X: Axis{Names: names[:len(values[0])]}, Y: Axis{Names: names[:len(values)]}}, values, phrase.Count)
}

func stepsOf(c Chart) (names []string, tones []Tone) {
	for _, m := range c.Marks {
		names, tones = append(names, m.Name), append(tones, m.Tone)
	}
	return names, tones
}

// TestHeatHasRoundSteps: a reader can say in round numbers what a colour stands for.
func TestHeatHasRoundSteps(t *testing.T) {
	for _, c := range []struct {
		values []report.Number
		names  []string
		tones  []Tone
	}{
		{[]report.Number{0, 3000, 11_000}, []string{"0", "0 to 2,000", "2,000 to 4,000", "4,000 to 6,000", "6,000 to 8,000", "8,000 to 10,000", "10,000 to 12,000"},
			[]Tone{"heat-0", "heat-1", "heat-2", "heat-3", "heat-4", "heat-5", "heat-6"}},
		{[]report.Number{10_400, 10_900}, []string{"10,400", "10,400 to 10,500", "10,500 to 10,600", "10,600 to 10,700", "10,700 to 10,800", "10,800 to 10,900"},
			[]Tone{"heat-1", "heat-2", "heat-3", "heat-4", "heat-5", "heat-6"}},
		{[]report.Number{-90, 40, 100}, []string{"−100 to −50", "−50 to 0", "0 to 50", "50 to 100"}, []Tone{"cool-2", "cool-1", "heat-1", "heat-2"}},
		{[]report.Number{1, 2, 3, 2000}, []string{"0 to 10", "10 to 30", "30 to 100", "100 to 300", "300 to 1,000", "1,000 to 3,000"},
			[]Tone{"heat-1", "heat-2", "heat-3", "heat-4", "heat-5", "heat-6"}},
		{[]report.Number{0, 0}, []string{"0"}, []Tone{"heat-0"}},
		{[]report.Number{7, 7}, []string{"7"}, []Tone{"heat-1"}},
		{[]report.Number{0, report.Number(math.NaN())}, []string{"0", "no value"}, []Tone{"heat-0", "open"}},
	} {
		names, tones := stepsOf(heat(c.values))
		require.Equal(t, c.names, names, "%v", c.values)
		require.Equal(t, c.tones, tones, "%v", c.values)
	}
}

func TestHeatSaysItsCells(t *testing.T) {
	c := heat([]report.Number{0, 5}, []report.Number{report.Number(math.NaN()), 10})
	require.Equal(t, Names, c.X.Scale)
	last := c.Marks[len(c.Marks)-1]
	require.Equal(t, []string{"b, a: no value"}, last.Words)
	require.Equal(t, []report.Number{0}, last.X)
	require.Equal(t, []report.Number{1}, last.Y)
}

// TestHeatHasEveryCellOnce: every value is in the step that its legend says, steps follow each other without a gap, and no
// colour stands for two of them.
func TestHeatHasEveryCellOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		scale := rapid.SampledFrom([]float64{1e-3, 1, 1e4}).Draw(t, "scale")
		wide, tall := rapid.IntRange(1, 8).Draw(t, "wide"), rapid.IntRange(1, 8).Draw(t, "tall")
		values := make([][]report.Number, tall)
		for y := range values {
			for range wide {
				v := rapid.SampledFrom([]float64{math.NaN(), 0, 1, 2, -1, 1e-4, 300, rapid.Float64Range(-5, 50).Draw(t, "v")}).Draw(t, "value")
				values[y] = append(values[y], report.Number(v*scale))
			}
		}
		steps := heatScale(values, phrase.Count)
		tones := map[Tone]bool{}
		for i, s := range steps {
			require.False(t, tones[s.mark.Tone], "%s is two steps", s.mark.Tone)
			tones[s.mark.Tone] = true
			require.Contains(t, Palette, s.mark.Tone)
			if i > 0 {
				require.Greater(t, s.upTo, steps[i-1].upTo)
			}
		}
		seen := 0
		c := heat(values...)
		for _, m := range c.Marks {
			seen += len(m.X)
			for i := range m.X {
				v := values[int(m.Y[i])][int(m.X[i])]
				require.True(t, v == m.Values[i] || v != v)
				require.Equal(t, math.IsNaN(float64(v)), m.Tone == "open")
				if v > 0 {
					require.NotContains(t, string(m.Tone), "cool")
				}
				if v < 0 {
					require.Contains(t, string(m.Tone), "cool")
				}
			}
		}
		require.Equal(t, wide*tall, seen)
	})
}
