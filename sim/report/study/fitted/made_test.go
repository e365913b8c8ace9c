package fitted

import (
	"bytes"
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
	"nines/sim/report/study"
	"nines/sim/scenario/input"
	"nines/sim/study/calibrate"
)

var (
	share    = input.Input{Name: "again", Title: "again", Kind: input.Unknown, Unit: input.Share, Low: 0.3, Best: 0.55, High: 0.8, Guessed: true, Origin: "fitted"}
	patience = input.Input{Name: "world.callers.patience.mean", Title: "patience, mean", Kind: input.Unknown, Unit: input.Duration, Low: 60, Best: 120, High: 300}
	seats    = input.Input{Name: "world.platforms.backup.seats", Title: "backup, seats", Kind: input.Unknown, Unit: input.Count, Whole: true, Low: 90, Best: 110, High: 130, Origin: "assumed", Why: "a guess"}
)

// problem has three values, three published figures of which one is kept back, a headline and a candidate.
func problem() *calibrate.Problem {
	return &calibrate.Problem{
		Inputs: []input.Input{share, patience, seats}, Seed: 7, Budget: calibrate.DefaultBudget(3),
		Figures: []calibrate.Figure{
			{Name: "calls-lost", Title: "Calls that failed", Unit: "calls", Published: &calibrate.Published{Value: 14000, Tolerance: 350, OneDay: true, Fitted: true}},
			{Name: "callers-lost", Title: "Callers who failed", Unit: "callers", Published: &calibrate.Published{Value: 12000, Tolerance: 300, OneDay: true, Fitted: true}},
			{Name: "waited", Unit: "s", Published: &calibrate.Published{Value: 75, Tolerance: 5, OneDay: true}},
			{Name: "callers.without-help", Unit: "callers", Headline: true},
			{Name: "calls.abandoned@outage", Unit: "calls", Candidate: true},
		},
	}
}

func subject() *Subject {
	return &Subject{
		About: []About{
			{Measure: "calls.unconnected-seen", Window: "run", Of: "everybody", Strategy: "as-happened", Low: 13300, High: 14700},
			{Measure: "callers.affected", Window: "run", Strategy: "as-happened", Low: 11400, High: 12600},
			{Measure: "answer.mean", Window: "outage", Strategy: "as-happened", Low: 65, High: 85},
			{Measure: "callers.without-help", Window: "run", Strategy: "as-happened"},
			{Measure: "calls.abandoned", Window: "outage", Strategy: "as-happened"},
		},
		Asked: 3, Left: []input.Input{{Name: "log-on", Title: "log on"}},
	}
}

// tryOut are the settings of one round, evenly over the ranges, and the centre.
func tryOut(p *calibrate.Problem) (list []calibrate.Tried) {
	for i := range 5 {
		at := (float64(i) + 0.5) / 5
		t := calibrate.Tried{Wave: 1, Centre: i == 4, Point: calibrate.Point{Days: 8}, Implausibility: math.Abs(float64(i-2)) * 2}
		for k := range p.Inputs {
			t.Values = append(t.Values, p.Inputs[k].At(at))
		}
		for _, f := range p.Figures {
			mean := 10000.
			if f.Published != nil {
				mean = f.Published.Value
			}
			t.Figures = append(t.Figures, calibrate.Measured{Mean: mean * (0.8 + 0.1*float64(i)), Error: 20, Spread: 60})
		}
		list = append(list, t)
	}
	return list
}

// good is a calibration that fits: the share is pinned down, patience narrowed, and nothing is said about the seats.
func good() *calibrate.Result {
	p := problem()
	r := &calibrate.Result{
		Problem: p, Tried: tryOut(p), Verdict: calibrate.Fits, Stopped: calibrate.Precise,
		Waves:      []calibrate.Wave{{Points: 5, Days: 40, Left: 0.042, Rough: 0.2}},
		Surrogates: make([]calibrate.Surrogate, 5),
		Simulated: calibrate.Distance{Values: []float64{0.5217, 141.3, 111}, Implausibility: 0.4, Figures: []calibrate.Off{
			{Figure: 0, Value: 13900, Doubt: 400, Off: -0.25}, {Figure: 1, Value: 12130, Doubt: 320, Off: 0.4}, {Figure: 2, Value: 77, Doubt: 5, Off: 0.4}}},
		Region: &calibrate.Region{
			Left: 0.042,
			Inputs: []calibrate.Range{
				{Low: 0.4812, Middle: 0.52, High: 0.5634, Narrowed: 0.83, Pinned: true}, {Low: 110.2, Middle: 140, High: 182.9, Narrowed: 0.65}, {Low: 91, Middle: 110, High: 129, Narrowed: 0.02, Untold: true},
			},
			Trades: []calibrate.Trade{{A: 0, B: 1, Correlation: -0.82}},
			Predicted: []calibrate.Prediction{
				{Figure: 0, Low: 13500, Middle: 13950, High: 14500, DayLow: 13300, DayHigh: 14700, Before: [2]float64{9000, 21000}, Off: 0.1},
				{Figure: 1, Low: 11700, Middle: 12050, High: 12500, DayLow: 11600, DayHigh: 12600, Before: [2]float64{8000, 15000}, Off: 0.1},
				{Figure: 2, Low: 60, Middle: 68, High: 76, DayLow: 55, DayHigh: 80, Before: [2]float64{20, 200}, Off: -1.2},
				{Figure: 3, Low: 4100, Middle: 4800, High: 5600, DayLow: 3900, DayHigh: 5900, Before: [2]float64{1000, 9000}, Off: math.NaN()},
			},
			Further: []calibrate.Further{{Figure: 4, Left: 0.4, Inputs: []float64{0.9, 0.45, 1}, Headline: 0.8}},
		},
	}
	for k := range r.Surrogates {
		r.Surrogates[k] = calibrate.Surrogate{Points: 5, Error: 40, Explains: 0.97, Widened: 1}
	}
	r.Nearest = r.Simulated
	for i := range 60 {
		u := (float64(i) + 0.5) / 60
		r.Region.Sample = append(r.Region.Sample, calibrate.Plausible{Values: []float64{0.48 + 0.08*u, 183 - 70*u, 90 + math.Floor(40*u)}, Weight: 1. / 60, Implausibility: 1})
	}
	return r
}

// missed is a calibration whose two figures contradict each other.
func missed() *calibrate.Result {
	r := good()
	r.Verdict, r.Region, r.Stopped = calibrate.Misses, nil, calibrate.Ruled
	r.Waves[0].Left = 0
	for i := range r.Tried {
		r.Tried[i].Implausibility += 5
	}
	r.Simulated.Figures[1].Off, r.Simulated.Implausibility = 4.6, 4.6
	r.Miss = &calibrate.Miss{Figures: []int{0, 1}, Apart: 4.2, Where: calibrate.Distance{Values: r.Simulated.Values, AtEnd: []int{1}}, Without: []calibrate.Dropped{{Figure: 0, Implausibility: 0.2}, {Figure: 1, Implausibility: 0.3}}}
	return r
}

// filled is the document of a calibration. It can be written and read.
func filled(t *testing.T, r *calibrate.Result, s *Subject) *study.Document {
	t.Helper()
	d := &study.Document{
		Format: study.Format, Kind: study.Calibrate, Question: "What fits?", Seed: 7, Version: "0.1.0", Command: "nines calibrate SCENARIO",
		Scenario: report.Subject{Name: "town", Title: "An outage", Start: "2024-05-01T00:00:00Z", End: "2024-05-02T00:00:00Z", Zone: "UTC"},
	}
	Fill(d, r, s)
	var text, json bytes.Buffer
	require.NoError(t, study.Write(&text, d))
	require.NoError(t, d.JSON(&json))
	_, err := study.Read(json.Bytes())
	require.NoError(t, err)
	if testing.Verbose() {
		fmt.Println(text.String())
	}
	return d
}
