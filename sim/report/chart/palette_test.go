package chart_test

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency"
	"nines/sim/report/chart"
)

func TestPaletteHasEveryOutcomeOfALoss(t *testing.T) {
	for o := range emergency.Outcomes {
		if o.Unconnected() {
			require.Contains(t, chart.Palette, chart.Tone(o.String()))
		}
	}
}

func TestColoursAreColours(t *testing.T) {
	hex := regexp.MustCompile(`^#[0-9a-f]{6}$`)
	for tone, c := range chart.Palette {
		require.Regexp(t, hex, c.Light, tone)
		require.Regexp(t, hex, c.Dark, tone)
	}
}

// together are the tones that meet in one chart.
var together = map[string][]chart.Tone{
	"calls": {"helped", "open", "refused", "abandoned", "abandoned-at-handover", "unanswered", "blocked", "cut-at-answer", "cut-in-handling",
		"cut-on-handover", "misrouted"},
	"platforms": {"first", "second", "third", "fourth"},
	"causes":    {"cause-0", "cause-1", "cause-2", "cause-3", "cause-4", "cause-5", "cause-6", "cause-7"},
	"windows":   {"window-0", "window-1", "window-2", "window-3", "window-4", "window-5", "window-6", "window-7"},
	"heat":      {"heat-0", "heat-1", "heat-2", "heat-3", "heat-4", "heat-5", "heat-6", "cool-1", "cool-2", "cool-3"},
	"lanes":     {"fault", "remedy", "step", "decision", "alarm", "wrong"},
}

// eyes are what people without one of the three kinds of cones see, as matrices on linear RGB: Machado, Oliveira and
// Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency (2009), table 1, severity 1.
var eyes = map[string][3][3]float64{
	"all three":  {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia": {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deutanopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia": {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// TestTheColourBlindTellTonesApart: colours that meet in a chart differ by 11 of the units of CIE 1976 at least, of which
// two or three are just seen, to every kind of eye. Shapes, dashes and names beside them tell them apart as well.
func TestTheColourBlindTellTonesApart(t *testing.T) {
	for ground, of := range map[string]func(chart.Tone) string{"light": light, "dark": dark} {
		for name, tones := range together {
			for kind, eye := range eyes {
				for i, a := range tones {
					for _, b := range tones[:i] {
						d := distance(lab(seenBy(eye, linear(t, of(a)))), lab(seenBy(eye, linear(t, of(b)))))
						require.GreaterOrEqual(t, d, 11.0, "%s, %s: %s and %s on %s ground", name, kind, a, b, ground)
					}
				}
			}
		}
	}
}

// TestOneColourOneMeaning: in all charts together no two tones have colours that one could take for the same. Only the agents
// of a platform and those of them who are busy share theirs: these are dashed.
func TestOneColourOneMeaning(t *testing.T) {
	paper := []chart.Tone{"ground", "ink", "quiet", "rule", "span"} // no marks of a chart
	for ground, of := range map[string]func(chart.Tone) string{"light": light, "dark": dark} {
		for a := range chart.Palette {
			for b := range chart.Palette {
				meaning := func(tone chart.Tone) string { return strings.TrimSuffix(string(tone), "-busy") }
				if meaning(a) >= meaning(b) || slices.Contains(paper, a) || slices.Contains(paper, b) {
					continue
				}
				require.GreaterOrEqual(t, distance(lab(linear(t, of(a))), lab(linear(t, of(b)))), 8.0, "%s and %s on %s ground", a, b, ground)
			}
		}
	}
}

// TestLinesStandOutFromTheGround: by three to one at least, as the guidelines for accessible content (WCAG 2.2, 1.4.11) ask
// for.
func TestLinesStandOutFromTheGround(t *testing.T) {
	for ground, of := range map[string]func(chart.Tone) string{"light": light, "dark": dark} {
		for _, name := range []string{"platforms", "windows", "lanes"} {
			for _, tone := range together[name] {
				require.GreaterOrEqual(t, contrast(t, of(tone), of("ground")), 3.0, "%s on %s ground", tone, ground)
			}
		}
	}
}

// TestWordsStandOut: all that is written in a page, on paper and on what is washed: by four and a half to one at least
// (WCAG 2.2, 1.4.3). Wrong is the tone of warnings; a button that is pressed has paper on ink.
func TestWordsStandOut(t *testing.T) {
	for mode, of := range map[string]func(chart.Tone) string{"light": light, "dark": dark} {
		for _, tone := range []chart.Tone{"ink", "quiet", "wrong", "link"} {
			for _, behind := range []chart.Tone{"ground", "span"} {
				require.GreaterOrEqual(t, contrast(t, of(tone), of(behind)), 4.5, "%s on %s, %s", tone, behind, mode)
			}
		}
	}
	require.InDelta(t, 21, contrast(t, "#000000", "#ffffff"), 1e-9, "black on white, as WCAG has it")
	require.InDelta(t, 4.54, contrast(t, "#767676", "#ffffff"), 0.005, "the lightest grey that passes")
}

func light(tone chart.Tone) string { return chart.Palette[tone].Light }
func dark(tone chart.Tone) string  { return chart.Palette[tone].Dark }

// linear is a colour as amounts of light.
func linear(t *testing.T, hex string) (rgb [3]float64) {
	var of [3]uint8
	_, err := fmt.Sscanf(hex, "#%02x%02x%02x", &of[0], &of[1], &of[2])
	require.NoError(t, err, hex)
	for i, v := range of {
		rgb[i] = math.Pow((float64(v)/255+0.055)/1.055, 2.4)
		if v <= 10 {
			rgb[i] = float64(v) / 255 / 12.92
		}
	}
	return rgb
}

func times(m [3][3]float64, v [3]float64) (product [3]float64) {
	for i := range m {
		for j := range v {
			product[i] += m[i][j] * v[j]
		}
	}
	return product
}

func seenBy(eye [3][3]float64, rgb [3]float64) [3]float64 {
	seen := times(eye, rgb)
	for i := range seen {
		seen[i] = min(max(seen[i], 0), 1)
	}
	return seen
}

// lab are the coordinates of CIE 1976 L*a*b*, under the light of day (D65).
func lab(rgb [3]float64) [3]float64 {
	xyz := times([3][3]float64{{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}, rgb)
	for i, white := range []float64{0.95047, 1, 1.08883} {
		v := xyz[i] / white
		xyz[i] = math.Cbrt(v)
		if v <= 0.008856 {
			xyz[i] = 7.787*v + 16.0/116
		}
	}
	return [3]float64{116*xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])}
}

func distance(a, b [3]float64) float64 {
	return math.Sqrt((a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) + (a[2]-b[2])*(a[2]-b[2]))
}

func luminance(rgb [3]float64) float64 { return 0.2126*rgb[0] + 0.7152*rgb[1] + 0.0722*rgb[2] }

func contrast(t *testing.T, a, b string) float64 {
	one, other := luminance(linear(t, a)), luminance(linear(t, b))
	return (max(one, other) + 0.05) / (min(one, other) + 0.05)
}
