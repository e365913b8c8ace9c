package record

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
)

// TestIntervalsWithTheirEnd: however the end is written, it is an end, and no offset from UTC. A record of single calls that has
// such times is refused.
func TestIntervalsWithTheirEnd(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		minutes := rapid.SampledFrom([]int{5, 15, 30, 60}).Draw(rt, "minutes")
		clock := rapid.SampledFrom([]string{"15:04", "15:04:05", "3:04 PM", "3:04PM"}).Draw(rt, "clock")
		date := rapid.SampledFrom([]string{"2006-01-02 ", "02.01.2006 ", "02/01/2006 "}).Draw(rt, "date")
		mark := rapid.SampledFrom([]string{"-", " - ", "–", " – ", " to "}).Draw(rt, "mark")
		if clock == "15:04:05" && mark == "-" {
			mark = " - "
		}
		endDate := ""
		if rapid.Bool().Draw(rt, "date of the end") {
			endDate = date
		}
		text := "when;n\n"
		at := time.Date(2023, 6, 25, 0, 0, 0, 0, time.UTC)
		for k := range 24 * 60 / minutes {
			end := at.Add(time.Duration(minutes) * time.Minute)
			text += fmt.Sprintf("%s%s%s;%d\n", at.Format(date+clock), mark, end.Format(endDate+clock), k+1)
			at = end
		}
		how := day(rt, Columns{Time: Time{Column: "when", Format: "day-first"}, Calls: "n"})
		got := read(rt, how, text)
		n := float64(24 * 60 / minutes)
		require.InDelta(rt, n*(n+1)/2, got.Volume, 1e-6)
		require.Equal(rt, des.Time(minutes)*des.Minute, got.Each)
		how.Columns.Calls = ""
		require.Contains(rt, wrong(rt, how, text), "are intervals with their end")
	})
}

// TestOffsetsAreNoEnds: times with an offset from UTC stay what they are, with calls counted or not.
func TestOffsetsAreNoEnds(t *testing.T) {
	for _, layout := range []string{"2006-01-02T15:04:05-07:00", "2006-01-02 15:04:05-07:00", "2006-01-02T15:04-07:00", "2006-01-02 15:04-07:00", "2006-01-02T15:04:05Z07:00"} {
		rapid.Check(t, func(rt *rapid.T) {
			zone := time.FixedZone("", -1800*rapid.IntRange(1, 24).Draw(rt, "half hours"))
			text := "when,n\n"
			at := time.Date(2023, 6, 24, 23, 0, 0, 0, time.UTC)
			for k := range 48 {
				text += fmt.Sprintf("%s,%d\n", at.Add(time.Duration(k)*30*time.Minute).In(zone).Format(layout), k+1)
			}
			how := day(rt, Columns{Time: Time{Column: "when"}, Calls: "n", Caller: Caller{Column: None}})
			require.InDelta(rt, 48*49/2, read(rt, how, text).Volume, 1e-6)
			how.Columns.Calls = ""
			require.Equal(rt, 48, read(rt, how, text).First)
		})
	}
}
