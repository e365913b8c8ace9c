package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"nines/sim/stat"
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
		e := stat.Mean(reached)
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

// momentWords says in words what happened.
func momentWords(what string) string {
	switch what {
	case "detected":
		return "the trouble is detected"
	case "decided":
		return "it is decided what to do"
	case "repaired":
		return "the cause is mended"
	}
	if to, ok := strings.CutPrefix(what, "switch-to."); ok {
		return "traffic goes to " + plain(to)
	}
	if rest, ok := strings.CutPrefix(what, "sent."); ok {
		if provider, to, ok := strings.Cut(rest, ".to."); ok {
			return plain(provider) + "'s calls go to " + plain(to)
		}
	}
	if provider, ok := strings.CutPrefix(what, "sent-back."); ok {
		return plain(provider) + "'s calls go by its own routes again"
	}
	name, event, ok := cutLast(what, ".")
	if platform, is := strings.CutPrefix(name, "platforms."); is {
		return plain(platform) + " " + platformEvents[event]
	}
	if !ok {
		return what
	}
	switch event {
	case "wrong":
		return plain(name) + " is done wrongly"
	case "noticed":
		return plain(name) + ": it is noticed that it went wrong"
	case "done":
		return plain(name) + " is done"
	case "raised":
		return plain(name) + " raises its alarm"
	case "cleared":
		return plain(name) + " clears its alarm"
	case "recorded":
		return plain(name) + ": an alarm is recorded, not raised"
	case "missed":
		return plain(name) + " is blind: an alarm is not raised"
	default:
		return plain(name) + " " + event
	}
}

var platformEvents = map[string]string{
	"opened":       "takes new calls beside the others",
	"closed":       "takes no more new calls",
	"start-failed": "fails to start up, and is started again",
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
