package scenario

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
)

// TestTimesOfARecord: each way of writing a time is the same moment, where the clocks change, too.
func TestTimesOfARecord(t *testing.T) {
	const autumn, spring, evening = "2024-10-27 00:00 Europe/London", "2024-03-31 00:00 Europe/London", "2024-05-01 18:00 Europe/London"
	for _, c := range []struct {
		start, text string
		want        float64 // seconds
	}{
		{mayNight, "2024-05-01T06:24:10.5+01:00", 23050.5}, {mayNight, "2024-05-01t05:24:10.500000Z", 23050.5}, {mayNight, "2024-05-01 07:24:10.5 +02:00", 23050.5},
		{mayNight, "2024-05-01 06:24:10.5", 23050.5}, {mayNight, "2024-05-01T06:24:10.5", 23050.5}, {mayNight, "06:24:10.5", 23050.5},
		{mayNight, "23050.5", 23050.5}, {mayNight, "0", 0}, {mayNight, "00:00:00", 0}, {mayNight, "2024-04-30 23:00:00-00:00", 0},
		{mayNight, "2024-05-01 00:00:00.0000014", 0.000001}, {mayNight, "0.0000014", 0.000001}, {mayNight, "86399.9999994", 86399.999999},
		{evening, "18:00:00", 0}, {evening, "17:59:59", 86399}, {evening, "2024-05-02 00:00:00", 6 * 3600},
		{spring, "2024-03-31 00:59:59", 3599}, {spring, "2024-03-31 02:00:00", 3600},
		{autumn, "2024-10-27 00:59:59", 3599}, {autumn, "2024-10-27 02:00:00", 3 * 3600},
		{autumn, "2024-10-27 01:30:00 +01:00", 1.5 * 3600}, {autumn, "2024-10-27T01:30:00+00:00", 2.5 * 3600},
	} {
		p := recorded(t, "time,service,region\n"+c.text+",police,north\n", c.start, "columns: none")
		require.Equal(t, []des.Time{des.FromSeconds(c.want)}, replayOf(p).At, c.text)
	}
}

// TestTimesThatAreNone: what could be two moments, or none, is never one.
func TestTimesThatAreNone(t *testing.T) {
	for text, why := range map[string]string{
		"2024-05-01": "expected a time, found the date", "1/5/2024 06:24:10": "could be read day first or month first", "2024-05-01 06": "expected a time",
		"2024-05-01 13:24:10 PM": "expected a time", "2024-05-01 24:00:00": `found "2024-05-01 24:00:00": midnight is 00:00:00 of the next day`, "2024-05-01 23:59:60": "expected a time",
		"2024-05-01 06:24:10.": "expected a time", "2024-05-01 06:24:10+1": "expected a time", "2024-05-01 06:24:10 CET": "CET is not what the clocks of Europe/London are called then",
		"06:24:10+01:00": "expected a time", "2024-13-01 00:00:00": "there is no day", "2024-00-01 00:00:00": "there is no day", "2023-02-29 00:00:00": "there is no day",
		"-1": "expected a time", "1e3": "expected a time", "1.": "expected a time", ".5": "expected a time", "1.2.3": "expected a time",
		"99999999999999999": "too large", "": "there is no time", "now\x1b[2J": "expected a time",
	} {
		_, err := loadRecord("time,service,region\n"+text+",police,north\n", mayNight, "columns: none")
		require.ErrorContains(t, err, "calls.csv:2:1: world.demand.from: column time: ", text)
		require.Contains(t, strings.Join(strings.Fields(err.Error()), " "), why, text)
		require.NotContains(t, err.Error(), "\x1b")
	}
}

// TestWhatTheClocksDoOnAnotherDayDoesNotMatter: a record of the year has an hour that does not exist, which the run has not.
func TestWhatTheClocksDoOnAnotherDayDoesNotMatter(t *testing.T) {
	const year = "time,service,region\n2024-03-31 01:30:00,police,north\n2024-05-01 12:00:00,police,north\n2024-10-27 01:30:00,pollice,north\n"
	p := recorded(t, year, mayNight, "columns: none")
	require.Equal(t, 1, p.Record.Records)
	_, err := loadRecord(year, "2024-03-31 00:00 Europe/London", "columns: none")
	require.ErrorContains(t, err, "01:30:00 does not exist on 2024-03-31")
	p = recorded(t, year, "2024-03-31 00:00 Europe/London", "columns: {time: {column: time, zone: UTC}}")
	require.Equal(t, []des.Time{90 * des.Minute}, replayOf(p).At)
	for _, start := range []string{"2024-10-26 12:00 Europe/London", "2024-10-26 01:45 Europe/London"} { // the latter ends between the two
		_, err := loadRecord(year, start, "columns: none")
		require.ErrorContains(t, err, "pollice")
	}
}
