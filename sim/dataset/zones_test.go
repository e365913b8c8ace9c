package dataset

import (
	"encoding/csv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
)

// TestInstantsAreInTheZoneOfTheScenario: CSV has what clocks on a wall show, with the offset of that moment, also when the
// clocks change during the run. Parquet has the same moments in UTC.
func TestInstantsAreInTheZoneOfTheScenario(t *testing.T) {
	for start, want := range map[string]map[int]string{
		"2023-03-26 00:00 Europe/London": {0: "2023-03-26T00:00:00Z", 59: "2023-03-26T00:59:00Z", 60: "2023-03-26T02:00:00+01:00"},
		"2023-10-29 00:00 Europe/London": {59: "2023-10-29T00:59:00+01:00", 60: "2023-10-29T01:00:00+01:00", 120: "2023-10-29T01:00:00Z"},
		"2024-03-06 18:00 Asia/Tokyo":    {0: "2024-03-06T18:00:00+09:00", 239: "2024-03-06T21:59:00+09:00"},
	} {
		text, _ := scenarios.Text("first-steps")
		moved := strings.Replace(string(text), "start: 2024-03-06 18:00 Europe/London", "start: "+start, 1)
		if !strings.Contains(start, "18:00") {
			moved = strings.NewReplacer("at: 19:00", "at: 02:20", "19:00-19:30", "02:20-02:30", "19:30-22:00", "02:30-02:40", "at-most: 19:20", "at-most: 02:40").Replace(moved)
		}
		w := write(t, &Set{Comparison: comparedText(t, []byte(moved), 1, "wait"), Calls: []int{0}})
		rows, err := csv.NewReader(w.text(t, "minutes")).ReadAll()
		require.NoError(t, err)
		require.Equal(t, []string{"strategy", "minute", "step_min", "clock"}, rows[0][:4])
		for minute, clock := range want {
			require.Equal(t, clock, rows[1+minute][3], start)
		}
		first, err := time.Parse(time.RFC3339, rows[1][3])
		require.NoError(t, err)
		made := w.both(t, "calls")
		for i := range made.rows {
			since := made.cells["made"][i].(time.Time).Sub(first).Seconds()
			require.InDelta(t, made.number(t, "made_s_since_start", i), since, 1e-5)
		}
	}
}
