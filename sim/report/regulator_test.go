package report

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/measure"
)

// calls draws the calls of a document: made, refused and abandoned; half of the others are answered in time.
func calls(d *Document, made, refused, abandoned func(minute int) Number) *Document {
	d.draw("calls.offered", made)
	d.draw("calls.refused", refused)
	d.draw("calls.abandoned", abandoned)
	d.draw("calls.answered-within-target", func(m int) Number { return (made(m) - refused(m) - abandoned(m)) / 2 })
	return d
}

func always(n Number) func(int) Number { return func(int) Number { return n } }

// between is a number in some minutes of the run, and nothing in the others.
func between(from, to int, n Number) func(int) Number {
	return func(m int) Number {
		if m >= from && m < to {
			return n
		}
		return 0
	}
}

// tableOf is one of the regulator's tables by its title.
func tableOf(t *testing.T, d *Document, title string) Section {
	t.Helper()
	for _, s := range d.RegulatorTables() {
		if s.Title == title {
			return s
		}
	}
	t.Fatalf("no table %q", title)
	return Section{}
}

// TestQuarterHours: made, lost, share lost, and answered in time, of the calls made.
func TestQuarterHours(t *testing.T) {
	d := calls(byHand(40, 10), always(2), between(15, 30, 1), between(20, 25, 0.5))
	s := tableOf(t, d, "For each quarter of an hour")
	require.Equal(t, []string{"from", "calls for help", "lost", "share lost", "answered within 5s, of those made"}, s.Header)
	require.Equal(t, [][]string{
		{"18:00", "30", "0", "0.0 %", "50.0 %"},
		{"18:15", "30", "18", "58.3 %", "20.8 %"}, // 15 refused and 2.5 abandoned of 30; half of the other 12.5 in time
		{"18:30", "20", "0", "0.0 %", "50.0 %"},
	}, s.Rows)
	require.Equal(t, [][]string{{"18:00 (40m 00s only)", "80", "18", "21.9 %", "39.1 %"}}, tableOf(t, d, "In 24 hours").Rows)
}

// TestTheWorst24Hours: of a run of several days, whichever 24 hours lost most of their calls, to the quarter of an hour.
func TestTheWorst24Hours(t *testing.T) {
	d := calls(byHand(2*day+90, 10), always(1), between(day-60, day+60, 0.5), always(0))
	require.Equal(t, 60, d.worstDay(), "the first that hold all two hours of trouble")
	require.Equal(t, [][]string{
		{"6 Mar 18:00", "1,440", "30", "2.1 %", "49.0 %"},
		{"7 Mar 18:00", "1,440", "30", "2.1 %", "49.0 %"},
		{"8 Mar 18:00 (1h 30m 00s only)", "90", "0", "0.0 %", "50.0 %"},
		{"the worst: 6 Mar 19:00", "1,440", "60", "4.2 %", "47.9 %"},
	}, tableOf(t, d, "In 24 hours").Rows)
	require.Len(t, tableOf(t, calls(byHand(day, 10), always(1), always(0), always(0)), "In 24 hours").Rows, 1, "a day is its own worst")
}

func TestUsersAffectedAndForHowLong(t *testing.T) {
	d := calls(byHand(120, 10), always(1), always(0), always(0))
	d.say("callers.affected", about(300, 12))
	d.say("callers.delayed", about(200, 9))
	d.say("callers.delay.mean", about(180, 5))
	rows := func() [][]string { return tableOf(t, d, "Users affected, and for how long").Rows }
	require.Equal(t, [][]string{
		{"callers affected in the run, who want help", "300 ± 12"},
		{"callers who failed at first and were connected later", "200 ± 9"},
		{"what these waited in all, from the first call to being connected", "10 caller-hours"}, // 200 of them, three minutes each
	}, rows())
	d.Disruption = &Disruption{CallerHours: about(150, 7), Restored: about(1, 0)}
	require.Equal(t, []string{"callers affected × time from the onset until service was restored", "150 ± 7 caller-hours"}, rows()[1])
	d.Disruption.Restored.Mean, d.Disruption.CallerHours.N = 0.9, 6
	require.Equal(t, "at least 150 ± 7 caller-hours, in the 6 of 10 replications with an onset", rows()[1][1])
}

// TestTheClockForNotifying runs from when the trouble was known, in hours; what is beyond the run is left out.
func TestTheClockForNotifying(t *testing.T) {
	d := calls(byHand(200, 10), always(2), between(30, 200, 1), between(0, 10, 1)) // what was lost before the onset is no part of it
	onset := about(1800, 0)
	require.Len(t, d.RegulatorTables(), 3, "nothing was detected")
	d.Onset = &onset
	d.Moments = []Moment{{What: "detected", Since: about(2400.4, 30), Share: 1}}
	s := tableOf(t, d, "The clock for notifying")
	require.Equal(t, [][]string{
		{"the trouble begins", "6 Mar 18:30:00", "0"},
		{"it is known", "6 Mar 18:40:00", "10"},
		{"30m 00s after it is known", "6 Mar 19:10:00", "40"},
		{"1h 00m 00s after it is known", "6 Mar 19:40:00", "70"},
		{"2h 00m 00s after it is known", "6 Mar 20:40:00", "130"},
	}, s.Rows)
	require.Contains(t, s.Notes[0], "at its mean time. Which period")
	d.Moments[0].Since.N = 7
	require.Contains(t, tableOf(t, d, "The clock for notifying").Notes[0], "at its mean time, in the 7 of 10 replications with an onset. Which period")
	d.Moments[0].Since.Mean = 1500 // a false alarm on some days
	require.Equal(t, []string{"it is known", "6 Mar 18:25:00", "0"}, tableOf(t, d, "The clock for notifying").Rows[1])
}

// TestCallerHours multiplies by oneself, from the rows of a run in which some replications are not restored.
func TestCallerHours(t *testing.T) {
	d := altered(t, 4, func(set func(string, ...float64)) {
		set("at.onset", 3600, 3600, 7200, never)
		set("recovery.restored", 1800, never, 3600, math.NaN())
		set("callers.affected", 100, 200, 60, 0)
	})
	hours := 100*0.5 + 200*3 + 60*1.0 // the run ends three hours after the second onset
	require.InDelta(t, hours/3, float64(d.Disruption.CallerHours.Mean), 1e-9)
	require.Equal(t, 3, d.Disruption.CallerHours.N)
	require.InDelta(t, 2.0/3, float64(d.Disruption.Restored.Mean), 1e-9)
	require.InDelta(t, 4800, float64(d.Onset.Mean), 1e-9)
	require.Equal(t, 80, d.OnsetMinute())
	require.Nil(t, documentOf(t, "first-steps", 2, "trouble=none", "study.windows=none").Disruption, "nothing went wrong")
}

// figureIn reads a cell of a table.
func figureIn(t *testing.T, cell string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(strings.NewReplacer(",", "", " %", "").Replace(cell), 64)
	require.NoError(t, err, cell)
	return v
}

// TestTablesAddUp: the parts of a run by the clock, and by cause, platform and outcome, are the run.
func TestTablesAddUp(t *testing.T) {
	d := referenceOf(t, "first-steps").document
	sums := func(s Section) []float64 {
		sums := make([]float64, len(s.Header))
		for _, row := range s.Rows {
			for c := 1; c < len(row); c++ {
				sums[c] += figureIn(t, row[c])
			}
		}
		return sums
	}
	of := func(name string) float64 { return float64(d.figure(name, measure.WholeRun).Mean) }
	const rounding = 0.5
	parts := func(s Section) float64 { return rounding * float64(len(s.Rows)) }

	outcomes := d.outcomeTable()
	got := sums(outcomes)
	require.Equal(t, []string{"from", "calls for help", "connected"}, outcomes.Header[:3])
	require.Len(t, outcomes.Rows, 8, "four hours")
	last := len(outcomes.Header) - 1
	require.Equal(t, "calls of others", outcomes.Header[last])
	everybodys := float64(d.figureOf("calls.offered", measure.WholeRun, measure.ByKind, measure.Everybody.Name).Mean)
	require.InDelta(t, everybodys-of("calls.offered"), got[last], parts(outcomes))
	for c, name := range outcomes.Header[1:last] {
		name = "calls." + strings.Replace(name, "calls for help", "offered", 1)
		require.InDelta(t, of(name), got[c+1], parts(outcomes), name)
	}

	causes := d.causeTable()
	for c, cause := range d.CausesOfLoss() {
		require.Equal(t, cause.Cause, causes.Header[c+1])
		require.InDelta(t, float64(cause.Calls), sums(causes)[c+1], parts(causes), cause.Cause)
	}

	sent := d.sentTable()
	require.Equal(t, []string{"from", "calls made", "main", "spare"}, sent.Header)
	require.InDelta(t, everybodys, sums(sent)[1], parts(sent))
	for c, p := range d.World.Platforms {
		require.InDelta(t, float64(p.Calls), sums(sent)[c+2], parts(sent), p.Name)
	}

	quarters := tableOf(t, d, "For each quarter of an hour")
	lost := 0.0
	for _, row := range quarters.Rows {
		require.InDelta(t, figureIn(t, row[2])/figureIn(t, row[1]), figureIn(t, row[3])/100, 0.012, row[0])
		lost += figureIn(t, row[2])
	}
	require.Len(t, quarters.Rows, 16)
	require.InDelta(t, of("calls.unconnected"), lost, parts(quarters))
	require.InDelta(t, of("calls.unconnected"), figureIn(t, tableOf(t, d, "In 24 hours").Rows[0][2]), rounding)
}
