package explored_test

import (
	"bytes"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/measure"
	"nines/sim/report"
	"nines/sim/report/study"
	"nines/sim/report/study/explored"
	"nines/sim/scenario/input"
	"nines/sim/stat"
	"nines/sim/study/explore"
)

// inputs are three unknowns and a word. The first decides which strategy is best.
var inputs = []input.Input{
	{Name: "heed", Title: "share who act on a notice", Kind: input.Unknown, Unit: "share", Low: 0.2, Best: 0.4, High: 0.9, Guessed: true, Origin: "assumed", Why: "nobody knows"},
	{Name: "world.platforms.backup.seats", Title: "seats (backup)", Kind: input.Unknown, Unit: "count", Whole: true, Low: 90, Best: 110, High: 130},
	{Name: "takes", Title: "takes (restart)", Kind: input.Unknown, Unit: "duration", Low: 120, Best: 300, High: 1200, Guessed: true},
	{Name: "kind", Title: "kind (overflow)", Kind: input.Unknown, Unit: input.Word, Words: []string{"crankback", "spread"}, High: 1},
}

// callers are those without help, under a switch and under a notice. Days differ by a wave.
func callers(strategy int, x []float64, day int) float64 {
	wave := 1 + 0.1*math.Sin(float64(day)*2.4)
	mean := 2000 - 12*(x[1]-110) + 0.1*x[2]
	if strategy == 1 {
		mean = 4000 - 3000*x[0] - 12*(x[1]-110)
	}
	return math.Round(mean*wave + 15*math.Sin(float64(day)*7.7+x[0]*50+x[1]))
}

func simulate(batch []explore.Point) (list []explore.Outcome, err error) {
	for _, p := range batch {
		o := explore.Outcome{Values: make([][]float64, 2)}
		for k := range o.Values {
			for d := range p.N {
				o.Values[k] = append(o.Values[k], callers(k, p.Values, p.First+d))
			}
		}
		list = append(list, o)
	}
	return list, nil
}

func made(t *testing.T, strategies ...string) *study.Document {
	return madeOf(t, measure.Measure{Name: "callers.without-help", Window: measure.WholeRun, Unit: measure.Callers}, 1, strategies...)
}

// madeOf is of another measure, which is a part of the callers.
func madeOf(t *testing.T, m measure.Measure, part float64, strategies ...string) *study.Document {
	s := &explore.Study{Inputs: inputs, Strategies: strategies, Threshold: 50 * part, Seed: 7}
	var err error
	s.Plan, err = explore.Divide(300, inputs, len(strategies))
	require.NoError(t, err)
	r, err := explore.Run(s, func(batch []explore.Point) ([]explore.Outcome, error) {
		list, err := simulate(batch)
		for i := range list {
			list[i].Values = list[i].Values[:len(strategies)]
			for _, values := range list[i].Values {
				for day := range values {
					values[day] *= part
				}
			}
		}
		return list, err
	})
	require.NoError(t, err)
	d := &study.Document{Format: study.Format, Version: "0.1.0", Kind: study.Explore, Command: "nines explore SCENARIO", Seed: 7, Question: "What matters?", Scenario: report.Subject{
		Name: "town", Title: "A town", Start: "2024-05-01T00:00:00+01:00", End: "2024-05-02T00:00:00+01:00", Zone: "Europe/London",
	}}
	explored.Fill(d, r, explored.Subject{
		Measure: m, Titles: []string{"An automatic switch", "A public notice"}[:len(strategies)],
		Threshold: "which is study.indifference of the scenario", Left: []input.Input{{Title: "queue (backup)"}},
	})
	return d
}

// TestTheAnswerIsInPeople: read it aloud. A share that moves nothing under the subject still bears on the decision.
func TestTheAnswerIsInPeople(t *testing.T) {
	d := made(t, "automatic", "notice")
	require.Equal(t, []string{
		"At the best guesses, the number of callers without help is 2,034 ± 76 under “An automatic switch”.",
		"What matters most is “seats (backup)”: it moves that number by 480 callers (447 to 512), from 1,795 (at 130) to 2,274 (at 90).",
		"Also of weight: “takes (restart)”, by 108.",
		"Not shown to move that number, but it bears on which strategy is best: “share who act on a notice”.",
		"No effect at all: “kind (overflow)”.",
		"“An automatic switch” is best on average over the ranges, but not everywhere: in about 75 % of them.",
		"“A public notice” is better, averaged over all else, if “share who act on a notice” is above 65 % (64.4 % to 65.5 %).",
		"Worth learning before you decide, on average over such days: “share who act on a notice”, 91 callers (88 to 95).",
	}, d.Answer)
	require.Equal(t, "285 days were simulated. A day under both strategies counts once.", d.Method[0])
	require.Contains(t, d.Doubts[0], "queue (backup)")
}

// TestTheTornadoGoesThroughTheBestGuess: bars to its left are lower, bars to its right higher. What moves nothing has no bar.
func TestTheTornadoGoesThroughTheBestGuess(t *testing.T) {
	c := made(t, "automatic", "notice").Charts[0]
	require.Equal(t, "Seats (backup) matters most", c.Title)
	require.Equal(t, []string{"seats (backup)", "takes (restart)", "share who act on a notice", "kind (overflow)"}, c.Y.Names)
	guess := c.Marks[2].X[0]
	for k, high := range c.Marks[0].High {
		require.LessOrEqual(t, high, guess)
		require.Less(t, c.Marks[0].Low[k], high)
	}
	for k, low := range c.Marks[1].Low {
		require.GreaterOrEqual(t, low, guess)
		require.Less(t, low, c.Marks[1].High[k])
	}
	require.Equal(t, "flip-1", made(t, "automatic", "notice").Charts[1].ID)
}

// TestWhatBelongsToAnotherStrategyIsNotCalledUnimportant: it is no part of the subject.
func TestWhatBelongsToAnotherStrategyIsNotCalledUnimportant(t *testing.T) {
	name := inputs[3].Name
	inputs[3].Name = "strategies.notice.kind"
	defer func() { inputs[3].Name = name }()
	answer := strings.Join(made(t, "automatic", "notice").Answer, "\n")
	require.Contains(t, answer, "No part of “An automatic switch”: “kind (overflow)”.")
	require.NotContains(t, answer, "Does not matter")
}

// TestSharesAreDrawnInPercentagePoints, as the axes say. Sentences have as many digits as a share needs.
func TestSharesAreDrawnInPercentagePoints(t *testing.T) {
	share := madeOf(t, measure.Measure{Name: "calls.unconnected-share", Window: measure.WholeRun, Unit: measure.Share}, 1e-4, "automatic", "notice")
	people := made(t, "automatic", "notice")
	for k, c := range share.Charts[1:] {
		require.Contains(t, c.X.Title+c.Y.Title, "percentage points", c.ID)
		for i, m := range c.Marks {
			for n, low := range m.Low {
				require.InDelta(t, float64(people.Charts[1+k].Marks[i].Low[n])/100, float64(low), 1e-6, c.ID)
			}
		}
	}
	require.Len(t, share.Charts, 3)
	require.InDelta(t, 20.3, float64(share.Charts[0].Marks[2].X[0]), 0.1)
	require.Contains(t, share.Charts[0].X.Title, "in per cent")
	require.Contains(t, strings.Join(share.Doubts, " "), "each day counts alike")
	require.Contains(t, share.Answer[len(share.Answer)-1], "0.9 percentage points")
}

// TestNothingMatters: what is shown of all inputs is said, and not only that nothing is shown.
func TestNothingMatters(t *testing.T) {
	require.NotContains(t, made(t, "automatic").Answer[1], "No unknown moves", "some matter")
	kept := inputs
	inputs = inputs[3:]
	defer func() { inputs = kept }()
	require.Equal(t, "No unknown moves that number by 50 callers or more.", one(t).Answer[1])
}

// one explores the last input alone: the others are at their best guesses.
func one(t *testing.T) *study.Document {
	s := &explore.Study{Inputs: inputs, Strategies: []string{"automatic"}, Threshold: 50, Seed: 7}
	var err error
	s.Plan, err = explore.Divide(60, inputs, 1)
	require.NoError(t, err)
	r, err := explore.Run(s, func(batch []explore.Point) (list []explore.Outcome, err error) {
		for _, p := range batch {
			values := make([]float64, p.N)
			for day := range values {
				values[day] = callers(0, []float64{0.4, 110, 300}, p.First+day)
			}
			list = append(list, explore.Outcome{Values: [][]float64{values}})
		}
		return list, nil
	})
	require.NoError(t, err)
	d := &study.Document{}
	explored.Fill(d, r, explored.Subject{Measure: measure.Measure{Name: "callers.without-help", Window: measure.WholeRun, Unit: measure.Callers}, Titles: []string{"An automatic switch"}})
	return d
}

// TestOneStrategyHasNoDecision, which is told.
func TestOneStrategyHasNoDecision(t *testing.T) {
	d := made(t, "automatic")
	require.Len(t, d.Charts, 1)
	require.NotContains(t, strings.Join(d.Answer, " "), "best on average")
	require.Contains(t, strings.Join(d.Doubts, " "), "Only one strategy was explored")
}

// TestTheTablesHaveEveryDay, so that anybody can compute a figure again.
func TestTheTablesHaveEveryDay(t *testing.T) {
	d := made(t, "automatic", "notice")
	require.Equal(t, 2*285, len(d.Data[0].Rows), "days")
	require.Equal(t, 4*(8+144+1), len(d.Data[1].Rows), "settings")
	sum, n := 0.0, 0
	for _, row := range d.Data[0].Rows {
		if row[0] == 0 && row[3] == "automatic" {
			sum += row[4].(float64)
			n++
		}
	}
	require.InDelta(t, 2034, sum/float64(n), 0.5)
}

func TestTheDocumentIsSound(t *testing.T) {
	for _, strategies := range [][]string{{"automatic", "notice"}, {"automatic"}} {
		d := made(t, strategies...)
		var out bytes.Buffer
		require.NoError(t, d.JSON(&out))
		back, err := study.Read(out.Bytes())
		require.NoError(t, err)
		require.Equal(t, d.Answer, back.Answer)
		text, err := json.Marshal(d.Findings)
		require.NoError(t, err)
		require.NotContains(t, string(text), "null")
	}
}

// result is a result with one input, as the engine gives it.
func result(figure, threshold float64, swing stat.Estimate, d *explore.Decision) *explore.Result {
	s := &explore.Study{Inputs: inputs[:1], Strategies: []string{"automatic", "notice"}, Threshold: threshold}
	levels := []explore.Level{{Value: 0.4, Figures: []stat.Estimate{{Mean: figure}, {Mean: figure}}}, {Value: 0.9, Figures: []stat.Estimate{{Mean: figure}, {Mean: figure}}}}
	shift := explore.Shift{From: 0, To: 1, Estimate: swing}
	other := shift
	other.Skewed = true // not the one that is printed
	return &explore.Result{
		Study: s, Guess: levels[0].Figures, Decision: d, Tried: []explore.Tried{{Stage: explore.Alone, Point: explore.Point{Values: []float64{0.4}, N: 5}, Outcome: explore.Outcome{Values: [][]float64{{1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}}}}},
		Effects: []explore.Effect{{Levels: levels, Shifts: []explore.Shift{shift, other}, Swing: shift, Verdict: explore.NotShown}},
	}
}

func filled(r *explore.Result) *study.Document {
	d := &study.Document{}
	explored.Fill(d, r, explored.Subject{
		Measure: measure.Measure{Name: "callers.without-help", Window: measure.WholeRun, Unit: measure.Callers}, Titles: []string{"An automatic switch", "A public notice"}, Others: []string{"Wait"}, Asked: 20,
	})
	return d
}

// TestRoughIntervalsAreThoseWithAStar: the sentence counts what the table marks.
func TestRoughIntervalsAreThoseWithAStar(t *testing.T) {
	for _, skewed := range []bool{false, true} {
		e := stat.Estimate{N: 5, Mean: 9, StdDev: 1, Skewed: skewed, Interval: stat.Interval{Low: 1, High: 19}}
		d := filled(result(100, 5, e, nil))
		require.Equal(t, skewed, strings.Contains(d.Tables[0].Rows[0][1], "*"))
		require.Equal(t, skewed, strings.Contains(strings.Join(d.Doubts, "\n"), "1 is rough (*)"))
	}
}

// TestAThresholdAboveTheFigureIsToldFirst, with one that would do.
func TestAThresholdAboveTheFigureIsToldFirst(t *testing.T) {
	e := stat.Estimate{N: 5, Mean: 9, StdDev: 1, Interval: stat.Interval{Low: 1, High: 19}}
	require.Equal(t, "The least difference that counts here is 50 callers, and the whole figure is 35. Give a smaller one: --threshold 4.", filled(result(35, 50, e, nil)).Answer[0])
	require.NotContains(t, filled(result(51, 50, e, nil)).Answer[0], "--threshold")
}

// TestWhatIsOpenIsNamed: against which strategy, and where. Strategies that nobody asked about are named, too.
func TestWhatIsOpenIsNamed(t *testing.T) {
	e := stat.Estimate{N: 5, Mean: 9, StdDev: 1, Interval: stat.Interval{Low: 1, High: 19}}
	none := stat.Estimate{}
	corner := explore.Corner{Against: 1, Values: []float64{0.9}, Found: stat.Paired{Estimate: stat.Estimate{Mean: 12, Interval: stat.Interval{Low: -80, High: 104}}}}
	decision := &explore.Decision{
		Stays: explore.Unsure, Corners: []explore.Corner{corner}, Means: []stat.Estimate{none, none}, Behind: []stat.Paired{{Shown: true}, {Shown: true}},
		Shares: make([]explore.Share, 2), Explain: []float64{1, 1},
	}
	d := filled(result(100, 50, e, decision))
	require.Contains(t, strings.Join(d.Answer, "\n"), "It is open against “A public notice” at “share who act on a notice” 90 %: there “A public notice” is worse by 12 callers (−80 to 104).")
	require.Contains(t, strings.Join(d.Doubts, "\n"), "The scenario has 1 more strategy that the question leaves out: “Wait”. To compare them, too: --strategies.")
	require.Contains(t, d.Method[0], "5 of 20 days were simulated")
}
