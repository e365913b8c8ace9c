package record

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
)

// TestIntervalsAreRates: as many callers are expected in each interval as the export counts, however its rows are ordered and
// split over queues.
func TestIntervalsAreRates(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		minutes := rapid.SampledFrom([]int{15, 30, 60}).Draw(rt, "minutes")
		counts := rapid.SliceOfN(rapid.IntRange(0, 500), 24*60/minutes, 24*60/minutes).Draw(rt, "counts")
		counts[0], counts[1] = 1, 2
		var rows []string
		for k, n := range counts {
			at := fmt.Sprintf("2023-06-25 %02d:%02d", k*minutes/60, k*minutes%60)
			first := rapid.IntRange(0, n).Draw(rt, "first")
			rows = append(rows, fmt.Sprintf("%s,A,%d", at, first), fmt.Sprintf("%s,B,%d", at, n-first))
		}
		rows = rapid.Permutation(rows).Draw(rt, "order")
		how := day(rt, Columns{Time: Time{Column: "start"}, Calls: "offered"})
		got := read(rt, how, "start,queue,offered\n"+strings.Join(rows, "\n")+"\nTotal,,99999\n")
		require.Nil(rt, got.Replay)
		require.Equal(rt, des.Time(minutes)*des.Minute, got.Each)
		rate, err := got.Rate(des.Day)
		require.NoError(rt, err)
		sum := 0.0
		for k, n := range counts {
			sum += float64(n)
			require.InDelta(rt, sum, rate.Cumulative(float64((k+1)*minutes*60)), 1e-6)
		}
		require.InDelta(rt, sum, got.Volume, 1e-6)
	})
}

// TestFormsOfIntervals: with its end, with thousands, with AM and PM, outside the run, with gaps.
func TestFormsOfIntervals(t *testing.T) {
	how := day(t, Columns{Time: Time{Column: "interval", Date: "date", Format: "month-first"}, Calls: "offered"})
	got := read(t, how, "date,interval,offered\n06/24/2023,11:30 PM - 12:00 AM,7\n06/25/2023,12:00 AM - 12:30 AM,\"1,234\"\n06/25/2023,12:30 AM - 1:00 AM,\n06/25/2023,1:30 AM - 2:00 AM,6\n,Total,1247\n")
	require.InDelta(t, 1240, got.Volume, 1e-9)
	require.Equal(t, 30*des.Minute, got.Each)
	require.Equal(t, []string{
		"In calls.csv, 1 record is left out: it is from before or after the run (line 2).",
		"In calls.csv, 1 row is left out: no interval, but a sum of others (line 6).",
		"In calls.csv, 1350 minutes of the run have no row. Nobody calls then.",
	}, got.Remarks)
	for text, begins := range map[string]string{
		"08:00-08:30": "08:00", "08:00 - 08:30": "08:00", "08:00 to 08:30": "08:00", "8:00 AM–8:30 AM": "8:00 AM", "2023-06-25 08:00 - 2023-06-25 08:30": "2023-06-25 08:00",
		"2023-06-25 08:00:00 - 08:30:00": "2023-06-25 08:00:00", "2023-06-25T08:00:00+01:00": "2023-06-25T08:00:00+01:00", "2023-06-25 08:00 -0500": "2023-06-25 08:00 -0500", "08:00": "08:00",
	} {
		require.Equal(t, begins, Beginning(text), text)
	}
}

// TestSharesOfIntervals: a queue with twice the calls has twice the share.
func TestSharesOfIntervals(t *testing.T) {
	how := day(t, Columns{Time: Time{Column: "start"}, Calls: "offered", Service: &Column{Column: "queue"}})
	how.Aspects[Service] = Aspect{Names: []string{"police", "ambulance"}, IsSaid: true, Is: how.Columns.Service}
	got := read(t, how, "start,queue,offered\n00:00,police,20\n00:30,police,0\n00:00,ambulance,8\n00:30,ambulance,2\n")
	shares, nothing := got.Says[Service].Shares()
	require.InDeltaSlice(t, []float64{2. / 3, 1. / 3}, shares, 1e-12)
	require.Zero(t, nothing)
}

func TestIntervalsThatAreNone(t *testing.T) {
	how := day(t, Columns{Time: Time{Column: "start"}, Calls: "offered"})
	for text, why := range map[string]string{
		"00:00,5\n":                                "it needs two at least",
		"00:00,5\n00:15,5\n00:30,5\n00:35,5\n":     "of no one length",
		"00:00,-5\n00:15,5\n":                      "expected how many calls came",
		"00:00,five\n00:15,5\n":                    "expected how many calls came",
		"00:00,0\n00:15,0\n":                       "has no calls within the run",
		"2023-06-27 00:00,5\n2023-06-27 00:15,5\n": "none of them within the run",
	} {
		require.Contains(t, strings.ToLower(wrong(t, how, "start,offered\n"+text)), why, text)
	}
}
