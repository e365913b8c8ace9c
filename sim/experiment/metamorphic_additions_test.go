package experiment_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/measure"
)

// What a scenario gains without its mattering to anybody moves no number that was there before, to the bit: a study can
// grow, and its first results stand.

// additions are pieces of text, each with where it goes and the names that come with it.
var additions = []struct {
	what, before, text string
	brings             []string
}{
	{
		"a strategy", "  do-nothing: {title",
		"  more: {title: A larger queue, world.platforms.backup.queue: 99 calls, trouble.restarts: none}\n", nil,
	}, {
		"a fault that touches nobody", "  restarts:\n",
		"  unused: {on: platforms.backup, at: 00:00, delay: 30m, for: 10m, kind: slow, what: handling, times: 9}\n",
		[]string{"trouble.unused.", "at.unused."},
	}, {
		"a fault that comes by chance, and does not", "  restarts:\n",
		"  rare: {on: platforms.primary, at: 00:00, delay: 1h, for: 1h, kind: down, tone: busy, chance: 0.01%}\n",
		[]string{"trouble.rare.", "at.rare."},
	}, {
		"a window", "  replications: 6\n",
		"  windows: {late: 04:00-05:30}\n", []string{"late"},
	}, {
		"a monitor that never raises its alarm", "agents-report: {after",
		"monitors: {watch: {watches: cut-rate, on: platforms.primary, every: 1m, over: 5m, above: 99%, at-least: 900 calls, delay: 1m}}, ",
		[]string{"at.watch.", "recovery.detected-by.watch"},
	}, {
		"a remedy that never begins", "study:\n",
		"  remedies: {later: {kind: queue-cap, platform: primary, queue: 50 calls, after: decided, delay: 100h}}\n",
		[]string{"at.later.", "remedies.later."},
	},
}

func TestWhatMattersToNobodyMovesNoNumber(t *testing.T) {
	text := town(t)
	want := numbersOf(t, text, "as-planned", everything)
	for _, a := range additions {
		t.Run(a.what, func(t *testing.T) {
			got := numbersOf(t, replace(t, text, a.before, a.text+a.before), "as-planned", everything)
			shared, own := numbers{}, 0
			for m, values := range got {
				if _, ok := want[m]; ok {
					shared[m] = values
					continue
				}
				require.True(t, slices.ContainsFunc(a.brings, func(name string) bool { return belongsTo(m, name) }), "%+v", m)
				own++
			}
			requireSame(t, want, shared)
			require.Equal(t, len(a.brings) > 0, own > 0)
		})
	}
}

// belongsTo says whether a measure is of a window, or of a thing of the scenario whose measures begin so.
func belongsTo(m measure.Measure, name string) bool {
	return m.Window == name || strings.HasPrefix(m.Name, name)
}
