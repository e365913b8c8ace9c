package validation

import (
	"fmt"
	"strings"

	"nines/sim/report/text"
	"nines/sim/validation/coverage"
	"nines/sim/validation/failover"
	"nines/sim/validation/ladder"
	"nines/sim/validation/planted"
	"nines/sim/words"
)

// products are the formulas of products that switch.
type products struct{}

// perProduct, perFault and perKind are about as much work as one of each takes.
var (
	perProduct = work{10, 1e4}
	perFault   = work{100, 2.5e5}
	perKind    = work{50, 5e4}
)

// times is a work several times.
func (w work) times(n int) work { return work{w.replications * n, w.callers * float64(n)} }

func (products) work() work { return perProduct.times(len(failover.Products())) }

func (products) build(b *builder) (Section, error) {
	s := Section{ID: "products", Short: "Failover", Claim: "failover formulas", Block: text.Block{
		Title: "How long real products take to switch",
		Lines: []string{
			fmt.Sprintf("A platform falls silent, and a check of the product notices, with the settings that its documentation names. Each product meets that %d times.", failover.Runs),
			"Every time must be one that the formula allows, and the times must be spread as it says (the test of Kolmogorov and Smirnov, at one in a thousand).",
		},
		Header: []string{"product", "formula", "by the formula, s", "simulated, s", "distance", "allowed", "verdict"}, Prose: true,
	}}
	for _, p := range failover.Products() {
		f, err := p.Judge()
		if err != nil {
			return s, err
		}
		b.add(perProduct)
		s.judged(p.Name, f.Wrong, p.Formula, fmt.Sprintf("%.4g to %.4g", p.Least, p.Most), fmt.Sprintf("%.2f to %.2f", f.From, f.To),
			fmt.Sprintf("%.3f", f.Distance), fmt.Sprintf("%.3f", f.Allowed))
	}
	return s, nil
}

// faults are the planted faults.
type faults struct{ form ladder.Form }

func (p faults) work() work { return perFault.times(len(planted.Of(p.form))) }

func (p faults) build(b *builder) (Section, error) {
	s := Section{ID: "faults", Short: "Planted faults", Claim: "planted faults seen", Block: text.Block{
		Title: "Planted faults, and what sees them",
		Lines: []string{
			"Checks that are all green prove little unless they go red when something is wrong. Each fault here is planted into the simulator on purpose, and the checks above are run again.",
			"A fault that nothing sees is red: the checks have a gap there.",
		},
		Header: []string{"fault", "seen by", "of", "the figures that see it", "verdict"},
	}}
	for _, f := range planted.Of(p.form) {
		found, err := f.Plant(b.ctx, p.form, func(int) {})
		if err != nil {
			return s, err
		}
		b.add(perFault)
		wrong := ""
		if found.Unseen() != nil {
			wrong = "nothing sees it"
		}
		s.judged(f.Name, wrong, fmt.Sprint(len(found.Seen)), fmt.Sprint(found.Tried), byWorld(found.Seen))
	}
	s.Block.Notes = append(s.Block.Notes, "A number in brackets is of figures of that world. “The books of every run” means that the counts of a run contradict each other, and the run ends with an error.")
	var coded []string
	for _, f := range planted.InCode() {
		coded = append(coded, fmt.Sprintf("%s (%s)", f.Fault, f.Seen[0]))
	}
	s.Block.Notes = append(s.Block.Notes, "The long form of the tests plants further faults into a copy of the code, each seen by: "+words.Joined(coded)+".")
	return s, nil
}

// byWorld are figures by their worlds: the figure where there is one, and else how many there are.
func byWorld(figures []string) string {
	var list []string
	for i := 0; i < len(figures); {
		world, _, _ := strings.Cut(figures[i], ": ")
		n := 1
		for i+n < len(figures) && strings.HasPrefix(figures[i+n], world+": ") {
			n++
		}
		if n == 1 {
			list = append(list, figures[i])
		} else {
			list = append(list, fmt.Sprintf("%s (%d)", world, n))
		}
		i += n
	}
	return strings.Join(list, "; ")
}

// intervals are the kinds of intervals.
type intervals struct{ form ladder.Form }

func (intervals) work() work { return perKind.times(len(coverage.Kinds())) }

func (p intervals) build(b *builder) (Section, error) {
	s := Section{ID: "intervals", Short: "Intervals", Claim: "kinds of intervals that cover", Block: text.Block{
		Title: "How often intervals cover the truth",
		Lines: []string{
			"Each kind of interval that nines prints is tried many times on numbers drawn from a known law, and the share that covers the truth is counted.",
			"A kind may cover less by its allowance, and three standard errors of the count. One that is marked “at least” may cover more: it is cautious by its nature.",
		},
		Header: []string{"interval", "tried on", "experiments", "level", "covers", "standard error", "allowance", "verdict"},
	}}
	experiments := coverage.Experiments
	if p.form == ladder.Small {
		experiments = coverage.Few
	}
	for _, k := range coverage.Kinds() {
		f := k.Judge(experiments)
		b.add(perKind)
		level := fmt.Sprintf("%.1f %%", 100*f.Level)
		if f.AtLeast {
			level = "at least " + level
		}
		s.judged(f.Name, f.Wrong, f.Of, words.Thousands(f.Experiments), level, fmt.Sprintf("%.1f %%", 100*f.Covered), fmt.Sprintf("%.1f", 100*f.Error), fmt.Sprintf("%.1f", 100*f.Short))
	}
	return s, nil
}
