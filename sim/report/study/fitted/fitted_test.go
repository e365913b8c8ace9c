package fitted

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report/study"
	"nines/sim/study/calibrate"
)

// TestAnswerOfAFit says first whether the figures can be met, then what they pin down, what they do not, and what would help.
func TestAnswerOfAFit(t *testing.T) {
	d := filled(t, good(), subject())
	require.Equal(t, []string{
		"The 2 published figures can be met together. At the best values each is off by at most 0.4 of its uncertainty. Of all settings within the ranges, 4 % is not ruled out.",
		"They pin down “again”: 48.1 % to 56.4 %, best 52.2 %. The file allows 30 % to 80 %.",
		"They narrow “patience, mean”: 1m 50s to 3m 3s, best 2m 21s. The file allows 1m to 5m.",
		"The published figures say nothing about “backup, seats”: it can be anywhere in its range.",
		"“The mean time to answer in the window outage” was kept back. Predicted for the day: 55s to 1m 20s. Published: 1m 15s. That agrees (off by −1.2).",
		"The figures cannot tell “again” and “patience, mean” apart: more of the one fits with less of the other.",
		"Over all settings that are not ruled out, the number of callers without help is 3,900 to 5,900 on such a day, and 4,100 to 5,600 on average. Before, the average could be 1,000 to 9,000.",
		"To know more, find out the number of calls abandoned while waiting in the window outage. That would rule out about 60 % of the settings that are not ruled out now, and tell most about “patience, mean”.",
	}, d.Answer)
	require.Equal(t, [][]string{{"again", "again: 52.2% (48.1% to 56.4%)"}, {"world.callers.patience.mean", "mean: 2m21s (1m50s to 3m3s)"}}, tableOf(t, d, "paste").Rows)
	require.Contains(t, tableOf(t, d, "paste").Notes[0], "`fitted: to calls-lost and callers-lost`")
	require.Equal(t, []string{"values", "figures", "pair-1"}, charts(d))
	require.Equal(t, "1 value with a range stayed at the best guess: log on. To fit others: --only.", d.Doubts[1])
}

// TestFittedNumbersWithoutARange are named: they could be fitted, and are taken as certain.
func TestFittedNumbersWithoutARange(t *testing.T) {
	s := subject()
	s.Left, s.Held = nil, []string{"world.platforms.backup.seats"}
	require.Contains(t, filled(t, good(), s).Doubts,
		"1 number that the file calls fitted has no range, and stayed: world.platforms.backup.seats. Write what it could be, such as 110 (90 to 130), or give --vary.")
	s.Held = []string{"a", "b", "c", "d", "e"}
	for _, r := range []*calibrate.Result{good(), missed()} {
		require.Contains(t, filled(t, r, s).Doubts,
			"5 numbers that the file calls fitted have no range, and stayed: a, b, c and 2 more. Write what they could be, such as 110 (90 to 130), or give --vary.")
	}
}

// tableOf is a table of a document.
func tableOf(t *testing.T, d *study.Document, id string) *study.Table {
	t.Helper()
	for i := range d.Tables {
		if d.Tables[i].ID == id {
			return &d.Tables[i]
		}
	}
	require.Fail(t, "there is no table "+id)
	return nil
}

func charts(d *study.Document) (list []string) {
	for _, c := range d.Charts {
		list = append(list, c.ID)
	}
	return list
}

// TestAMissHasNoValues: it names the figures that contradict each other, and nothing in it can be taken for a fit.
func TestAMissHasNoValues(t *testing.T) {
	s := subject()
	s.Left = nil
	d := filled(t, missed(), s)
	require.Equal(t, []string{
		"The 2 published figures cannot be met together: no values within the ranges fit. No values are given.",
		"“Calls that failed” and “Callers who failed” contradict each other. Each can be met alone. Where they come nearest, one is off by 4.2 of its uncertainty.",
		"The nearest setting is at the lower end of the range of “patience, mean”. Can the true value be lower?",
		"Check what each figure counts: calls or callers, made or seen, and when. Or a range or a tolerance is too narrow, or the scenario lacks something.",
	}, d.Answer)
	isEmpty(t, d)
	require.Equal(t, []Conflict{{[]string{"calls-lost", "callers-lost"}, 4.2}}, d.Findings.(Findings).Conflicts)
	require.Equal(t, "The simulation misses 1 of 3 published figures", d.Charts[0].Title)
	require.Equal(t, []string{"figures"}, charts(d))
}

// TestAMissOfFewValues: where values with a range were not fitted, that is said before figures are said to contradict each other.
func TestAMissOfFewValues(t *testing.T) {
	d := filled(t, missed(), subject())
	require.Equal(t, "The 2 published figures cannot be met together by what was fitted. No values are given.", d.Answer[0])
	require.Equal(t, "Only 3 of 4 values with a range were fitted. With the others they may agree: --only again,world.callers.patience.mean,world.platforms.backup.seats,log-on", d.Answer[1])
	require.Contains(t, d.Answer[2], "contradict each other")
}

// TestAFigureBeyondReach is named alone, with what was simulated within the ranges.
func TestAFigureBeyondReach(t *testing.T) {
	r := missed()
	r.Miss.Figures = []int{1}
	s := subject()
	s.Left = nil
	d := filled(t, r, s)
	require.Equal(t, "“Callers who failed” cannot be met at all. Published: 12,000, with its tolerance 11,400 to 12,600. Simulated within the ranges: 9,600 to 14,400.", d.Answer[1])
}

// isEmpty demands that a document has nothing that could be taken for a fit.
func isEmpty(t *testing.T, d *study.Document) {
	t.Helper()
	f := d.Findings.(Findings)
	for _, p := range f.Parameters {
		require.Nil(t, p.Best)
		require.Nil(t, p.After)
		require.Empty(t, p.Write)
		require.Equal(t, Unknown, p.Verdict)
	}
	require.Empty(t, f.Predictions)
	for _, table := range d.Tables {
		require.NotContains(t, []string{"paste", "values", "headlines"}, table.ID)
	}
	for _, table := range d.Data {
		require.NotEqual(t, "plausible", table.Name)
	}
}

// TestUndecided gives no values, and says what would help.
func TestUndecided(t *testing.T) {
	r := good()
	r.Verdict, r.Region, r.Stopped = calibrate.Unsure, nil, calibrate.Spent
	d := filled(t, r, subject())
	require.Len(t, d.Answer, 2)
	require.Contains(t, d.Answer[1], "--points")
	isEmpty(t, d)

	r = good()
	r.Simulated.Figures[0].Off = -3.4
	for i := range r.Tried {
		r.Tried[i].Implausibility = 4
	}
	d = filled(t, r, subject())
	require.Equal(t, "Whether the 2 published figures can be met together is not shown. The best setting that was simulated misses “Calls that failed” by 3.4 of its uncertainty; up to 3 is met. No values are given.", d.Answer[0])
	require.Equal(t, "unsure", d.Findings.(Findings).Verdict)
	isEmpty(t, d)

	r.Tried[2].Implausibility = 0.5
	d = filled(t, r, subject())
	require.Equal(t, "fits", d.Findings.(Findings).Verdict, "another setting meets all")
	require.Equal(t, Number(r.Tried[2].Values[0]), *d.Findings.(Findings).Parameters[0].Best)
}

// TestOnlyJust: a fit that is nearly a miss is told as one.
func TestOnlyJust(t *testing.T) {
	r := good()
	r.Simulated.Figures[0].Off = -2.9
	require.Equal(t, "The 2 published figures can only just be met together. At the best values “Calls that failed” is off by 2.9 of its uncertainty; beyond 3 nothing would fit. Of all settings within the ranges, 4 % is not ruled out.",
		filled(t, r, subject()).Answer[0])
}

// TestARoughSurface: what the figures do not say yet, more settings may.
func TestARoughSurface(t *testing.T) {
	r := good()
	r.Stopped, r.Waves[0].Rough = calibrate.Spent, 0.9
	d := filled(t, r, subject())
	require.Equal(t, "So far the published figures say nothing about “backup, seats”: it can be anywhere in its range. More settings may narrow that (--points).", d.Answer[3])
	require.Contains(t, d.Doubts[0], "The budget ended the search.")
}

// TestAPredictionThatFails is told as one.
func TestAPredictionThatFails(t *testing.T) {
	r := good()
	r.Region.Predicted[2].Off = 2.4
	require.Contains(t, filled(t, r, subject()).Answer[4], "That is doubtful (off by 2.4).")
	r.Region.Predicted[2].Off = -5
	d := filled(t, r, subject())
	require.Contains(t, d.Answer[4], "That contradicts the fit (off by −5.0).")
	require.False(t, d.Findings.(Findings).Figures[2].Met)
	require.Equal(t, "The simulation misses 1 of 3 published figures", d.Charts[1].Title)
}

// TestAPredictionThatIsTooWide agrees with anything, so it tests nothing. That is not said of one that contradicts.
func TestAPredictionThatIsTooWide(t *testing.T) {
	r := good()
	p := &r.Region.Predicted[2] // 75 s were published
	for _, c := range []struct {
		low, high, off float64
		says           string
	}{
		{55, 80, -1.2, "That agrees (off by −1.2)."},
		{30, 127, 0, "That agrees (off by 0.0)."},
		{26, 125, 0, "That is too wide to tell: nothing at all, or twice as much, would agree as well (off by 0.0)."},
		{0, 400, 2.4, "That is too wide to tell: nothing at all, or twice as much, would agree as well (off by 2.4)."},
		{0, 400, 3.4, "That contradicts the fit (off by 3.4)."},
		{75, 75, 0, "That agrees (off by 0.0)."},
	} {
		p.DayLow, p.DayHigh, p.Off = c.low, c.high, c.off
		require.Contains(t, filled(t, r, subject()).Answer[4], c.says)
	}
}

// TestAnUntoldPairIsWritten: two values that are only known together are both worth writing down.
func TestAnUntoldPairIsWritten(t *testing.T) {
	r := good()
	for i := range r.Region.Inputs {
		r.Region.Inputs[i].Pinned, r.Region.Inputs[i].Untold = false, true
	}
	d := filled(t, r, subject())
	require.Len(t, tableOf(t, d, "paste").Rows, 2)
	r.Region.Trades = nil
	require.Equal(t, [][]string{{"nothing", "the figures say nothing about any value"}}, tableOf(t, filled(t, r, subject()), "paste").Rows)
}

// TestDataHasEverySetting: whoever doubts a figure can count again.
func TestDataHasEverySetting(t *testing.T) {
	d := filled(t, good(), subject())
	rows := map[string]int{}
	for _, table := range d.Data {
		rows[table.Name] = len(table.Rows)
		for _, row := range table.Rows {
			require.Len(t, row, len(table.Columns), table.Name)
		}
	}
	require.Equal(t, map[string]int{"points": 15, "outcomes": 25, "figures": 3, "plausible": 180}, rows)
}

// TestNumbersForPrograms: values are in the base of their unit.
func TestNumbersForPrograms(t *testing.T) {
	text, err := json.Marshal(filled(t, good(), subject()).Findings)
	require.NoError(t, err)
	for _, part := range []string{`"verdict":"fits"`, `"after":{"low":0.4812,"high":0.5634},"best":0.5217,"write":"52.2% (48.1% to 56.4%)"`, `"allowed":{"low":13300,"high":14700}`, `"correlation":-0.82`} {
		require.Contains(t, string(text), part)
	}
}
