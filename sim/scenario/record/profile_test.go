package record

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/scenario/table"
)

func profile(t require.TestingT, columns Columns, text string) *Profile {
	s, err := table.Open(strings.NewReader(text))
	require.NoError(t, err)
	p, problems := Reading{File: "acd.csv", Start: time.Date(2023, 6, 25, 0, 0, 0, 0, london(t)), Columns: columns}.Profile(s)
	require.Empty(t, problems)
	return p
}

// TestProfileOfIntervals: what comes each day at the same time is the mean over the days, however many there are, and however
// many hours of the last one the record has. A week's days are kept apart.
func TestProfileOfIntervals(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		minutes := rapid.SampledFrom([]int{15, 30, 60}).Draw(rt, "minutes")
		days := rapid.IntRange(1, 16).Draw(rt, "days")
		extra := rapid.IntRange(0, 24*60/minutes-1).Draw(rt, "intervals of one more day")
		perDay := 24 * 60 / minutes
		shape := rapid.SliceOfN(rapid.IntRange(1, 90), 7*perDay, 7*perDay).Draw(rt, "shape")
		if days < 7 {
			for k := range shape {
				shape[k] = shape[k%perDay]
			}
		}
		var text strings.Builder
		text.WriteString("start,offered\n")
		first := time.Date(2023, 5, 1, 0, 0, 0, 0, time.UTC) // a Monday, and no change of the clocks near
		for k := range days*perDay + extra {
			fmt.Fprintf(&text, "%s,%d\n", first.Add(time.Duration(k*minutes)*time.Minute).Format("2006-01-02 15:04"), shape[k%len(shape)])
		}
		p := profile(rt, Columns{Time: Time{Column: "start"}, Calls: "offered"}, text.String())
		want := perDay
		if days >= 7 {
			want = 7 * perDay
		}
		require.Len(rt, p.Counts, want)
		for k := range p.Counts {
			require.InDelta(rt, float64(shape[k]), p.Counts[k], 1e-6, "%d", k)
		}
	})
}

// TestProfileOfCalls counts single calls by hour, by the clocks of the scenario's zone.
func TestProfileOfCalls(t *testing.T) {
	var text strings.Builder
	text.WriteString("time\n")
	for day := range 3 {
		for hour := range 24 {
			for range hour + 1 {
				fmt.Fprintf(&text, "2023-06-2%dT%02d:30:00Z\n", 3+day, hour)
			}
		}
	}
	p := profile(t, Columns{}, text.String())
	require.Len(t, p.Counts, 24)
	for hour, n := range p.Counts {
		require.InDelta(t, float64((hour+23)%24+1), n, 1e-9, "London is an hour ahead of UTC")
	}
	require.Equal(t, []string{"In acd.csv, the profile of a day is made of 900 calls in 3 days, in parts of 60 minutes."}, p.Remarks)
}

// TestProfileOfTheDayTheClocksGoBack: the hour that comes twice counts as two hours.
func TestProfileOfTheDayTheClocksGoBack(t *testing.T) {
	var text strings.Builder
	text.WriteString("start,offered\n")
	at := time.Date(2024, 10, 27, 0, 0, 0, 0, london(t))
	for range 50 {
		fmt.Fprintf(&text, "%s,10\n", at.Format("2006-01-02 15:04"))
		at = at.Add(30 * time.Minute)
	}
	p := profile(t, Columns{Time: Time{Column: "start"}, Calls: "offered"}, text.String())
	require.Len(t, p.Counts, 48)
	for _, n := range p.Counts {
		require.False(t, math.Abs(n-10) > 1e-9, "%v", p.Counts)
	}
}

func TestProfilesThatAreNone(t *testing.T) {
	s, err := table.Open(strings.NewReader("start,offered\n2023-06-25 08:00,5\n2023-06-25 08:30,5\n"))
	require.NoError(t, err)
	_, problems := Reading{File: "acd.csv", Start: time.Date(2023, 6, 25, 0, 0, 0, 0, time.UTC), Columns: Columns{Time: Time{Column: "start"}, Calls: "offered"}}.Profile(s)
	require.Len(t, problems, 1)
	require.Equal(t, "acd.csv says nothing of 00:00: a profile needs every part of a day", problems[0].Message)
}
