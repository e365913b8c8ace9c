package report

import (
	"nines/sim/measure"
	"nines/sim/stat"
)

// Spells is when something was on: a fault, or a remedy. Clock times are means over the replications in which there is
// such a time.
type Spells struct {
	Began  string   `json:"began,omitempty" doc:"When it began for the first time, by the clock; absent if it never did. Clock times are means over the replications that have them."`
	Ended  string   `json:"ended,omitempty" doc:"When it ended for the last time, by the clock; absent if it lasted to the end of the run in every replication."`
	Share  Number   `json:"share-of-replications" doc:"In what share of the replications it began, 0 to 1."`
	Times  Estimate `json:"times" doc:"How often it began, in a replication, also where it never did."`
	Lasted Estimate `json:"lasted-s" doc:"For how many seconds in all it was on, where it was."`
}

// spellsOf collects them for what has its measures under a prefix, such as trouble.flood, and begins at a time.
func (a *author) spellsOf(prefix, begins string) Spells {
	began := finite(a.column(begins))
	s := Spells{
		Times: a.find(prefix+".times", measure.WholeRun), Lasted: a.find(prefix+".lasted", measure.WholeRun),
		Share: Number(float64(len(began)) / float64(max(1, len(a.Rows)))),
	}
	s.Began, s.Ended = a.meanClock(began), a.meanClock(finite(a.column(prefix+".ended")))
	return s
}

// meanClock is the mean of some times by the clock; nothing if there are none.
func (a *author) meanClock(times []float64) string {
	if len(times) == 0 {
		return ""
	}
	return a.clock(stat.Mean(times).Mean)
}

// trouble fills in what each fault did.
func (a *author) trouble() {
	for i, f := range a.Plan.Trouble.Faults {
		prefix := "trouble." + f.Name
		t := Trouble{
			Name: f.Name, Instead: instead(f.On), Spells: a.spellsOf(prefix, "at."+f.Name+".begins"),
			Touched: a.find(prefix+".touched", measure.WholeRun),
			First:   a.meanClock(finite(a.column(prefix + ".first"))), Last: a.meanClock(finite(a.column(prefix + ".last"))),
		}
		if i < len(a.Plan.Titles) {
			t.Title = a.Plan.Titles[i]
		}
		a.doc.Trouble = append(a.doc.Trouble, t)
	}
}
