// Package planted plants faults into the simulator, and says what sees them.
//
// Checks that are all green prove little unless they go red when something is wrong. Each fault here is planted while the program
// runs: in the plan after it was compiled, in what observers hear, in what is counted, or in how replications are run. The code
// itself stays as it is. What only a change of the code can show is planted by the long form of the tests, which compile a changed
// copy (see [InCode]).
//
// A fault that nothing sees is a gap in the ladder, and an error.
package planted

import (
	"context"
	"fmt"
	"slices"

	"nines/sim/emergency"
	"nines/sim/plan"
	"nines/sim/validation/coverage"
	"nines/sim/validation/failover"
	"nines/sim/validation/ladder"
)

// Fault is a fault that can be planted.
type Fault struct {
	Name  string // unlike that of any other
	Gross bool   // the small form sees it, too
	plant func(*trial) error
}

// Finding is what saw a fault.
type Finding struct {
	Fault string
	Tried int      // how many figures could have seen it
	Seen  []string // the figures that did, each by its world
}

// trial is a fault on its way.
type trial struct {
	Finding
	ctx  context.Context
	form ladder.Form
	done func(replications int) // is told how many replications have been run
}

// Plant plants the fault, and says what saw it. Done is told how many replications were run.
func (f *Fault) Plant(ctx context.Context, form ladder.Form, done func(replications int)) (Finding, error) {
	t := &trial{Finding{Fault: f.Name}, ctx, form, done}
	err := f.plant(t)
	return t.Finding, err
}

// Of are the faults of a form.
func Of(form ladder.Form) []Fault {
	return slices.DeleteFunc(Faults(), func(f Fault) bool { return form == ladder.Small && !f.Gross })
}

// note notes that a figure saw the fault, or did not.
func (t *trial) note(where, what, wrong string) {
	t.Tried++
	if wrong != "" {
		t.Seen = append(t.Seen, where+": "+what)
	}
}

// change is what is wrong while rungs are run. Zero is nothing.
type change struct {
	values    []string                          // of the scenario
	alter     func(*plan.Plan)                  // of the plan
	hear      func(o *emergency.Observation)    // of what everybody hears
	rows      func(p *plan.Plan, row []float64) // of what is counted of a replication
	allAlike  bool                              // every replication is the first one
	keepsBook bool                              // what was counted is not forgotten after a replication
}

// on plants a change into some rungs, by their names.
//
//go:noinline
func on(c change, rungs ...string) func(*trial) error {
	return func(t *trial) error {
		for _, name := range rungs {
			list := ladder.Rungs()
			r := list[slices.IndexFunc(list, func(r ladder.Rung) bool { return r.Name == name })]
			if err := t.climb(&r, &c); err != nil {
				return err
			}
		}
		return nil
	}
}

// climb runs a rung with the fault in it. An error of the run is one that the simulator itself has seen.
func (t *trial) climb(r *ladder.Rung, c *change) error {
	run, err := t.run(r, c)
	switch {
	case t.ctx.Err() != nil:
		return t.ctx.Err()
	case run == nil:
		return err // the scenario cannot be changed so
	case err != nil:
		t.note(r.Name, "the books of every run", err.Error())
		return nil
	}
	for _, f := range r.Judge(run, t.form) {
		t.note(r.Name, f.What, f.Wrong)
	}
	return nil
}

// product plants other settings into a product.
//
//go:noinline
func product(name string, values ...string) func(*trial) error {
	return func(t *trial) error {
		for _, p := range failover.Products() {
			if p.Name != name {
				continue
			}
			f, err := p.Judge(values...)
			if err != nil {
				return err
			}
			t.note("failover", p.Name, f.Wrong)
		}
		return nil
	}
}

// interval plants another interval in the place of one, on the law that the kind is tried on.
//
//go:noinline
func interval(name string, try func(*coverage.Draw) (bool, bool)) func(*trial) error {
	return func(t *trial) error {
		for _, k := range coverage.Kinds() {
			if k.Name == name {
				k.Try = try
				t.note("coverage", k.Name, k.Judge(coverage.Few*4).Wrong)
			}
		}
		return nil
	}
}

// Unseen is the error of a fault that nothing saw; nil if something did.
func (f *Finding) Unseen() error {
	if len(f.Seen) > 0 {
		return nil
	}
	return fmt.Errorf("nothing sees the planted fault “%s” (%d figures were looked at)", f.Fault, f.Tried)
}
