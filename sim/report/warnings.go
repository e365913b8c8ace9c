package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/report/caution"
	"nines/sim/report/phrase"
)

// Cautions are what to know before believing a figure.
type Cautions = caution.Cautions

// The weights of warnings, the gravest first.
const (
	Misleading  = caution.Misleading
	Approximate = caution.Approximate
	Note        = caution.Note
)

// critic says of an author's document what a reader has to know before believing it.
type critic struct{ *author }

// warn says what a reader must know before believing a figure. What did not happen as the scenario has it, a comparison says of
// all its strategies together.
func (a *critic) warn(isCompared bool) {
	if n := len(a.Rows); n < a.Asked && !isCompared {
		a.add(Approximate, "interrupted: the figures are those of the first %d of %d replications", n, a.Asked)
	}
	if len(a.Rows) == 1 {
		a.add(Approximate, "one replication has no interval: it is one day that might have been; ask for more with --replications")
	}
	for _, remark := range a.Plan.Remarks {
		a.add(Note, "%s", remark)
	}
	if r := a.Plan.Record; r != nil && r.Replay != nil {
		a.add(Approximate, "callers come as in %s in every replication: the intervals do not say how one day differs from another", r.File)
	}
	if !isCompared {
		a.warnOfEvents()
	}
	a.warnOfFigures()
	a.warnOfPublished()
}

// warnOfPublished warns of a simulated figure that contradicts what was published.
func (a *critic) warnOfPublished() {
	for i := range a.doc.Published {
		if p := &a.doc.Published[i]; !p.Stands() {
			a.add(Approximate, "what is simulated contradicts published.%s: they are further apart than three standard deviations of all doubt together", p.Name)
		}
	}
}

// warnOfEvents says what did not happen as the scenario has it: alarms without trouble, trouble that nobody met, and remedies
// that did nothing.
func (a *critic) warnOfEvents() {
	a.doc.Idle = caution.IdleOf(a.Result)
	a.doc.WarnOfTheEnd(a.Result)
	a.warnOfFalseAlarms()
	a.warnOfMissedTarget()
	for i := range a.doc.Trouble {
		a.warnOfTrouble(i)
		a.warnOfNoEnd(i)
	}
}

func (a *critic) add(w caution.Weight, format string, args ...any) { a.doc.Add(w, format, args...) }

// column is a measure of the whole run, for all callers, by replication.
func (a *author) column(name string) []float64 {
	return a.Column(a.Plan.Measures.Find(name, measure.WholeRun, measure.Group{}))
}

// warnOfFalseAlarms warns of reports that people acted on before anything was wrong.
func (a *critic) warnOfFalseAlarms() {
	early := 0
	for _, times := range a.column("recovery.false-alarms") {
		if times > 0 {
			early++
		}
	}
	if early > 0 {
		a.add(Note, "in %s of the replications a report was acted on before any trouble: a false alarm", a.shareOf(early))
	}
	if float64(a.doc.AtWork) >= mostAtWork {
		a.add(Misleading, "detected and decided say little of this trouble: in %s of the replications people were at work on a false alarm when it began. What sets off the alarm on an ordinary day?",
			phrase.Share(a.doc.AtWork))
	}
}

// mostAtWork is in what share of the replications people may be at work on a false alarm already, without a warning. The times of the
// recovery are medians, and hardly move for a few.
const mostAtWork = 0.1

// warnOfMissedTarget warns of a target that service missed before anything was wrong.
func (a *critic) warnOfMissedTarget() {
	b, t := a.doc.MissedBefore, a.doc.Run.Target
	if b == nil {
		return
	}
	var missed []string
	if float64(b.Answered) < t.Answered {
		missed = append(missed, fmt.Sprintf("%s of the calls were answered within %s (asked: %s)", phrase.Share(b.Answered), phrase.Length(Number(t.AnsweredIn)), phrase.Share(Number(t.Answered))))
	}
	if float64(b.Connected) < t.Connected {
		missed = append(missed, fmt.Sprintf("%s were not lost (asked: %s)", phrase.Share(b.Connected), phrase.Share(Number(t.Connected))))
	}
	a.add(Misleading, "restored and normal say nothing of this trouble: service missed study.target before it, too. %s. Set study.target to what service is on an ordinary day", strings.Join(missed, ", and "))
}

// instead is what a fault touches that is on nothing that calls pass through; empty for any other.
func instead(on []emergency.Element) string {
	what := ""
	for _, e := range on {
		switch e.Kind {
		case emergency.AMonitor:
			what = AlarmsWithheld
		case emergency.AStep:
			what = StepsHeldUp
		default:
			return ""
		}
	}
	return what
}

// What the faults touch that touch no calls.
const (
	AlarmsWithheld = "alarms withheld"
	StepsHeldUp    = "steps held up"
)

// touchedNothing says that a fault touched nothing that it could have.
func touchedNothing(instead string) string {
	switch instead {
	case AlarmsWithheld:
		return "withheld no alarm"
	case StepsHeldUp:
		return "held up no step of the runbook"
	}
	return "touched no call"
}

// warnOfTrouble notes a fault that affected no caller in some replications. What did nothing in most of them is told apart.
func (a *critic) warnOfTrouble(fault int) {
	t := &a.doc.Trouble[fault]
	name, nothing := t.Name, touchedNothing(t.Instead)
	idle, never := a.Idle(fault)
	isFault := func(i caution.Idle) bool { return i.Part == string(experiment.AFault) && i.Name == name }
	switch {
	case len(a.Rows) == 0 || idle == 0 || slices.ContainsFunc(a.doc.Idle, isFault):
	case never == len(a.Rows) && a.Plan.Trouble.Timings[fault].HasChance && a.Plan.Trouble.Timings[fault].Chance == 0:
		a.add(Note, "the fault %s never began: its chance is 0 %%", name)
	case never == len(a.Rows):
		a.add(Note, "the fault %s never began: what it waits for did not happen, or its end came first", name)
	case idle == len(a.Rows):
		a.add(Note, "the fault %s %s in any replication", name, nothing)
	case never > 0:
		a.add(Note, "the fault %s %s in %s of the replications; in %s it never began", name, nothing, a.shareOf(idle), a.shareOf(never))
	default:
		a.add(Note, "the fault %s %s in %s of the replications", name, nothing, a.shareOf(idle))
	}
}

// warnOfNoEnd warns of a fault whose end never came.
func (a *critic) warnOfNoEnd(fault int) {
	t := &a.Plan.Trouble.Timings[fault]
	if !t.HasUntil || t.Until == emergency.Always {
		return
	}
	name := a.doc.Trouble[fault].Name
	begins, lasted := a.column("at."+name+".begins"), 0
	for i, at := range a.column("at." + name + ".ends") {
		if math.IsInf(at, 1) && !math.IsInf(begins[i], 1) {
			lasted++
		}
	}
	if lasted > 0 {
		a.add(Note, "in %s of the replications the fault %s lasted to the end of the run: %s did not happen", a.shareOf(lasted), name, a.Plan.Measures.Milestone(t.Until))
	}
}

// shareOf is what share of the replications so many are.
func (a *critic) shareOf(n int) string {
	return fmt.Sprintf("%.3g %%", 100*float64(n)/float64(len(a.Rows)))
}

// warnOfFigures tells which of the headline figures to read with care.
func (a *critic) warnOfFigures() {
	var skewed, rare []string
	for _, name := range []string{"calls.unconnected", "calls.unconnected-seen", "callers.affected", "callers.without-help"} {
		if e := a.doc.Figure(name, measure.WholeRun).Estimate; e.Skewed {
			skewed = append(skewed, name+phrase.BothIntervals(e, phrase.Count))
			if e.Rare {
				rare = append(rare, name)
			}
		}
	}
	for _, c := range a.doc.Clocks {
		if c.Mean != nil && c.Mean.Skewed {
			skewed = append(skewed, "recovery."+c.Name+phrase.BothIntervals(*c.Mean, phrase.Length))
		}
		if r := float64(c.Reached.Mean); r < 1 && !(a.doc.MissedBefore != nil && (c.Name == "restored" || c.Name == "normal")) {
			a.add(Approximate, "%s was not reached by the end of the run in %.0f %% of the replications%s; no mean is given for it", c.Name, 100*(1-r), a.doc.OfRunning(&c))
		}
	}
	if len(rare) > 0 {
		a.add(Approximate, "so few replications differ from the others in %s that a rarer and worse day cannot be excluded: run more", strings.Join(rare, ", "))
	}
	if len(skewed) > 0 {
		a.add(Approximate, "skewed over the replications, and the interval of the mean is only approximate: %s", strings.Join(skewed, ", "))
	}
}
