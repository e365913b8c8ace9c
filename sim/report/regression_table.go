package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"nines/sim/measure"
	"nines/sim/portable"
)

// table has a line for each of the figures that are asked for, and one more for times that were not always reached.
func (r *Regression) table(title string, asked func(*Regressed) bool) []block {
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
		add(f.name(last), f.figure(f.Baseline), f.figure(f.Now), f.difference(), f.verdict())
		if reached := f.Reached; reached != nil {
			add("  reached in", timesOf(reached.Baseline), timesOf(reached.Now), "", movementWords[reached.Verdict])
		}
		last = f.Measure
	}
	if len(names) == 0 {
		return nil
	}
	return tables(title, names, []string{"baseline", "now", "difference", ""}, columns)
}

// timesOf is a share as so many of all.
func timesOf(share Estimate) string {
	return fmt.Sprintf("%s of %d", count(Number(math.Round(float64(share.Mean)*float64(share.N)))), share.N)
}

// name is a figure's name below one of another measure, or of the same in another window.
func (f *Regressed) name(above string) string {
	short := measureWords(strings.TrimPrefix(plain(f.Measure), "recovery."))
	switch {
	case f.Window == measure.WholeRun:
		return short
	case f.Measure == above:
		return "  " + plain(f.Window)
	default:
		return short + ", " + plain(f.Window)
	}
}

// figure is a cell. It gets more decimals if the values would otherwise look equal.
func (f *Regressed) figure(e Estimate) string {
	if e.N == 0 {
		return "–"
	}
	if decimals := f.finer(); decimals > 0 {
		scale, unit := 1.0, ""
		if f.Unit == string(measure.Share) {
			scale, unit = 100, " %"
		}
		return withInterval(e, func(n Number) string { return minus(strconv.FormatFloat(scale*float64(n), 'f', decimals, 64)) }) + unit
	}
	if f.Unit == string(measure.Share) {
		return minus(percentOf(e))
	}
	return withInterval(e, (&ComparedMeasure{Unit: f.Unit}).in())
}

// finer is how many decimals it takes to see a difference that counts where the usual ones show none; 0 where they do.
func (f *Regressed) finer() int {
	size := math.Abs(float64(f.Difference.Mean))
	if f.Unit == string(measure.Share) {
		size *= 100
	}
	counts := f.Verdict == "worse" || f.Verdict == "better" || f.Verdict == "moved"
	if !counts || f.isClock() || size == 0 || size >= 0.1 {
		return 0
	}
	return min(9, 1+max(0, -portable.Decade(size)))
}

// difference is written with its sign.
func (f *Regressed) difference() string {
	text := f.figure(f.Difference)
	if f.Difference.Mean > 0 {
		return "+" + text
	}
	return text
}
