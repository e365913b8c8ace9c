package text

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"

	"nines/sim/report"
	"nines/sim/report/figure"
	"nines/sim/words"
)

// WriteCSV writes the comparison with one line for each measure and strategy. A time has quantiles and counts of
// replications; all else has a mean.
func WriteCSV(to io.Writer, d *report.Comparison) error {
	w := csv.NewWriter(to)
	_ = w.Write([]string{"measure", "unit", "window", "strategy", "n", "mean", "low", "high", "share-of-replications",
		"difference", "difference-low", "difference-high", "p-adjusted", "difference-shown", "correlation", "variance-ratio",
		"p05", "median", "median-low", "median-high", "p95", "sooner", "same", "later", "difference-median", "difference-median-low", "difference-median-high"})
	for _, m := range d.Measures {
		for s, f := range m.Figures {
			_ = w.Write(append([]string{m.Name, m.Unit, m.Window, words.NoFormula(d.Strategies[s].Name), strconv.Itoa(f.N), cell(f.Mean), cell(f.Low), cell(f.High), cell(f.Reached),
				cell(f.Difference.Mean), cell(f.Difference.Low), cell(f.Difference.High), cell(f.P), strconv.FormatBool(f.Shown), cell(f.Correlation), cell(f.VarianceRatio)},
				timeCells(f.Times)...))
		}
	}
	w.Flush()
	return w.Error()
}

// timeCells are the columns of times; empty for all else.
func timeCells(t *figure.Times) []string {
	if t == nil {
		return make([]string, 11)
	}
	return []string{cell(t.P05), cell(t.Median), cell(t.Low), cell(t.High), cell(t.P95),
		strconv.Itoa(t.Sooner), strconv.Itoa(t.Same), strconv.Itoa(t.Later), cell(t.Apart), cell(t.Least), cell(t.Most)}
}

// cell is a number for a spreadsheet; empty where there is none.
func cell(n report.Number) string {
	if v := float64(n); math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	return strconv.FormatFloat(float64(n), 'g', 7, 64)
}
