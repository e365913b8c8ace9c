package report

import (
	"slices"
	"strings"

	"nines/sim/measure"
	"nines/sim/report/figure"
	"nines/sim/report/phrase"
)

// estimate is that of a measure in its place. The bootstrap is only for what people look at first: not for groups, nor for
// details such as time averages.
func (a *author) estimate(place int) Estimate {
	if m := &a.Plan.Measures.Measures()[place]; m.Group != (measure.Group{}) || isDetail(m.Name) {
		return estimateOf(a.Estimate(place))
	}
	return estimateAt(a.Result, place)
}

// The estimates of documents, by the names they have here.
var (
	estimateOf = figure.Of
	end        = figure.End
	estimateAt = figure.At
	meanOf     = figure.Mean
	finite     = figure.Finite
)

// isDetail says that a measure is one of many, for those who look for it.
func isDetail(measure string) bool {
	part, _, _ := strings.Cut(measure, ".")
	return slices.Contains([]string{"platforms", "centres", "control-rooms", "first-calls", "later-calls", "redials"}, part)
}

// warnOfSkewed tells, for each measure, of the differences whose interval depends on how it is made.
func (d *Comparison) warnOfSkewed() {
	for _, m := range d.Measures {
		in := phrase.InUnit(m.Unit)
		if m.Unit == "share" {
			in = func(n Number) string { return phrase.Minus(phrase.Percent(n)) }
		}
		var list []string
		for s, f := range m.Figures {
			if both := phrase.BothIntervals(f.Difference, in); s > 0 && both != "" {
				list = append(list, d.Strategies[s].Name+both)
			}
		}
		if len(list) > 0 {
			d.Add(Approximate, "%s: the difference is skewed over the replications, and its interval is only approximate, under %s",
				m.Name, strings.Join(list, ", "))
		}
	}
}
