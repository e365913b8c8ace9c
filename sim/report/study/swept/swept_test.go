package swept

import (
	"bytes"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/measure"
	"nines/sim/report/study"
	"nines/sim/scenario/input"
	"nines/sim/stat"
	"nines/sim/study/sweep"
)

var (
	seats    = input.Input{Name: "world.platforms.backup.seats", Title: "seats of the backup", Unit: "seats", Low: 60, High: 200, Whole: true}
	patience = input.Input{Name: "patience", Title: "how long callers wait", Unit: input.Duration, Low: 60, High: 240}
	without  = measure.Measure{Name: "callers.without-help", Window: measure.WholeRun, Unit: measure.Callers}
)

func estimated(mean, half float64) stat.Estimate {
	return stat.Estimate{N: 20, Mean: mean, Interval: stat.Interval{Low: mean - half, High: mean + half}, Level: 0.95}
}

// made is a sweep in which the first strategy loses ten callers fewer with each seat, and the second always 500.
func made(d *sweep.Design) *Sweep {
	s := &Sweep{Design: d, Strategies: []Strategy{{"as-happened", "As it happened"}, {"automatic", "A switch by itself"}}, Measures: []measure.Measure{without}, Each: 20}
	s.Standings = make([][]sweep.Standing, 1)
	for _, p := range d.Points {
		own := sweep.Standing{Best: 1, Figures: []stat.Estimate{estimated(2000-10*p[0], 30), estimated(500, 30)}}
		switch v := 2000 - 10*p[0]; {
		case v < 450:
			own.Best = 0
		case v < 550:
			own.Best = -1
		}
		s.Standings[0] = append(s.Standings[0], own)
		s.Runs = append(s.Runs, Run{Set: []string{"world.platforms.backup.seats=" + seats.Written(p[0])}})
	}
	return s
}

func filled(t *testing.T, s *Sweep) *study.Document {
	d := &study.Document{Kind: study.Sweep, Question: "What if?", Seed: 7, Version: "0.1.0", Command: "nines sweep SCENARIO"}
	Fill(d, s)
	var out bytes.Buffer
	require.NoError(t, study.Write(&out, d))
	require.NoError(t, d.JSON(&out))
	return d
}

// TestAnswerOverOneInput says which is best where, where that changes, and how far the figures go.
func TestAnswerOverOneInput(t *testing.T) {
	d := filled(t, made(sweep.OfGrid([]input.Input{seats}, [][]float64{{100, 150, 160, 200}})))
	require.Equal(t, []string{
		"At 2 of 4 points the best strategy is “As it happened”.",
		"At 1 of 4 points the best strategy is “A switch by itself”.",
		"At 1 of 4 points none is shown to be the best: 2.",
		"Between 100 seats and 160 seats [seats of the backup] the best changes from “A switch by itself” to “As it happened”.",
		"The number of callers without help under “As it happened” is 0 ± 30 at the least [seats of the backup: 200 seats]. It is 1,000 ± 30 at the most [seats of the backup: 100 seats].",
		"At every point the number of callers without help under “A switch by itself” is 500 ± 30.",
	}, d.Answer)
	require.Len(t, d.Charts, 1)
	require.Len(t, d.Charts[0].Marks, 4, "a band and a line for each strategy")
	require.Equal(t, []string{"2", "150 seats", "500 ± 30", "500 ± 30", "~"}, d.Tables[0].Rows[1])
	require.True(t, d.Tables[0].Brief)
	require.Len(t, d.Data[0].Rows, 8)
	require.Equal(t, []any{1, int64(100), "as-happened", "callers.without-help", "run", "callers", 1000., 970., 1030., 20, false}, d.Data[0].Rows[0])
	require.Equal(t, "figures", d.Data[0].Name)
	require.Equal(t, []any{1, int64(100), "--set 'world.platforms.backup.seats=100 seats'"}, d.Data[1].Rows[0])
	require.Equal(t, "as-happened", d.Findings.(Findings).Points[3].Best)
}

// TestTwoInputsAreASquare: one goes across and the other down, in tables and in heat maps.
func TestTwoInputsAreASquare(t *testing.T) {
	d := filled(t, made(sweep.OfGrid([]input.Input{seats, patience}, [][]float64{{100, 150, 200}, {60, 120}})))
	require.Equal(t, []string{"seats of the backup \\ how long callers wait", "1m", "2m"}, d.Tables[0].Header)
	require.Equal(t, []string{"200 seats", "as-happened", "as-happened"}, d.Tables[0].Rows[2])
	same := made(sweep.OfGrid([]input.Input{seats, patience}, [][]float64{{100, 120}, {60, 120}}))
	require.Equal(t, "square", filled(t, same).Tables[0].ID, "which is the best everywhere is no table")
	require.Len(t, d.Charts, 2)
	require.Len(t, d.Charts[0].X.Names, 2)
	require.Len(t, d.Charts[0].Y.Names, 3)
}

// TestOneStrategy is not called the best of one.
func TestOneStrategy(t *testing.T) {
	s := made(sweep.OfGrid([]input.Input{seats}, [][]float64{{100, 200}}))
	s.Strategies = s.Strategies[:1]
	for i := range s.Standings[0] {
		s.Standings[0][i].Figures, s.Standings[0][i].Best = s.Standings[0][i].Figures[:1], 0
	}
	d := filled(t, s)
	require.Len(t, d.Answer, 1)
	require.NotContains(t, strings.Join(d.Answer, ""), "best")
}

// TestTheWeekIsAHeatMap of hours and weekdays. An hour that is not there has no value.
func TestTheWeekIsAHeatMap(t *testing.T) {
	m, err := sweep.MomentsOf("every 6 hours of the week", time.Date(2024, 5, 1, 6, 30, 0, 0, time.UTC))
	require.NoError(t, err)
	var values []float64
	for i := range m.At {
		values = append(values, float64(i))
	}
	s := made(sweep.OfGrid([]input.Input{{Name: "when", Unit: input.Word, Words: make([]string, len(m.At)), Whole: true}}, [][]float64{values}))
	s.When, s.IsWeek = m.At, true
	d := filled(t, s)
	require.Len(t, d.Charts, 2)
	require.Equal(t, []string{"06:00", "1,990", "1,950", "1,910", "1,870", "1,830", "1,790", "1,750"}, d.Tables[0].Rows[1])
	require.Equal(t, []string{"00:00", "06:00", "12:00", "18:00"}, d.Charts[0].Y.Names)
	require.Contains(t, d.Answer[len(d.Answer)-2], "on Monday at 00:00")
	n := 0
	for _, mark := range d.Charts[0].Marks {
		n += len(mark.Values)
		for _, v := range mark.Values {
			require.False(t, math.IsNaN(float64(v)))
		}
	}
	require.Equal(t, 28, n)
}

// TestManyInputs have a table of their own, and points are named by their numbers.
func TestManyInputs(t *testing.T) {
	second, third := patience, patience
	second.Name, third.Name = "second", "third"
	d := filled(t, made(sweep.OfGrid([]input.Input{seats, patience, second, third}, [][]float64{{100, 200}, {60}, {60, 120}, {60, 120}})))
	require.Contains(t, d.Answer[2], "at the least [point 5]")
	require.Equal(t, []string{"point", "as-happened", "automatic", "best"}, d.Tables[0].Header)
	require.Equal(t, "values", d.Tables[1].ID)
	require.Len(t, d.Tables[1].Header, 5)
}

// TestTimesAndWords are intervals; more times than have room are a line.
func TestTimesAndWords(t *testing.T) {
	for text, want := range map[string]string{"every day of the week at 18:00": "names", "every day of 2024": "dates"} {
		m, err := sweep.MomentsOf(text, time.Date(2024, 5, 1, 6, 30, 0, 0, time.UTC))
		require.NoError(t, err)
		var values []float64
		for i := range m.At {
			values = append(values, float64(i))
		}
		s := made(sweep.OfGrid([]input.Input{{Name: "when", Unit: input.Word, Words: make([]string, len(m.At)), Whole: true}}, [][]float64{values}))
		s.When = m.At
		d := filled(t, s)
		require.Equal(t, want, d.Charts[0].ID)
		require.NotEmpty(t, d.Charts[0].Marks)
	}
}

// TestAWeekOfAlikeDaysHasOneDayOfPoints: it is said first, and nothing is counted seven times. What is not shown to be the most is
// said, too: the days are the same, so the test is paired.
func TestAWeekOfAlikeDaysHasOneDayOfPoints(t *testing.T) {
	m, err := sweep.MomentsOf("every 6 hours of the week", time.Date(2024, 5, 1, 6, 30, 0, 0, time.UTC))
	require.NoError(t, err)
	var values []float64
	for i := range m.At {
		values = append(values, float64(i))
	}
	s := made(sweep.OfGrid([]input.Input{{Name: "when", Unit: input.Word, Words: make([]string, len(m.At)), Whole: true}}, [][]float64{values}))
	s.When, s.IsWeek = m.At, true
	for i := range s.Standings[0] {
		level := []float64{100, 200, 300, 299.5}[i%4]
		var first []float64
		for day := range 10 {
			first = append(first, level+float64(day)+float64(i%4*(day%3))) // at noon and later the days themselves differ more
		}
		s.Standings[0][i] = sweep.Standing{Best: []int{1, 1, -1, -1}[i%4], Figures: []stat.Estimate{stat.Mean(first), stat.Mean([]float64{5, 5, 5})}, Days: [][]float64{first, {5, 5, 5}}}
	}
	d := filled(t, s)
	require.Equal(t, "The days of the week do not differ, so the week has 4 different points: one for each hour.", d.Answer[0])
	require.Equal(t, "At 2 of 4 points the best strategy is “A switch by itself”.", d.Answer[1])
	require.Equal(t, "At 2 of 4 points none is shown to be the best: 12:00 and 18:00.", d.Answer[2])
	require.Contains(t, d.Answer[3], "at the most [at 18:00 on any day], not shown to differ from 1 other point.")
	require.NotContains(t, strings.Join(d.Doubts, " "), "lie outside theirs")
}
