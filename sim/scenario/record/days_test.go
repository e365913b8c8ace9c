package record

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestDatesAreCarriedDown: a date that stands in the first row of its day alone counts for all of them.
func TestDatesAreCarriedDown(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		layout := rapid.SampledFrom([]string{"02/01/2006", "2006-01-02", "02.01.06", "2 Jan 2006"}).Draw(rt, "date")
		steps := rapid.SliceOfN(rapid.IntRange(0, 7000), 1, 60).Draw(rt, "steps")
		at, last := time.Date(2023, 6, 24, 0, 0, 0, 0, time.UTC), ""
		full, sparse, empty := "d,t\n", "d,t\n", 0
		for _, s := range steps {
			at = at.Add(time.Duration(s) * time.Second)
			day := at.Format(layout)
			full += day + "," + at.Format("15:04:05") + "\n"
			if day == last {
				day, empty = "", empty+1
			} else {
				last = day
			}
			sparse += day + "," + at.Format("15:04:05") + "\n"
		}
		how := day(rt, Columns{Time: Time{Column: "t", Date: "d", Format: "day-first"}, Caller: Caller{Column: None}})
		how.Start = how.Start.AddDate(0, 0, -1)
		how.Run *= 9
		want, got := read(rt, how, full), read(rt, how, sparse)
		require.Equal(rt, want.Replay.At, got.Replay.At)
		require.Equal(rt, empty > 0, strings.Contains(strings.Join(got.Remarks, "\n"), "no date in column d. The last date above counts"))
	})
	how := day(t, Columns{Time: Time{Column: "t", Date: "d", Format: "day-first"}, Caller: Caller{Column: None}})
	require.Contains(t, wrong(t, how, "d,t\n,00:30:00\n25/06/2023,00:31:00\n"), "there is no date, nor above it")
}

// TestClocksWithoutAMark: 0002 is never two seconds after the start. With its date it is read; without a word it is refused.
func TestClocksWithoutAMark(t *testing.T) {
	for _, clock := range []string{"1504", "150405"} {
		for date, format := range map[string]string{"2006-01-02": "", "02/01/2006": "day-first", "1/2/06": "month-first", "2 Jan 2006": ""} {
			text := "DATE,TIME\n"
			for k := range 30 {
				at := time.Date(2023, 6, 25, 0, 2, 0, 0, time.UTC).Add(time.Duration(k) * 47 * time.Minute)
				text += at.Format(date) + "," + at.Format(clock) + "\n"
			}
			how := day(t, Columns{Time: Time{Column: "TIME"}, Caller: Caller{Column: None}})
			said := "write `time: {column: TIME, date: DATE}`"
			if format != "" {
				said = fmt.Sprintf("write `time: {column: TIME, date: DATE, format: %s}`", format)
			}
			require.Contains(t, wrong(t, how, text), said)
			how.Columns.Time.Date, how.Columns.Time.Format = "DATE", format
			require.Equal(t, 30, read(t, how, text).First)
		}
	}
	how := day(t, Columns{Time: Time{Column: "t"}, Caller: Caller{Column: None}})
	for text, is := range map[string]bool{"0002\n2310\n": true, "000215\n231000\n": true, "2\n2310\n": false, "1200\n": false, "0.5\n0002\n": false, "0099\n": false} {
		if is {
			require.Contains(t, wrong(t, how, "t\n"+text), "clocks without a mark", text)
		} else {
			read(t, how, "t\n"+text)
		}
	}
}

// TestClocksOfOtherCountries are read behind a date, or beside one, whatever the order of the date.
func TestClocksOfOtherCountries(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		at := time.Date(2023, 6, 25, rapid.IntRange(0, 23).Draw(rt, "hour"), rapid.IntRange(0, 59).Draw(rt, "minute"), rapid.IntRange(0, 59).Draw(rt, "second"), 0, time.UTC)
		clock := rapid.SampledFrom([]string{"15.04.05", "15h04m05", "15h04m05s", "15h04:05", "15:04:05 Uhr", "15:04:05Uhr", "kl. 15.04.05", "um 15:04:05 Uhr", "150405"}).Draw(rt, "clock")
		date := rapid.SampledFrom([]string{"02-01-2006", "02.01.2006", "2/1/2006", "2006-01-02"}).Draw(rt, "date")
		how := day(rt, Columns{Time: Time{Column: "t", Format: "day-first"}, Caller: Caller{Column: None}})
		want := at.Sub(time.Date(2023, 6, 25, 0, 0, 0, 0, time.UTC)).Seconds()
		require.InDelta(rt, want, read(rt, how, "t\n"+at.Format(date+" "+clock)+"\n").Replay.At[0].Seconds(), 1e-6)
		how.Columns.Time.Date = "d"
		require.InDelta(rt, want, read(rt, how, "t;d\n"+at.Format(clock)+";"+at.Format(date)+"\n").Replay.At[0].Seconds(), 1e-6)
	})
	for _, text := range []string{"12.06.23", "10.20.30"} { // alone they may be dates
		how := day(t, Columns{Time: Time{Column: "t"}, Caller: Caller{Column: None}})
		wrong(t, how, "t\n"+text+"\n")
	}
}
