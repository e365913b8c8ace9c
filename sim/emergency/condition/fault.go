package condition

import (
	"slices"

	"nines/sim/des"
	"nines/sim/timing"
)

// Fault is a condition that an element is put in while the fault is active. Name is its name in the ledger. Capacities are
// shared by all callers: they do not depend on Only, and a centre cannot be down for some callers only.
//
// A fault has at most one Cycle, Counter or Trigger. With one it begins by itself inside its times.
type Fault struct {
	Name      string
	On        []Element
	Condition Condition
	Only      *Selector // the callers it hits; nil for all
	Ramp      des.Time  // over which it grows to its full strength; 0: at once
	Fade      des.Time  // over which it goes away once it has ended; 0: at once
	Back      []Back    // what is back before it ends
	Cycle     *Cycle
	Counter   *Counter
	Trigger   *Trigger
}

// Back is the share of what a fault takes away that is back from a time on.
type Back struct {
	After Milestone // Always: At is by the clock
	At    des.Time
	Share float64
}

// Cycle lets a fault come and go.
type Cycle = timing.Cycle

// Ailment is a kind of fault as a scenario writes it: what it makes of an element's condition.
type Ailment interface {
	// Condition is the state the ailment puts an element in; features are the names of all features there are. An
	// error is a mistake of the scenario's author.
	Condition(features []string) (Condition, error)
	// Afflicts says whether the ailment makes sense on a kind of element.
	Afflicts(ElementKind) bool
	// Words says in words what it does, to follow the name of the element: "takes no calls".
	Words() string
}

// IsIdle says whether the fault changes nothing for anybody: it hits no callers, or brings as many as ever.
func (f *Fault) IsIdle() bool {
	return f.Only != nil && (f.Only.Share == 0 || f.Only.Spared >= 1) || f.Condition.FirstCalls == 1 && slices.Contains(f.On, Element{Kind: ADemand})
}
