package words

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestClocksHaveTheDateAndYearThatAreNews(t *testing.T) {
	start := time.Date(2023, 7, 1, 6, 0, 0, 0, time.UTC)
	for hours, want := range map[time.Duration]string{
		0: "06:00", 17: "23:00", 18: "2 Jul 00:00", 183*24 + 17: "31 Dec 23:00", 183*24 + 18: "1 Jan 2024 00:00", 366 * 24: "1 Jul 2024 06:00",
	} {
		require.Equal(t, want, Clock(start, start.Add(hours*time.Hour), "Jan", "15:04"))
	}
	require.Equal(t, "1 January 2024 00:00:00", Clock(start, start.Add((183*24+18)*time.Hour), "January", "15:04:05"))
	require.Equal(t, "2 January 23:00", Clock(start.AddDate(0, -6, 0), time.Date(2023, 1, 2, 23, 0, 0, 0, time.UTC), "January", "15:04"))
}

// TestAClockTimeThatComesTwice has its zone, wherever clocks are put back, and no other time has one.
func TestAClockTimeThatComesTwice(t *testing.T) {
	for _, c := range []struct{ zone, from, first, again, before, after string }{
		{"Europe/London", "2024-10-27T00:30:00Z", "01:30 BST", "01:30 GMT", "00:30", "02:30"},
		{"America/Sao_Paulo", "2018-02-18T01:30:00Z", "23:30 -02", "23:30 -03", "22:30", "18 Feb 00:30"},
		{"Australia/Lord_Howe", "2024-04-06T14:45:00Z", "01:45 +11", "02:15", "00:45", "03:15"},
	} {
		zone, err := time.LoadLocation(c.zone)
		require.NoError(t, err)
		at, err := time.Parse(time.RFC3339, c.from)
		require.NoError(t, err)
		at = at.In(zone)
		start := at.Add(-time.Hour)
		for hours, want := range []string{c.before, c.first, c.again, c.after} {
			require.Equal(t, want, Clock(start, start.Add(time.Duration(hours)*time.Hour), "Jan", "15:04"), c.zone)
		}
	}
	zone, err := time.LoadLocation("Europe/London")
	require.NoError(t, err)
	spring := time.Date(2024, 3, 31, 0, 0, 0, 0, zone)
	for minutes := range 300 {
		at := spring.Add(time.Duration(minutes) * time.Minute)
		require.Equal(t, at.Format("15:04"), Clock(spring, at, "Jan", "15:04"), "the clocks are put forward")
	}
	autumn := time.Date(2024, 10, 27, 0, 0, 0, 0, zone)
	read := map[string]bool{}
	for minutes := range 300 {
		text := Clock(autumn, autumn.Add(time.Duration(minutes)*time.Minute), "Jan", "15:04")
		require.False(t, read[text], text)
		read[text] = true
	}
}
