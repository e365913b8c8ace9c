package ladder

import (
	"context"
	_ "embed" // the worlds
	"math"
	"strings"

	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/packed"
	"nines/sim/plan"
	"nines/sim/scenario"
)

// Rung is a small world. Theory knows some figures of it.
type Rung struct {
	Name     string                    // the world in words, unlike that of any other rung
	Scenario string                    // the name of its file
	Values   []string                  // what is other than in the file, as PATH=VALUE
	Seed     uint64                    // 0: that of the file
	Checks   []*Check                  // the figures
	Quick    bool                      // the small form has it
	Ear      func() emergency.Observer // hears a replication, for figures that no measure tells; nil: nobody does
}

// Form is how much is simulated.
type Form uint8

// The forms. The small one is the quick rungs with an eighth of their replications, four at least.
const (
	Small Form = iota
	Whole
)

// worlds are the files of the folder scenarios, compressed. A test packs them.
//
//go:embed worlds.gz
var worlds []byte

// Text is the text of a world. It panics if there is none of that name.
func Text(name string) []byte {
	for file := range strings.SplitSeq(string(packed.Unpack(worlds)), divider) {
		if own, text, _ := strings.Cut(file, "\n"); own == name {
			return []byte(text)
		}
	}
	panic("ladder: there is no world " + name)
}

// divider stands before each file.
const divider = "\x00"

// Of are the rungs of a form.
func Of(f Form) (list []Rung) {
	for _, r := range Rungs() {
		if f == Whole || r.Quick {
			list = append(list, r)
		}
	}
	return list
}

// Rungs are all rungs, in the order of a report: by what they exercise.
func Rungs() []Rung {
	list := append(queues(), redials()...)
	list = append(list, hours()...)
	list = append(list, specialists()...)
	list = append(list, flows()...)
	list = append(list, outages()...)
	list = append(list, passages()...)
	return append(list, centres()...)
}

// Plan is the plan of the rung, with the replications of a form, and with further values.
func (r *Rung) Plan(f Form, values ...string) (*plan.Plan, error) {
	d, err := scenario.Load(r.Scenario+".yaml", Text(r.Scenario), append(r.Values[:len(r.Values):len(r.Values)], values...)...)
	if err != nil {
		return nil, err
	}
	p, err := d.Plan("")
	if err != nil {
		return nil, err
	}
	if r.Seed != 0 {
		p.Seed = r.Seed
	}
	if f == Small {
		p.Replications = min(p.Replications, max(4, p.Replications/8))
	}
	return p, nil
}

// easing is the factor by which tolerances grow in a form. Standard errors grow as the root of the replications that are
// left out. A standard error of few replications is itself uncertain, and the tolerance allows for that, too.
func (r *Rung) easing(f Form, replications int) float64 {
	whole, err := r.Plan(Whole)
	if f == Whole || err != nil {
		return 1
	}
	return 1.75 * math.Sqrt(float64(whole.Replications)/float64(replications))
}

// Climb runs the rung and judges it.
func (r *Rung) Climb(ctx context.Context, f Form, o experiment.Options) ([]Finding, error) {
	p, err := r.Plan(f)
	if err != nil {
		return nil, err
	}
	run := &Run{Plan: p}
	o.Observe, o.Events = r.listen(run), true // it is the world that is checked; what plays plain queues is held to it
	done, err := experiment.Run(ctx, p, o)
	if err != nil {
		return nil, err
	}
	run.Rows = done.Rows
	return r.Judge(run, f), nil
}

// listen gives a run the ears of the rung, if it has any.
func (r *Rung) listen(run *Run) experiment.Observe {
	if r.Ear == nil {
		return nil
	}
	run.Ears = make([]emergency.Observer, run.Plan.Replications)
	for i := range run.Ears {
		run.Ears[i] = r.Ear()
	}
	return func(_ *plan.Plan, replication int) emergency.Observer { return run.Ears[replication] }
}

// Judge judges a run of the rung.
func (r *Rung) Judge(run *Run, f Form) []Finding {
	eased := r.easing(f, run.Plan.Replications)
	list := make([]Finding, len(r.Checks))
	for i := range r.Checks {
		list[i] = r.Checks[i].judge(run, eased)
		list[i].Rung = r.Name
	}
	return list
}
