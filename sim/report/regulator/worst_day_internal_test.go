package regulator

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
)

// TestTheWorstDayMayBeAnyAlsoTheLast: wherever the loss lies, the worst 24 hours hold it, by minutes and by longer steps, also
// in a run that does not end on a quarter of an hour.
func TestTheWorstDayMayBeAnyAlsoTheLast(t *testing.T) {
	for _, step := range []int{1, 5, 15} {
		for _, minutes := range []int{1440 + 60, 1440 + 70, 2*1440 + 10} {
			steps := (minutes + step - 1) / step
			for _, at := range []int{0, steps / 2, steps - 1} {
				d := &report.Document{StepS: 60 * step, Windows: []report.Window{{Outcomes: []report.Outcome{{Name: "refused"}}}}}
				offered, refused := make([]report.Number, steps), make([]report.Number, steps)
				for i := range offered {
					offered[i] = 1
				}
				refused[at] = 1
				d.Series = []report.Series{{Name: "calls.offered", Values: offered}, {Name: "calls.refused", Values: refused}}
				d.Scenario.Start, d.Scenario.End = "2024-05-01T00:00:00Z", clockAfter(minutes)
				worst := worstDay(d)
				require.True(t, worst <= at*step && at*step < worst+report.Day, "a loss at %d of %d, in steps of %d: %d", at*step, minutes, step, worst)
			}
		}
	}
}

// clockAfter is when a run of so many minutes ends.
func clockAfter(minutes int) string {
	return time.Date(2024, 5, 1, 0, minutes, 0, 0, time.UTC).Format(time.RFC3339)
}
