package studies

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/report/study/attributed"
	"nines/sim/scenario"
	"nines/sim/study/attribute"
	"nines/sim/study/part"
	"nines/sim/words"
)

// attribution is the flags of nines attribute.
type attribution struct {
	only    []string
	list    bool
	measure string
}

const (
	// manyDays is how many days each set of parts has unless -n is given.
	manyDays = 60
	// firstPass is how many days the first pass has, which chooses the parts.
	firstPass = 4
	// manyOrders is how many orders of removal are sampled for more than six parts.
	manyOrders = 24
)

func newAttribute() *Study {
	a := &attribution{}
	return &Study{
		Kind: study.Attribute, Replications: manyDays,
		Short: "Say what each fault, error and delay did, alone and together",
		Long: `Say what did what: how many more callers would have got help without each fault, error of people,
delay and missing feature, and how many fewer without each remedy. What takes two parts together to happen has
a figure of its own. The same people call on the same day, whatever is taken out.

Each part is removed first: what would have been without it? It is removed last, when the other parts are gone:
what would it have cost alone? On average over all orders of removal it has a share, and the shares of all parts
add up. Remedies, and parts on which everything hangs, have no share: each is removed by itself. Without --only, a
first pass over a few days chooses the parts that matter most. With --shard, give --only: then all points are known
from the start.`,
		Example: `  nines attribute uk-2023-06-25
  nines attribute uk-2023-06-25 --list
  nines attribute uk-2023-06-25 --only wrong,assess,manual-location -n 100
  nines attribute optus-2025-09-18 --measure callers.affected -o results`,
		Flags: a.add, Run: a.run,
	}
}

func (a *attribution) add(flags *pflag.FlagSet) {
	flags.StringSliceVar(&a.only, "only", nil, "the parts to study, by name, separated by commas (default: those that matter most)")
	flags.BoolVar(&a.list, "list", false, "list the parts that can be taken out, and run nothing")
	flags.StringVar(&a.measure, "measure", "", "attribute this `MEASURE`, or MEASURE@WINDOW (default: what answers the scenario's question)")
}

// run finds the parts, chooses among them, and works out what each did.
func (a *attribution) run(s *Session) (*study.Document, error) {
	plans, err := s.Plans(s.Scenario)
	if err != nil {
		return nil, err
	}
	whole := plans[0]
	load := func(assignments ...string) (*scenario.Document, error) {
		return s.Scenario.Alone(whole.Strategy, assignments...)
	}
	alone, err := load()
	if err != nil {
		return nil, err
	}
	parts, skipped := part.Find(alone.Scenario, load)
	if a.list {
		fmt.Fprint(s.Command.OutOrStdout(), listed(whole, parts, skipped))
		return nil, errPart
	}
	lost, err := a.lost(plans)
	if err != nil {
		return nil, err
	}
	d := &part.Days{Load: load, Adjust: s.adjusted, Measure: lost}
	choice, err := a.choose(s, d, whole, parts, skipped)
	if err != nil {
		return nil, err
	}
	d.N, d.Points = whole.Replications, points(s, whole.Replications)
	o, err := d.Attribute(choice, manyOrders, whole.Seed)
	if err != nil {
		return nil, explained(err, lost)
	}
	o.Skipped = skipped
	return attributed.Build(s.NewDocument(whole), attributed.Input{
		Outcome: o, Parts: parts, Period: phrase.PeriodOf(phrase.Number(whole.Network.Length.Seconds())),
	}), nil
}

// listed are the parts of a scenario, for --list.
func listed(whole *plan.Plan, parts []part.Part, skipped []part.Skipped) string {
	var b strings.Builder
	fmt.Fprintf(&b, "What can be taken out of %s under %s, by the names that --only takes:\n", words.Clean(whole.Name), words.Clean(whole.Strategy))
	kind := part.Kind("")
	for _, p := range parts {
		if p.Kind != kind {
			fmt.Fprintf(&b, "\n%s\n", kinds[p.Kind])
			kind = p.Kind
		}
		fmt.Fprintf(&b, "  %s\n", words.Clean(p.Name))
		fmt.Fprintf(&b, "      %s\n", words.Clean(p.Title))
	}
	if len(skipped) > 0 {
		fmt.Fprint(&b, "\nWhat cannot, because the scenario would be wrong without it\n")
	}
	for _, p := range skipped {
		fmt.Fprintf(&b, "  %s\n      %s\n", words.Clean(p.Name), words.Clean(p.Why))
	}
	return b.String()
}

// kinds are the headings of the list.
var kinds = map[part.Kind]string{
	part.Fault: "Faults", part.Error: "Errors", part.Delay: "Delays", part.Feature: "Missing features", part.Remedy: "Remedies",
}

// points are the points of a session, with so many replications each.
func points(s *Session, n int) part.Points {
	return func(points int, work func(i int) (experiment.Work, error), each func(i int, c *experiment.Comparison) error) error {
		return s.Run(Batch{Points: points, Runs: points * n, Work: work, Each: each})
	}
}

// lost is the measure that is attributed, of everybody who wants help. One that some days may not reach has no mean.
func (a *attribution) lost(plans []*plan.Plan) (measure.Measure, error) {
	m := experiment.YardstickOf(plans, measure.Measure{})
	if a.measure != "" {
		var err error
		if m, err = experiment.Yardstick(a.measure, plans); err != nil {
			return m, Mistake("--measure: %v", err)
		}
		if experiment.IsTime(&m) {
			return m, Mistake("--measure: %s is a time that some replications may not reach, so it has no mean to share out. Choose a measure that counts, such as callers.without-help", m.Name)
		}
	}
	if m.Group != (measure.Group{}) || experiment.IsTime(&m) {
		m = experiment.YardstickOf(plans, plans[0].Measures.Measures()[plans[0].Measures.Find("callers.without-help", measure.WholeRun, measure.Group{})])
	}
	return m, nil
}

// choose are the parts that are named, or those that matter most.
func (a *attribution) choose(s *Session, d *part.Days, whole *plan.Plan, parts []part.Part, skipped []part.Skipped) (*part.Choice, error) {
	if len(parts) == 0 {
		return nil, Mistake("%s under %s has nothing to take out: no fault, no error of people, no delay, no remedy%s", whole.Name, whole.Strategy, besides(skipped))
	}
	if len(a.only) > 0 {
		return a.named(d, whole, parts, skipped)
	}
	if len(parts) > attribute.MostInSet {
		return nil, Mistake("%s under %s has %d parts that can be taken out, and a first pass tries %d at most. Name some with --only; --list shows all", whole.Name, whole.Strategy, len(parts), attribute.MostInSet)
	}
	d.N = min(firstPass, whole.Replications)
	d.Points = points(s, d.N)
	choice, err := part.Choose(d, parts)
	if err == nil && len(choice.Shared) == 0 {
		err = Mistake("nothing that can be taken out of %s under %s changes %s in %s. Try another --measure or more replications, or name parts with --only", whole.Name, whole.Strategy, d.Measure.Name, phrase.Plural(d.N, "replication"))
	}
	return choice, explained(err, d.Measure)
}

// named are the parts of --only. All of them share, also remedies and what all hangs on.
func (a *attribution) named(d *part.Days, whole *plan.Plan, parts []part.Part, skipped []part.Skipped) (*part.Choice, error) {
	choice := &part.Choice{}
	for _, name := range a.only {
		p, ok := part.Named(parts, strings.TrimSpace(name))
		switch {
		case !ok:
			return nil, unknown(name, whole, parts, skipped)
		case has(choice.Shared, p.Name):
			return nil, Mistake("--only names %s twice", p.Name)
		}
		choice.Shared = append(choice.Shared, p)
	}
	n := len(choice.Shared)
	if n > attribute.Most {
		return nil, Mistake("--only names %d parts: at most %d can be told from one another", n, attribute.Most)
	}
	for _, p := range parts {
		if !has(choice.Shared, p.Name) {
			choice.Left = append(choice.Left, part.Left{Part: p, Why: part.Unasked})
		}
	}
	var together *part.Together
	err := d.Loads(choice.Shared, attribute.Sets(n, manyOrders, whole.Seed))
	if errors.As(err, &together) {
		err = Mistake("--only: %v. Leave one of them out", together)
	}
	return choice, err
}

func has(parts []part.Part, name string) bool {
	for _, p := range parts {
		if p.Name == name {
			return true
		}
	}
	return false
}

// besides says why parts that there are cannot be taken out.
func besides(skipped []part.Skipped) string {
	text := ""
	for _, p := range skipped {
		text += fmt.Sprintf("\n%s stays: %s", p.Name, p.Why)
	}
	return text
}

// unknown says what is wrong with the name of a part.
func unknown(name string, whole *plan.Plan, parts []part.Part, skipped []part.Skipped) error {
	var names, several []string
	for _, p := range parts {
		names = append(names, p.Name)
		if strings.Contains("."+p.Name+".", "."+name+".") {
			several = append(several, p.Name)
		}
	}
	for _, p := range skipped {
		if q, ok := part.Named([]part.Part{p.Part}, name); ok {
			return Mistake("--only: %s cannot be taken out, because the scenario would be wrong without it: %s", q.Name, p.Why)
		}
	}
	if len(several) > 1 {
		return Mistake("--only: %s can be any of %s: write more of the name", words.Quoted(name), words.Listed(several))
	}
	hint := ""
	if near := words.Nearest(name, names); near != "" {
		hint = fmt.Sprintf("; did you mean %q?", near)
	}
	return Mistake("--only: %s under %s has no part %s%s\nIts parts: nines attribute %s --list", whole.Name, whole.Strategy, words.Quoted(name), hint, whole.Name)
}

// explained is an error in people's words.
func explained(err error, m measure.Measure) error {
	var none *attribute.Valueless
	if errors.As(err, &none) {
		return Mistake("replication %d has no value of %s without some of the parts: choose another --measure", none.Day, m.Name)
	}
	return err
}
