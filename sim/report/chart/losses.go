package chart

import (
	"fmt"
	"math"
	"slices"

	"nines/sim/portable"
	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
)

// LossUnit says what the charts of losses by strategy count.
func LossUnit(d *report.Comparison) string {
	return "Calls lost over " + phrase.MinutesWords(causeStep(d.Base)) + " each, by clock time in " + d.Base.Scenario.Zone
}

// LossTable is when calls were lost, under every strategy.
func LossTable(d *report.Comparison) text.Section {
	var header []string
	for _, s := range d.Strategies {
		header = append(header, phrase.Plain(s.Name))
	}
	return byClock(d.Base, "Calls lost by strategy", header, "Calls are counted when they were made; means over the replications.", func(from, to int) []string {
		var row []string
		for _, s := range d.Strategies {
			row = append(row, phrase.Count(total(d.Base.Between(s.Losses, from, to))))
		}
		return row
	})
}

var lossesKind = Kind[*report.Comparison]{"lost-under-", AtMultiples, lossCharts}

// lossCharts are the calls lost by the clock under each strategy, all on the same axes, each beside the baseline.
func lossCharts(d *report.Comparison) []Chart {
	step := causeStep(d.Base)
	totals := make([][]report.Number, len(d.Strategies))
	most := report.Number(0)
	for s := range d.Strategies {
		totals[s] = summed(d.Strategies[s].Losses, step/d.Base.Step())
		most = max(most, slices.Max(totals[s]))
	}
	var list []Chart
	for s := range d.Strategies {
		c := Chart{
			ID: d.Strategies[s].Name, Title: phrase.Agree(fmt.Sprintf("%s: %s calls lost", d.TitleOf(d.Strategies[s].Name), phrase.Count(total(d.Strategies[s].Losses)))),
			Sub: phrase.Plain(d.Strategies[s].Name), X: Axis{Scale: Clock}, Y: Axis{Scale: Linear, Most: evenMost(most)},
		}
		if s > 0 {
			c.Marks = append(c.Marks, Mark{Name: d.TitleOf(d.Strategies[0].Name), Shape: Line, Tone: "behind", Y: totals[0], Step: &Sampling{60 * step}})
		}
		c.Marks = append(c.Marks, Mark{Name: d.TitleOf(d.Strategies[s].Name), Shape: Stack, Tone: "lost", Y: totals[s], Step: &Sampling{60 * step}})
		list = append(list, c)
	}
	return list
}

// evenMost is the end of a scale that holds a number: one, two or five times a power of ten, in five steps at most.
func evenMost(most report.Number) report.Number {
	step := report.Number(math.Pow10(portable.Decade(float64(max(most, 1e-3)))))
	for _, n := range []report.Number{0.2, 0.5, 1, 2} {
		if most <= 5*n*step {
			return n * step * report.Number(math.Ceil(float64(most/(n*step))))
		}
	}
	return 10 * step
}

// summed are the sums of so many steps each.
func summed(values []report.Number, step int) []report.Number {
	sums := make([]report.Number, (len(values)+step-1)/step)
	for m, v := range values {
		sums[m/step] += v
	}
	return sums
}
