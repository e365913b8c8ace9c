// Package caution has what readers must know before they believe a figure: warnings with their weights, and what of the
// scenario never acted.
package caution

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nines/sim/experiment"
	"nines/sim/report/phrase"
	"nines/sim/words"
)

// Cautions are what to know before believing a figure, the gravest first.
type Cautions struct {
	Warnings []string `json:"warnings" doc:"What to know before believing a figure, each a sentence, the gravest first."`
	Weights  []Weight `json:"warning-weights,omitempty" doc:"How much each of the warnings weighs, in their order: misleading, approximate or note. Misleading: a figure does not say what its name says. Approximate: a figure or its interval is not exact."`
	Origins  *Origins `json:"origins,omitempty" doc:"How many numbers of the scenario come from where."`
	Idle     []Idle   `json:"did-nothing,omitempty" doc:"Faults, monitors, steps and remedies that did nothing in most of the replications. Absent if all did something."`
}

// Weight is how much a warning weighs.
type Weight string

// The weights, the gravest first.
const (
	Misleading  Weight = "misleading"  // a figure does not say what its name says
	Approximate Weight = "approximate" // a figure, or its interval, is not exact
	Note        Weight = "note"
)

var weights = []Weight{Misleading, Approximate, Note}

// Add adds a warning behind those of the same weight.
func (c *Cautions) Add(w Weight, format string, args ...any) {
	at := len(c.Warnings)
	for at > 0 && slices.Index(weights, c.WeightOf(at-1)) > slices.Index(weights, w) {
		at--
	}
	for len(c.Weights) < len(c.Warnings) {
		c.Weights = append(c.Weights, Note)
	}
	c.Warnings = slices.Insert(c.Warnings, at, fmt.Sprintf(format, args...))
	c.Weights = slices.Insert(c.Weights, at, w)
}

// WeightOf is how much a warning weighs. A document that does not say it has notes.
func (c *Cautions) WeightOf(warning int) Weight {
	if warning < len(c.Weights) {
		return c.Weights[warning]
	}
	return Note
}

// Idle is something of the scenario that did nothing in most of the replications.
type Idle struct {
	Part   string        `json:"part" doc:"What it is: fault, monitor, step or remedy."`
	Name   string        `json:"name" doc:"Its name in the scenario."`
	Title  string        `json:"title,omitempty" doc:"What it is, in a line."`
	Share  phrase.Number `json:"share-of-replications" doc:"In what share of the replications it did nothing, 0 to 1."`
	Never  phrase.Number `json:"share-never-began" doc:"In what share of them it never began, 0 to 1."`
	Reason string        `json:"reason,omitempty" doc:"Why, in a sentence, as far as that is known."`
}

// IdleOf are the parts of a scenario that did nothing in most of the replications, the gravest first. A monitor is left out where a remedy that
// it starves names it, and a fault that may miss.
func IdleOf(r *experiment.Result) (list []Idle) {
	all := r.Idlers()
	for _, i := range all {
		if 2*i.Idle <= i.Of || i.MayMiss || isNamedBy(all, i) {
			continue
		}
		n := float64(i.Of)
		list = append(list, Idle{string(i.Part), i.Name, i.Title, phrase.Number(float64(i.Idle) / n), phrase.Number(float64(i.Never) / n), reasonOf(r, i)})
	}
	slices.SortStableFunc(list, gravity)
	return list
}

// isNamedBy reports a monitor that another part names as the reason for its own idleness.
func isNamedBy(all []experiment.Idler, m experiment.Idler) bool {
	return m.Part == experiment.AMonitor && slices.ContainsFunc(all, func(i experiment.Idler) bool {
		return i.Part == experiment.ARemedy && i.Idle == i.Of &&
			slices.ContainsFunc(i.Deaf, func(d experiment.Deaf) bool { return d.Name == m.Name })
	})
}

// reasonOf says why something did nothing.
func reasonOf(r *experiment.Result, i experiment.Idler) string {
	var deaf []string
	for _, d := range i.Deaf {
		deaf = append(deaf, deafness(r, d))
	}
	switch {
	case i.Part == experiment.AFault && i.Never == i.Of:
		return chanceOf(r, i.Index)
	case i.Awaits != "":
		return fmt.Sprintf("It waits for %s, which never happened.", i.Awaits)
	case i.Alarmed:
		return "Traffic was never moved, although there were alarms."
	case i.Part == experiment.ARemedy && len(deaf) > 0:
		noun := "monitor"
		if len(deaf) > 1 {
			noun = "monitors"
		}
		return fmt.Sprintf("Its %s %s.", noun, words.Joined(deaf))
	case i.Part == experiment.AMonitor && len(deaf) > 0:
		return deaf[0] + "."
	}
	return ""
}

// chanceOf says that a fault has no chance to begin; empty if it has one: others may wait for something.
func chanceOf(r *experiment.Result, fault int) string {
	if t := &r.Plan.Trouble.Timings[fault]; t.HasChance && t.Chance == 0 {
		return "Its chance is 0 %."
	}
	return ""
}

// Sentence says that it did nothing, and why.
func (i *Idle) Sentence() string {
	name := i.Name
	if i.Title != "" {
		name = fmt.Sprintf("“%s” (%s)", strings.TrimSuffix(i.Title, "."), i.Name)
	}
	switch isNever := i.Part == string(experiment.AFault) && i.Never >= 1; {
	case isNever && i.Reason != "":
		return fmt.Sprintf("the fault %s never began: i%s", name, i.Reason[1:len(i.Reason)-1])
	case isNever:
		return fmt.Sprintf("the fault %s never began: what it waits for did not happen, or its end came first", name)
	}
	did := map[string][2]string{
		string(experiment.ARemedy): {"never acted", "did nothing"}, string(experiment.AStep): {"was never done", "was not done"},
		string(experiment.AFault): {"never touched anything", "touched nothing"}, string(experiment.AMonitor): {"never raised an alarm", "raised no alarm"},
	}[i.Part]
	text := fmt.Sprintf("the %s %s %s", i.Part, name, did[0])
	switch {
	case i.Share < 1:
		text = fmt.Sprintf("the %s %s %s in %.3g %% of the replications", i.Part, name, did[1], 100*float64(i.Share))
	case i.Part == string(experiment.AMonitor) && i.Reason != "":
		return "the monitor " + i.Reason[:len(i.Reason)-1]
	}
	if i.Reason == "" {
		return text
	}
	return text + ". " + i.Reason[:len(i.Reason)-1]
}

// gravity sorts parts that did nothing by what their idleness means: a remedy, a step, a fault, then a monitor. Of each, those
// that never did anything come first.
func gravity(a, b Idle) int {
	order := []string{string(experiment.ARemedy), string(experiment.AStep), string(experiment.AFault), string(experiment.AMonitor)}
	return cmp.Or(cmp.Compare(slices.Index(order, a.Part), slices.Index(order, b.Part)), cmp.Compare(b.Share, a.Share))
}

// IdleUnder is a part that did nothing, and the strategies under which it did nothing.
type IdleUnder struct {
	Idle
	Strategies []string
}

// Together is what did nothing under several strategies, the gravest first. What is the same under several stands once.
func Together(strategies []string, idle [][]Idle) (list []IdleUnder) {
	for s, name := range strategies {
		for _, i := range idle[s] {
			at := slices.IndexFunc(list, func(x IdleUnder) bool { return x.Idle == i })
			if at < 0 {
				at, list = len(list), append(list, IdleUnder{Idle: i})
			}
			list[at].Strategies = append(list[at].Strategies, name)
		}
	}
	slices.SortStableFunc(list, func(a, b IdleUnder) int { return gravity(a.Idle, b.Idle) })
	return list
}
