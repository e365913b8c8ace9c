package record

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/scenario/wall"
)

// TestLettersOfZones: of every known name the zone is told, it has clocks of that name in summer or winter, and reads them.
func TestLettersOfZones(t *testing.T) {
	for letters, name := range wall.Zones {
		zone, err := time.LoadLocation(name)
		require.NoError(t, err)
		var at time.Time
		for _, month := range []time.Month{1, 7} {
			in := time.Date(2023, month, 15, 12, 0, 0, 0, zone)
			if called, _ := in.Zone(); called == letters {
				at = in
			}
		}
		require.False(t, at.IsZero(), letters)
		how := day(t, Columns{Time: Time{Column: "t"}, Caller: Caller{Column: None}})
		how.Start = at.UTC().Add(-time.Hour)
		text := "t\n" + at.Format("2006-01-02 15:04:05 ") + letters + "\n"
		require.Contains(t, wrong(t, how, text), "write `zone: "+name+"`")
		how.Columns.Time.Zone = name
		require.Equal(t, []float64{3600}, []float64{read(t, how, text).Replay.At[0].Seconds()})
	}
	how := day(t, Columns{Time: Time{Column: "t"}, Caller: Caller{Column: None}})
	require.Contains(t, wrong(t, how, "t\n2023-06-25 00:02 Std\n"), "if it is a word, write a pattern")
}
