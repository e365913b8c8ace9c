package picture

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/stretchr/testify/require"

	"nines/sim/picture/frame"
	"nines/sim/report"
	"nines/sim/report/chart"
)

func written(ticks []frame.Tick) string {
	var labels []string
	for _, t := range ticks {
		labels = append(labels, strings.Join(strings.Fields(t.Label), " "))
	}
	return strings.Join(labels, " | ")
}

func run(t *testing.T, zone, start string, length time.Duration) (from, to time.Time) {
	t.Helper()
	place, err := time.LoadLocation(zone)
	require.NoError(t, err)
	from, err = time.ParseInLocation("2006-01-02 15:04", start, place)
	require.NoError(t, err)
	return from, from.Add(length)
}

// TestClockTicksAreCivilTimes: whole hours by the clock on the wall, with dates, over both changes of clocks.
func TestClockTicksAreCivilTimes(t *testing.T) {
	for name, c := range map[string]struct {
		zone, start string
		length      time.Duration
		want        string
	}{
		"a day":                 {"Europe/London", "2023-06-25 00:00", 24 * time.Hour, "00:00 25 Jun | 02:00 | 04:00 | 06:00 | 08:00 | 10:00 | 12:00 | 14:00 | 16:00 | 18:00 | 20:00 | 22:00 | 00:00 26 Jun"},
		"from an odd time":      {"UTC", "2024-05-01 06:17", 2 * time.Hour, "06:20 1 May | 06:30 | 06:40 | 06:50 | 07:00 | 07:10 | 07:20 | 07:30 | 07:40 | 07:50 | 08:00 | 08:10"},
		"clocks go forward":     {"Europe/London", "2024-03-30 22:00", 8 * time.Hour, "22:00 30 Mar | 23:00 | 00:00 31 Mar | 02:00 | 03:00 | 04:00 | 05:00 | 06:00 | 07:00"},
		"clocks go back":        {"Europe/London", "2024-10-26 22:00", 8 * time.Hour, "22:00 26 Oct | 23:00 | 00:00 27 Oct | 01:00 | 01:00 | 02:00 | 03:00 | 04:00 | 05:00"},
		"three days":            {"Europe/London", "2024-03-29 20:00", 72 * time.Hour, "00:00 30 Mar | 06:00 | 12:00 | 18:00 | 00:00 31 Mar | 06:00 | 12:00 | 18:00 | 00:00 1 Apr | 06:00 | 12:00 | 18:00"},
		"a week":                {"Europe/London", "2024-03-29 06:00", 6 * 24 * time.Hour, "12:00 29 Mar | 00:00 30 Mar | 12:00 | 00:00 31 Mar | 12:00 | 00:00 1 Apr | 12:00 | 00:00 2 Apr | 12:00 | 00:00 3 Apr | 12:00 | 00:00 4 Apr"},
		"ten days":              {"Europe/London", "2024-10-24 00:00", 10 * 24 * time.Hour, "24 Oct | 25 Oct | 26 Oct | 27 Oct | 28 Oct | 29 Oct | 30 Oct | 31 Oct | 1 Nov | 2 Nov"},
		"three weeks":           {"UTC", "2024-02-01 09:00", 21 * 24 * time.Hour, "2 Feb | 4 Feb | 6 Feb | 8 Feb | 10 Feb | 12 Feb | 14 Feb | 16 Feb | 18 Feb | 20 Feb | 22 Feb"},
		"a month: Mondays":      {"UTC", "2024-02-01 00:00", 30 * 24 * time.Hour, "5 Feb | 12 Feb | 19 Feb | 26 Feb"},
		"a month, clocks back":  {"Europe/London", "2024-10-10 18:00", 31 * 24 * time.Hour, "14 Oct | 21 Oct | 28 Oct | 4 Nov"},
		"two years":             {"UTC", "2023-12-01 00:00", 62 * 24 * time.Hour, "4 Dec 2023 | 11 Dec | 18 Dec | 25 Dec | 1 Jan 2024 | 8 Jan | 15 Jan | 22 Jan | 29 Jan"},
		"a year":                {"Europe/London", "2023-01-01 00:00", 365 * 24 * time.Hour, "1 Jan 2023 | 1 Feb | 1 Mar | 1 Apr | 1 May | 1 Jun | 1 Jul | 1 Aug | 1 Sep | 1 Oct | 1 Nov | 1 Dec | 1 Jan 2024"},
		"a year from an hour":   {"America/New_York", "2024-01-01 07:00", 366 * 24 * time.Hour, "1 Feb 2024 | 1 Mar | 1 Apr | 1 May | 1 Jun | 1 Jul | 1 Aug | 1 Sep | 1 Oct | 1 Nov | 1 Dec | 1 Jan 2025"},
		"no midnight that day":  {"America/Sao_Paulo", "2018-11-03 20:00", 8 * time.Hour, "20:00 3 Nov | 21:00 | 22:00 | 23:00 | 01:00 4 Nov | 02:00 | 03:00 | 04:00 | 05:00"},
		"no midnight, in days":  {"America/Sao_Paulo", "2018-10-31 00:00", 7 * 24 * time.Hour, "31 Oct | 1 Nov | 2 Nov | 3 Nov | 4 Nov | 5 Nov | 6 Nov | 7 Nov"},
		"two midnights a day":   {"America/Havana", "2024-10-30 00:00", 9 * 24 * time.Hour, "30 Oct | 31 Oct | 1 Nov | 2 Nov | 3 Nov | 4 Nov | 5 Nov | 6 Nov | 7 Nov"},
		"half an hour of clock": {"Australia/Lord_Howe", "2024-10-05 23:00", 6 * time.Hour, "23:00 5 Oct | 23:30 | 00:00 6 Oct | 00:30 | 01:00 | 01:30 | 02:30 | 03:00 | 03:30 | 04:00 | 04:30 | 05:00 | 05:30"},
	} {
		from, to := run(t, c.zone, c.start, c.length)
		ticks := clockTicks(from, to)
		require.Equal(t, c.want, written(ticks), name)
		for _, tick := range ticks {
			at := from.Add(time.Duration(tick.Value) * time.Second)
			if strings.Contains(tick.Label, ":") {
				require.Equal(t, at.Format("15:04"), tick.Label[:5], "%s: a label stands where that time is", name)
			}
		}
	}
}

func TestClockTitleHasTheYear(t *testing.T) {
	from, to := run(t, "Europe/London", "2023-12-31 00:00", 24*time.Hour)
	require.Equal(t, "clock time, Europe/London, 2023", clockTitle(from, to), "the run ends with the year")
	require.Equal(t, "clock time, Europe/London, 2023 to 2024", clockTitle(from, to.Add(time.Hour)))
}

func TestNumbersOfScales(t *testing.T) {
	for name, c := range map[string]struct {
		lowest, highest float64
		axis            chart.Axis
		want            string
	}{
		"counts":      {0, 187, chart.Axis{}, "0 | 20 | 40 | 60 | 80 | 100 | 120 | 140 | 160 | 180 | 200"},
		"thousands":   {0, 4100, chart.Axis{}, "0 | 500 | 1,000 | 1,500 | 2,000 | 2,500 | 3,000 | 3,500 | 4,000 | 4,500"},
		"few":         {0, 0.37, chart.Axis{}, "0.00 | 0.05 | 0.10 | 0.15 | 0.20 | 0.25 | 0.30 | 0.35 | 0.40"},
		"differences": {-9592, 22079, chart.Axis{}, "−10,000 | −5,000 | 0 | 5,000 | 10,000 | 15,000 | 20,000 | 25,000"},
		"shares":      {0, 0.3, chart.Axis{Whole: true}, "0 % | 20 % | 40 % | 60 % | 80 % | 100 %"},
		"a given end": {0, 3, chart.Axis{Most: 8}, "0 | 2 | 4 | 6 | 8"},
		"nothing":     {0, 0, chart.Axis{}, "0.0 | 0.2 | 0.4 | 0.6 | 0.8 | 1.0"},
	} {
		from, to, ticks := linearTicks(c.lowest, c.highest, c.axis)
		require.Equal(t, c.want, written(ticks), name)
		require.LessOrEqual(t, from, c.lowest, name)
		require.GreaterOrEqual(t, to, c.highest, name)
	}
}

func TestDurationsOfScales(t *testing.T) {
	for highest, want := range map[float64]string{
		0:      "0 | 1s",
		95:     "0 | 10s | 20s | 30s | 40s | 50s | 1m | 1m 10s | 1m 20s | 1m 30s",
		5500:   "0 | 10m | 20m | 30m | 40m | 50m | 1h | 1h 10m | 1h 20m | 1h 30m",
		53230:  "0 | 2h | 4h | 6h | 8h | 10h | 12h | 14h",
		153000: "0 | 6h | 12h | 18h | 24h | 30h | 36h | 42h",
	} {
		_, ticks := durationTicks(highest)
		require.Equal(t, want, written(ticks))
	}
}

func TestALogarithmicScaleShowsWhatGrows(t *testing.T) {
	shares := chart.Mark{Shape: chart.Line, X: []report.Number{0.1, 1, 10, 20, 50, 100, 1000}, Y: []report.Number{0, 0, 0.001, 0.4, 0.9, 1, 1}}
	lowest, highest, ticks := logTicks(logEnds([]chart.Mark{shares}))
	require.Equal(t, []float64{10, 100}, []float64{lowest, highest})
	require.Equal(t, "10 | 20 | 50 | 100", written(ticks))
	_, _, ticks = logTicks(0.1, 1e5)
	require.Equal(t, "0.1 | 1 | 10 | 100 | 1,000 | 10,000 | 100,000", written(ticks))
}
