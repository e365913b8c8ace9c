package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"nines/sim/report/figure"
)

// happening is a moment with its time in every replication, +Inf where it did not happen.
type happening struct {
	Moment
	at    []float64
	from  Number // its mean time, or that of what it follows, whichever is later
	after int    // how many others it follows
}

// moments lists what happened by the clock, as the mean over the replications in which it did.
func (a *author) moments() {
	var list []happening
	for i, m := range a.Plan.Measures.Measures() {
		what, ok := strings.CutPrefix(m.Name, "at.")
		if !ok || what == "onset" {
			continue
		}
		at := a.Column(i)
		reached := finite(at)
		if len(reached) == 0 {
			continue
		}
		e := figure.Plain(reached)
		list = append(list, happening{at: at, Moment: Moment{
			What: what, Clock: a.clock(e.Mean), Since: estimateOf(e), Share: Number(float64(len(reached)) / float64(len(a.Rows))),
		}})
	}
	for _, h := range inOrder(list) {
		a.doc.Moments = append(a.doc.Moments, h.Moment)
	}
}

// inOrder sorts by the mean time. Means over different replications may contradict each of them, such as a mean decision
// before the mean detection. A moment that follows another still comes after it.
func inOrder(list []happening) []happening {
	for i := range list {
		h := &list[i]
		h.from = h.Since.Mean
		for j := range list {
			if j != i && h.follows(&list[j]) {
				h.from = max(h.from, list[j].Since.Mean)
				h.after++
			}
		}
	}
	slices.SortStableFunc(list, func(x, y happening) int { return cmp.Or(cmp.Compare(x.from, y.from), cmp.Compare(x.after, y.after)) })
	return list
}

// follows says whether a moment never happened without another, nor before it.
func (h *happening) follows(other *happening) bool {
	for i, at := range h.at {
		if !math.IsInf(at, 1) && other.at[i] > at {
			return false
		}
	}
	return true
}
