package validation

import (
	"fmt"
	"slices"

	"nines/sim/report/text"
	"nines/sim/validation/ladder"
)

// rungs are the exact values of theory, and examples those that other programs have printed, too.
type (
	rungs    struct{ form ladder.Form }
	examples struct{ form ladder.Form }
)

// isExample reports whether another program has simulated the same world.
func isExample(r ladder.Rung) bool {
	return slices.ContainsFunc(r.Checks, func(c *ladder.Check) bool { return c.Published != ladder.Published{} })
}

// of are the rungs of theory alone, or the others.
func of(form ladder.Form, examples bool) []ladder.Rung {
	return slices.DeleteFunc(ladder.Of(form), func(r ladder.Rung) bool { return isExample(r) != examples })
}

// workOn is the work of some rungs. One that cannot be planned has none: whoever runs it says why.
func workOn(list []ladder.Rung, form ladder.Form) (w work) {
	for i := range list {
		if p, err := list[i].Plan(form); err == nil {
			w = w.plus(workOf(p))
		}
	}
	return w
}

func (p rungs) work() work    { return workOn(of(p.form, false), p.form) }
func (p examples) work() work { return workOn(of(p.form, true), p.form) }

func (p rungs) build(b *builder) (Section, error) {
	s := Section{ID: "theory", Short: "Theory", Claim: "exact values", Block: text.Block{
		Title: "Exact values of theory",
		Lines: []string{
			"Each world is a scenario file like any other. Theory knows some of its figures: by Erlang's formulas, by Markov chains, by transients.",
			"All worlds are simulated event by event here. nines run plays a plain queue from caller to caller, which is faster. Tests hold the two to the same figures, to the last bit.",
			"A figure is held if the simulated mean is within the tolerance of the exact value, and 4.5 standard errors fit into the tolerance. A check that is merely noisy cannot pass.",
		},
		Header: []string{"world and figure", "exact", "simulated", "95 % interval", "tolerance", "standard errors off", "verdict"}, Prose: true,
	}}
	return s, b.climb(&s, of(p.form, false), p.form, func(f *ladder.Finding) []string { return nil })
}

func (p examples) build(b *builder) (Section, error) {
	s := Section{ID: "programs", Short: "Other programs", Claim: "figures of other programs", Block: text.Block{
		Title: "Published examples of other programs",
		Lines: []string{
			"ContactCenters and SSJ are libraries for contact centres (Buist and L'Ecuyer). Their examples come with printed results. nines simulates the same centres.",
			"Exact values are those of the transient Markov chain, and for the call centre of a day those of another program in 400,000 days. A printed mean may be 3.89 joint standard errors away.",
		},
		Header: []string{"world and figure", "printed", "exact", "simulated", "95 % interval", "tolerance", "standard errors off", "verdict"}, Prose: true,
	}}
	return s, b.climb(&s, of(p.form, true), p.form, func(f *ladder.Finding) []string {
		if f.Published == (ladder.Published{}) {
			return []string{"–"}
		}
		return []string{number(f.Published.Value, 5)}
	})
}

// climb runs rungs, and adds a row for each figure. First are the cells that stand before the exact value.
func (b *builder) climb(s *Section, list []ladder.Rung, form ladder.Form, first func(*ladder.Finding) []string) error {
	for i := range list {
		p, err := list[i].Plan(form)
		if err != nil {
			return err
		}
		found, err := list[i].Climb(b.ctx, form, b.options(p))
		if err != nil {
			return err
		}
		b.add(workOf(p))
		for k := range found {
			f := &found[k]
			off := (f.Simulated.Mean - f.Exact) / f.Error()
			s.Off = append(s.Off, off)
			cells := append(first(f), number(f.Exact, 6), number(f.Simulated.Mean, 5),
				fmt.Sprintf("[%s, %s]", number(f.Simulated.Low, 5), number(f.Simulated.High, 5)),
				"± "+number(100*f.Tolerance, 2)+" %", signed(off))
			s.judged(f.Rung+": "+f.What, f.Wrong, cells...)
		}
	}
	return nil
}
