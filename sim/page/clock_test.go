package page

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
)

// TestClockOverAChange: the night on which clocks are put on, and the one on which they are put back.
func TestClockOverAChange(t *testing.T) {
	for start, shift := range map[string][2]int64{
		"2024-03-31T00:00:00Z":      {3600, 3600},
		"2024-10-27T00:00:00+01:00": {2 * 3600, -3600},
		"2024-03-31T00:07:00Z":      {53 * 60, 3600},
	} {
		d := &report.Document{Scenario: report.Subject{Start: start, End: "2024-11-30T00:00:00Z", Zone: "Europe/London"}}
		c := clockOf(d)
		require.Equal(t, shift, c.Shifts[0], start)
		require.Less(t, c.Base%86400, int64(600), "just after midnight by the clock")
	}
}
