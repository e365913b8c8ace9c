package identity

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var outage = Place{Strategy: "as-happened", Window: "outage", Group: Group{byKind, "everybody"}}

func figure(name string, low, high float64) Figure { return Figure{name, outage, low, high} }

func of(f Figure, window string, g Group) Figure {
	f.Place.Window, f.Place.Group = window, g
	return f
}

// TestContradictions are one for each way to reason: over a sum, a part, a quotient, several steps, windows and groups.
func TestContradictions(t *testing.T) {
	police, fire := Group{"service", "police"}, Group{"service", "fire"}
	lost, made := figure("calls.unconnected", 130, 140), figure("calls.offered", 990, 1010)
	for name, figures := range map[string][]Figure{
		"one of the outcomes":     {lost, figure("calls.refused", 396, 404)},
		"some of the outcomes":    {lost, figure("calls.refused", 80, 90), figure("calls.blocked", 80, 90)},
		"over a hidden count":     {made, figure("calls.refused", 600, 610), figure("calls.blocked", 600, 610)},
		"a share":                 {made, lost, figure("calls.unconnected-share", 0.49, 0.51)},
		"a share of a part":       {figure("calls.seen", 100, 110), figure("answer.within-target", 0.9, 1), figure("calls.answered", 50, 60)},
		"too few to make it up":   {figure("callers.never-connected", 100, 110), figure("callers.without-help", 10, 20), figure("callers.diverted", 10, 20)},
		"calls per caller":        {made, figure("callers.calling", 100, 110), figure("calls.per-caller", 1.2, 1.3)},
		"a window and the run":    {of(lost, wholeRun, outage.Group), figure("calls.unconnected", 150, 160)},
		"groups that add up":      {of(lost, "outage", Group{}), of(lost, "outage", police), of(figure("calls.unconnected", 20, 30), "outage", fire)},
		"a group and everybody":   {lost, of(figure("calls.unconnected", 150, 160), "outage", police)},
		"the same":                {lost, figure("calls.unconnected", 150, 160)},
		"quantiles":               {figure("answer.p95", 10, 12), figure("answer.median", 20, 30)},
		"a line with a star":      {figure("platforms.hall.agents.mean", 9, 11), figure("platforms.hall.busy.mean", 8, 9), figure("platforms.hall.occupancy", 0.1, 0.2)},
		"callers without a call":  {lost, figure("callers.in-vain", 0, 0), figure("callers.affected", 150, 160)},
		"nearly all have ended":   {made, figure("calls.connected", 100, 110), lost},
		"first calls and redials": {lost, figure("first-calls.ended", 500, 510), figure("first-calls.unconnected-share", 0.5, 0.6)},
	} {
		for i := range figures {
			list := append(append([]Figure{}, figures[i:]...), figures[:i]...) // whatever the order, one of them is wrong
			found := Check(list)
			if name == "nearly all have ended" { // accidental calls make up the difference
				require.Empty(t, found, name)
				continue
			}
			require.Len(t, found, 1, name)
			require.Len(t, found[0].Others, len(list)-1, "%s: the others are named", name)
			require.NotContains(t, found[0].Others, found[0].Figure, name)
		}
	}
}

// TestDaysThatCanBe: figures with tolerances around one possible day never contradict each other.
func TestDaysThatCanBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count := func(name string) float64 { return float64(rapid.IntRange(0, 1000).Draw(t, name)) }
		day := map[string]float64{}
		lost := 0.0
		for _, s := range sums {
			if s.whole != "calls.unconnected" || len(s.parts) < 5 {
				continue
			}
			for _, p := range s.parts {
				day[p] = count(p)
				lost += day[p]
			}
		}
		connected := count("connected")
		day["calls.connected"], day["calls.unconnected"], day["calls.offered"] = connected, lost, connected+lost
		if connected+lost > 0 {
			day["calls.unconnected-share"] = lost / (connected + lost)
		}
		var list []Figure
		for _, name := range rapid.Permutation(sortedNames(day)).Draw(t, "order") {
			within := rapid.Float64Range(0, 0.2).Draw(t, "within")
			list = append(list, figure(name, day[name]*(1-within), day[name]*(1+within)))
		}
		require.Empty(t, Check(list))
	})
}

func sortedNames(day map[string]float64) (list []string) {
	for _, name := range names {
		if _, isIn := day[name]; isIn {
			list = append(list, name)
		}
	}
	return list
}
