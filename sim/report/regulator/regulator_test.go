package regulator

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/reporttest"
)

// called is one of the regulator's tables by its title.
func called(t *testing.T, d *report.Document, title string) Table {
	t.Helper()
	for _, s := range Tables(d) {
		if s.Title == title {
			return s
		}
	}
	t.Fatalf("no table %q", title)
	return Table{}
}

// TestQuarterHours: made, lost, share lost, and answered in time, of the calls made.
func TestQuarterHours(t *testing.T) {
	d := reporttest.Calls(reporttest.ByHand(40, 10), reporttest.Always(2), reporttest.Between(15, 30, 1), reporttest.Between(20, 25, 0.5))
	s := called(t, d, "For each quarter of an hour")
	require.Equal(t, []string{"from", "calls for help", "lost", "share lost", "answered within 5s, of those made"}, s.Header)
	require.Equal(t, [][]string{
		{"18:00", "30", "0", "0.0 %", "50.0 %"},
		{"18:15", "30", "18", "58.3 %", "20.8 %"}, // 15 refused and 2.5 abandoned of 30; half of the other 12.5 in time
		{"18:30", "20", "0", "0.0 %", "50.0 %"},
	}, s.Rows)
	require.Equal(t, [][]string{{"18:00 (40m 00s only)", "80", "18", "21.9 %", "39.1 %"}}, called(t, d, "In 24 hours").Rows)
}

// TestTheWorst24Hours: of a run of several days, whichever 24 hours lost most of their calls, to the quarter of an hour.
func TestTheWorst24Hours(t *testing.T) {
	d := reporttest.Calls(reporttest.ByHand(2*report.Day+90, 10), reporttest.Always(1), reporttest.Between(report.Day-60, report.Day+60, 0.5), reporttest.Always(0))
	require.Equal(t, 60, worstDay(d), "the first that hold all two hours of trouble")
	require.Equal(t, [][]string{
		{"6 Mar 18:00", "1,440", "30", "2.1 %", "49.0 %"},
		{"7 Mar 18:00", "1,440", "30", "2.1 %", "49.0 %"},
		{"8 Mar 18:00 (1h 30m 00s only)", "90", "0", "0.0 %", "50.0 %"},
		{"the worst: 6 Mar 19:00", "1,440", "60", "4.2 %", "47.9 %"},
	}, called(t, d, "In 24 hours").Rows)
	require.Len(t, called(t, reporttest.Calls(reporttest.ByHand(report.Day, 10), reporttest.Always(1), reporttest.Always(0), reporttest.Always(0)), "In 24 hours").Rows, 1, "a day is its own worst")
}

func TestUsersAffectedAndForHowLong(t *testing.T) {
	d := reporttest.Calls(reporttest.ByHand(120, 10), reporttest.Always(1), reporttest.Always(0), reporttest.Always(0))
	reporttest.Say(d, "callers.affected", reporttest.About(300, 12))
	reporttest.Say(d, "callers.delayed", reporttest.About(200, 9))
	reporttest.Say(d, "callers.delay.mean", reporttest.About(180, 5))
	rows := func() [][]string { return called(t, d, "Who was affected, and for how long").Rows }
	require.Equal(t, [][]string{
		{"callers affected in the run, who want help", "300 ± 12"},
		{"callers who failed at first and were connected later", "200 ± 9"},
		{"what these waited in all, from the first call to being connected", "10 caller-hours"}, // 200 of them, three minutes each
	}, rows())
	d.Disruption = &report.Disruption{CallerHours: reporttest.About(150, 7), Restored: reporttest.About(1, 0)}
	require.Equal(t, []string{"callers affected × time from the onset until service was restored", "150 ± 7 caller-hours"}, rows()[1])
	d.Disruption.Restored.Mean, d.Disruption.CallerHours.N = 0.9, 6
	require.Equal(t, "at least 150 ± 7 caller-hours, in the 6 of 10 replications with an onset", rows()[1][1])
}

// TestTheClockForNotifying runs from when the trouble was known, in hours; what is beyond the run is left out.
func TestTheClockForNotifying(t *testing.T) {
	d := reporttest.Calls(reporttest.ByHand(200, 10), reporttest.Always(2), reporttest.Between(30, 200, 1), reporttest.Between(0, 10, 1)) // what was lost before the onset is no part of it
	onset := reporttest.About(1800, 0)
	require.Len(t, Tables(d), 3, "nothing was detected")
	d.Onset = &onset
	d.Moments = []report.Moment{{What: "detected", Since: reporttest.About(2400.4, 30), Share: 1}}
	s := called(t, d, "The clock for notifying")
	require.Equal(t, [][]string{
		{"the trouble begins", "6 Mar 18:30:00", "0"},
		{"it is known", "6 Mar 18:40:00", "10"},
		{"30m 00s after it is known", "6 Mar 19:10:00", "40"},
		{"1h 00m 00s after it is known", "6 Mar 19:40:00", "70"},
		{"2h 00m 00s after it is known", "6 Mar 20:40:00", "130"},
	}, s.Rows)
	require.Contains(t, s.Notes[0], "at its mean time. Which period")
	d.Moments[0].Since.N = 7
	require.Contains(t, called(t, d, "The clock for notifying").Notes[0], "at its mean time, in the 7 of 10 replications with an onset. Which period")
	d.Moments[0].Since.Mean = 1500 // a false alarm on some days, from which known is counted at the onset
	known := reporttest.About(1860, 30)
	d.Known = &known
	require.Equal(t, []string{"it is known", "6 Mar 18:31:00", "1"}, called(t, d, "The clock for notifying").Rows[1])
}

// TestCallerHours multiplies by oneself, from the rows of a run in which some replications are not restored.
func TestCallerHours(t *testing.T) {
	d := reporttest.Altered(t, 4, func(set func(string, ...float64)) {
		set("at.onset", 3600, 3600, 7200, reporttest.Never)
		set("recovery.restored", 1800, reporttest.Never, 3600, math.NaN())
		set("callers.affected", 100, 200, 60, 0)
	})
	hours := 100*0.5 + 200*3 + 60*1.0 // the run ends three hours after the second onset
	require.InDelta(t, hours/3, float64(d.Disruption.CallerHours.Mean), 1e-9)
	require.Equal(t, 3, d.Disruption.CallerHours.N)
	require.InDelta(t, 2.0/3, float64(d.Disruption.Restored.Mean), 1e-9)
	require.InDelta(t, 4800, float64(d.Onset.Mean), 1e-9)
	require.Equal(t, 80, d.OnsetMinute())
	require.Nil(t, reporttest.DocumentOf(t, "first-steps", 2, "trouble=none", "study.windows=none").Disruption, "nothing went wrong")
}
