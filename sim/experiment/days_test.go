package experiment_test

import (
	"context"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
)

// TestDays recounts what each of the three days promises: so many replications are no worse, and so many no better.
func TestDays(t *testing.T) {
	p := compiled(t, "town", []byte(town(t)), "as-planned")
	place := p.Measures.Find("callers.without-help", measure.WholeRun, measure.Group{})
	for _, n := range []int{1, 2, 3, 20, 21, 40, 400} {
		r := &experiment.Result{Plan: p}
		for i := range n {
			row := make([]float64, len(p.Measures.Measures()))
			row[place] = float64(i * 7919 % 13) // with many equal ones
			r.Rows = append(r.Rows, row)
		}
		days := r.Days()
		require.Len(t, days, min(n, 3), n)
		for _, d := range days {
			require.Equal(t, r.Rows[d.Replication][place], d.Value)
			below, ties := 0, 0
			for i := range r.Rows {
				v := r.Rows[i][place]
				if v < d.Value {
					below++
				} else if v == d.Value && i <= d.Replication {
					ties++
				}
			}
			require.Equal(t, int(math.Ceil(float64(d.Percent)*float64(n)/100)), below+ties, "%d: %v", n, d)
		}
		require.Equal(t, days, r.Days())
	}
	require.Empty(t, (&experiment.Result{Plan: p}).Days())
	r := &experiment.Result{Plan: p, Rows: [][]float64{make([]float64, place+1)}}
	require.Equal(t, []experiment.Day{{Label: "typical", Percent: 50, Replication: 0, Value: 0}}, r.Days())
}

// TestDiaryOf gives the same day as the experiment had: replication 0 to the bit, and of any other the same loss and sums.
func TestDiaryOf(t *testing.T) {
	p := compiled(t, "town", []byte(town(t)), "as-planned")
	r, err := experiment.Run(context.Background(), p, experiment.Options{})
	require.NoError(t, err)
	first, err := experiment.DiaryOf(nil, p, 0)
	require.NoError(t, err)
	require.Equal(t, r.FirstSeries(), first.Series)
	require.Equal(t, r.Happened(), first.Happened)
	offered := slices.IndexFunc(first.Series, func(s measure.Series) bool { return s.Name == "calls.offered" })
	for i := range r.Rows {
		d, err := experiment.DiaryOf(nil, p, i)
		require.NoError(t, err)
		sum := 0.0
		for _, v := range d.Series[offered].Values {
			sum += v
		}
		require.Equal(t, r.Rows[i][p.Measures.Find("calls.offered", measure.WholeRun, measure.Group{})], sum)
		lost, listed := int64(0), int64(0)
		for _, e := range d.Ledger {
			if e.Kind == emergency.WantsHelp {
				lost += e.Calls
			}
		}
		for _, l := range r.Lines[i] {
			listed += l.Calls
		}
		require.Equal(t, listed, lost)
	}
	_, err = experiment.DiaryOf(func() bool { return true }, p, 0)
	require.ErrorIs(t, err, experiment.ErrInterrupted)
}

// TestEachDiary: run beside each other, replications are as they are one by one.
func TestEachDiary(t *testing.T) {
	p := compiled(t, "town", []byte(town(t)), "as-planned")
	asked := []experiment.Asked{{Plan: p, Replication: 3}, {Plan: p, Replication: 0}, {Plan: p, Replication: 3}, {Plan: p, Replication: 7}}
	got, told := make([]*experiment.Diary, len(asked)), []int{}
	o := experiment.Options{Workers: 1, Begin: func(of *plan.Plan, from, to int) { told = append(told, from, to) }, Progress: func(n int) { told = append(told, n) }}
	require.NoError(t, experiment.EachDiary(context.Background(), asked, o, func(place int, d *experiment.Diary) { got[place] = d }))
	require.Equal(t, []int{0, 4, 1, 2, 3, 4}, told)
	for i, a := range asked {
		want, err := experiment.DiaryOf(nil, p, a.Replication)
		require.NoError(t, err)
		require.Equal(t, want.Happened, got[i].Happened)
		require.Equal(t, want.Ledger, got[i].Ledger)
		require.Equal(t, want.Series, got[i].Series)
		require.Equal(t, bits([][]float64{want.Row}), bits([][]float64{got[i].Row}))
	}
	ctx, end := context.WithCancel(context.Background())
	o = experiment.Options{Workers: 1, Progress: func(n int) { end() }}
	n := 0
	require.ErrorIs(t, experiment.EachDiary(ctx, asked, o, func(int, *experiment.Diary) { n++ }), experiment.ErrInterrupted)
	require.Equal(t, 1, n, "nothing is begun after an interruption")
}
