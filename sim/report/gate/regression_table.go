package gate

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"nines/sim/measure"
	"nines/sim/portable"
	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
)

// regressedTable has a line for each of the figures that are asked for, and one more for times that were not always reached.
func regressedTable(r *report.Regression, title string, asked func(*report.Regressed) bool) []text.Block {
	var names []string
	columns := make([][]string, 4)
	add := func(name string, cells ...string) {
		names = append(names, name)
		for i, cell := range cells {
			columns[i] = append(columns[i], cell)
		}
	}
	last := ""
	for i := range r.Figures {
		f := &r.Figures[i]
		if !asked(f) {
			continue
		}
		add(name(f, last), figureCell(f, f.Baseline), figureCell(f, f.Now), difference(f), verdict(f))
		if reached := f.Reached; reached != nil {
			add("  reached in", timesOf(reached.Baseline), timesOf(reached.Now), "", movementWords[reached.Verdict])
		}
		last = f.Measure
	}
	if len(names) == 0 {
		return nil
	}
	return text.Tables(title, names, []string{"baseline", "now", "difference", ""}, columns)
}

// timesOf is a share as so many of all.
func timesOf(share report.Estimate) string {
	return fmt.Sprintf("%s of %d", phrase.Count(report.Number(math.Round(float64(share.Mean)*float64(share.N)))), share.N)
}

// name is a figure's name below one of another measure, or of the same in another window.
func name(f *report.Regressed, above string) string {
	short := phrase.MeasureWords(strings.TrimPrefix(phrase.Plain(f.Measure), "recovery."))
	switch {
	case f.Window == measure.WholeRun:
		return short
	case f.Measure == above:
		return "  " + phrase.Plain(f.Window)
	default:
		return short + ", " + phrase.Plain(f.Window)
	}
}

// figureCell is a cell. It gets more decimals if the values would otherwise look equal.
func figureCell(f *report.Regressed, e report.Estimate) string {
	if e.N == 0 {
		return "–"
	}
	if decimals := finer(f); decimals > 0 {
		scale, unit := 1.0, ""
		if f.Unit == string(measure.Share) {
			scale, unit = 100, " %"
		}
		return phrase.WithInterval(e, func(n report.Number) string {
			return phrase.Minus(strconv.FormatFloat(scale*float64(n), 'f', decimals, 64))
		}) + unit
	}
	if f.Unit == string(measure.Share) {
		return phrase.Minus(phrase.PercentOf(e))
	}
	return phrase.WithInterval(e, phrase.InUnit(f.Unit))
}

// finer is how many decimals it takes to see a difference that counts where the usual ones show none; 0 where they do.
func finer(f *report.Regressed) int {
	size := math.Abs(float64(f.Difference.Mean))
	if f.Unit == string(measure.Share) {
		size *= 100
	}
	counts := f.Verdict == "worse" || f.Verdict == "better" || f.Verdict == "moved"
	if !counts || isClock(f) || size == 0 || size >= 0.1 {
		return 0
	}
	return min(9, 1+max(0, -portable.Decade(size)))
}

// difference is written with its sign.
func difference(f *report.Regressed) string {
	if math.IsInf(float64(f.Difference.Mean), 0) {
		return "–" // from or to what was not reached
	}
	text := figureCell(f, f.Difference)
	if f.Difference.Mean > 0 {
		return "+" + text
	}
	return text
}
