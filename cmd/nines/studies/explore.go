package studies

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nines/cmd/nines/files"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report/study"
	"nines/sim/report/study/explored"
	"nines/sim/scenario"
	"nines/sim/scenario/input"
	"nines/sim/scenario/yamldoc"
	"nines/sim/study/explore"
	"nines/sim/words"
)

// exploration is the flags of nines explore.
type exploration struct {
	days      int
	only      []string
	choices   bool
	subject   string
	measure   string
	threshold float64
}

func newExplore() *Study {
	e := &exploration{}
	return &Study{
		Kind: study.Explore, Several: true,
		Short: "Say which unknowns matter, and what would change the decision",
		Long: `Say what matters. For each value with a range in the scenario: how far the answer moves between its ends, and
whether that matters, does not, or is not shown. Then what the unknowns do to the decision between the strategies
of the question. Is one best everywhere in the ranges? From where on is another better? Where does the best one fail?
What is it worth to learn a number before you decide?

A range stands where the number stands, with a best guess: "seats: 110 (90 to 130)". Without one it is "90 to 130".
Values marked as "chosen:" are yours to decide. They stay at their best guess unless you ask for them.

How far a value moves the answer is said for one strategy: the best one at the best guesses, or that of --subject.
A difference below study.indifference of the scenario counts as none, or below --threshold.

The designs are chosen for you and told in the report. A day under all strategies counts as one day: 500 days for up
to 12 inputs, and 42 for each one more, unless --days is given.`,
		Example: `  nines explore uk-2023-06-25
  nines explore my.yaml --strategies automatic,public-notice --days 1000 -o results
  nines explore my.yaml --inputs keep-trying,world.platforms.backup.seats
  nines explore my.yaml --with-choices --measure callers.affected@outage --threshold 100`,
		Flags: e.add, Prepare: e.check, Run: e.run,
	}
}

func (e *exploration) add(flags *pflag.FlagSet) {
	flags.IntVar(&e.days, "days", 0, "how many days to simulate, each under all strategies (default: 500 for up to 12 inputs)")
	flags.StringSliceVar(&e.only, "inputs", nil, "explore only these values with a range, by `NAME` or by the title that the report prints, separated by commas; choices may be among them")
	flags.BoolVar(&e.choices, "with-choices", false, "explore the choices, too")
	flags.StringVar(&e.subject, "subject", "", "the strategy whose figure the inputs move, by `NAME` (default: the one that does best at the best guesses)")
	flags.StringVar(&e.measure, "measure", "", "explore this `MEASURE`, or MEASURE@WINDOW (default: what answers the scenario's question)")
	flags.Float64Var(&e.threshold, "threshold", 0, "the least difference that matters, in the unit of the measure (default: study.indifference of the scenario)")
	_ = flags.MarkHidden("replications")
}

// mostExplored is the most days that may be asked for. It catches typing errors.
const mostExplored = 1_000_000

// check checks what needs no scenario.
func (e *exploration) check(c *cobra.Command, _ *files.Session) error {
	switch {
	case c.Flags().Changed("replications"):
		return Mistake("explore divides its days among many settings: give --days in place of -n")
	case c.Flags().Changed("days") && (e.days < 1 || e.days > mostExplored):
		return Mistake("--days is %d: give a number from 1 to %d", e.days, mostExplored)
	case c.Flags().Changed("threshold") && !(e.threshold > 0 && e.threshold < math.MaxFloat64):
		return Mistake("--threshold is %v: give a number above 0", e.threshold)
	}
	return nil
}

// run explores a scenario.
func (e *exploration) run(s *Session) (*study.Document, error) {
	plans, err := s.Plans(s.Scenario)
	if err != nil {
		return nil, err
	}
	x := &explorer{Session: s, plans: plans}
	var left []input.Input
	if x.inputs, left, err = e.inputs(s, plans); err != nil {
		return nil, err
	}
	if x.measure, err = e.measured(plans); err != nil {
		return nil, err
	}
	own, err := e.study(x)
	if err != nil {
		return nil, err
	}
	if x.scenario, err = s.Scenario.Only(own.Strategies...); err != nil {
		return nil, Wrong{err}
	}
	if err := x.checkEnds(own); err != nil {
		return nil, err
	}
	r, err := explore.Run(own, x.simulate)
	if err != nil {
		return nil, err
	}
	d := s.NewDocument(plans[r.Study.Subject])
	threshold := "as --threshold says"
	if e.threshold == 0 {
		threshold = defaultThreshold(x.measure)
	}
	explored.Fill(d, r, explored.Subject{Measure: x.measure, Of: plan.GroupName(x.measure.Group), Titles: titlesOf(plans), Left: left, Threshold: threshold, Others: others(s.Scenario, plans), Asked: e.budget(x)})
	return d, nil
}

// study is the design. Its error is one of the user.
func (e *exploration) study(x *explorer) (*explore.Study, error) {
	s := &explore.Study{Subject: explore.BestAtGuess, Inputs: x.inputs, More: x.measure.Better() == measure.More, Seed: x.plans[0].Seed, Threshold: e.threshold}
	for k, p := range x.plans {
		s.Strategies = append(s.Strategies, p.Strategy)
		if e.subject == p.Strategy {
			s.Subject = k
		}
	}
	if e.subject != "" && s.Subject == explore.BestAtGuess {
		return nil, Mistake("--subject: %s is not among the strategies that are compared: %s", words.Quoted(e.subject), words.Listed(s.Strategies))
	}
	if s.Threshold == 0 {
		s.Threshold = thresholdOf(x.measure, x.plans[0])
	}
	if s.Threshold == 0 {
		return nil, Mistake("%s counts no callers, so study.indifference says nothing about it. Give the least difference that matters, in %s: --threshold", x.measure.Name, x.measure.Unit)
	}
	var err error
	if s.Plan, err = explore.Divide(e.budget(x), x.inputs, len(x.plans)); err != nil {
		return nil, Mistake("--days: %v", err)
	}
	return s, nil
}

// budget is how many days are simulated at most.
func (e *exploration) budget(x *explorer) int {
	if e.days > 0 {
		return e.days
	}
	return explore.DefaultDays(len(x.inputs))
}

// others are the titles of the strategies that are not compared.
func others(doc *scenario.Document, plans []*plan.Plan) (titles []string) {
	for _, name := range doc.StrategyNames() {
		if slices.ContainsFunc(plans, func(p *plan.Plan) bool { return p.Strategy == name }) {
			continue
		}
		if p, err := doc.Plan(name); err == nil {
			titles = append(titles, titlesOf([]*plan.Plan{p})...)
		}
	}
	return titles
}

// thresholdOf is the least difference that matters; 0 if nobody has said it. A percentage point is that of a share.
func thresholdOf(m measure.Measure, p *plan.Plan) float64 {
	switch m.Unit {
	case measure.Callers:
		return p.Indifference
	case measure.Share:
		return 0.01
	}
	return 0
}

func defaultThreshold(m measure.Measure) string {
	if m.Unit == measure.Share {
		return "unless --threshold says otherwise"
	}
	return "as study.indifference of the scenario says"
}

func titlesOf(plans []*plan.Plan) (list []string) {
	for _, p := range plans {
		title := p.StrategyTitle
		if title == "" {
			title = p.Strategy
		}
		list = append(list, title)
	}
	return list
}

// measured is the measure that is explored. A time that some days do not reach has no mean.
func (e *exploration) measured(plans []*plan.Plan) (measure.Measure, error) {
	m := experiment.YardstickOf(plans, measure.Measure{})
	if e.measure != "" {
		var err error
		if m, err = experiment.Yardstick(e.measure, plans); err != nil {
			return m, Mistake("--measure: %v", err)
		}
	}
	switch {
	case experiment.IsTime(&m):
		return m, Mistake("%s is a time that some days may not reach, so its mean says nothing. Explore a measure that counts: --measure callers.without-help", m.Name)
	case m.Group.By != "" && m.Group.By != measure.ByKind:
		return m, Mistake("a study of many points keeps no figures of single services, regions or networks: give another --measure than that of the question")
	}
	return m, nil
}

// inputs are those to explore, and the choices that are left out.
func (e *exploration) inputs(s *Session, plans []*plan.Plan) (list, left []input.Input, err error) {
	all := s.Scenario.Inputs()
	if len(all) == 0 {
		return nil, nil, rangeless(s.Scenario, plans[0].Strategy, s.Name)
	}
	if len(e.only) > 0 {
		list, err = named(all, e.only)
		return list, nil, err
	}
	for _, in := range all {
		switch {
		case !bears(in, plans):
		case in.Kind == input.Choice && !e.choices:
			left = append(left, in)
		default:
			list = append(list, in)
		}
	}
	if len(list) == 0 {
		return nil, nil, Mistake("nothing is unknown here: all %d values with a range are choices, or belong to other strategies. To explore choices: --with-choices", len(all))
	}
	return list, left, nil
}

// bears reports whether an input is part of one of the strategies that are compared.
func bears(in input.Input, plans []*plan.Plan) bool {
	rest, isOverlay := strings.CutPrefix(in.Name, "strategies.")
	strategy, _, _ := strings.Cut(rest, ".")
	return !isOverlay || slices.ContainsFunc(plans, func(p *plan.Plan) bool { return p.Strategy == strategy })
}

// named are the inputs of these names or titles.
func named(all []input.Input, names []string) (list []input.Input, err error) {
	for _, name := range titled(names) {
		at, err := find(all, name)
		switch {
		case err != nil:
			return nil, err
		case slices.ContainsFunc(list, func(in input.Input) bool { return in.Name == all[at].Name }):
			return nil, Mistake("--inputs names %s twice", all[at].Name)
		}
		list = append(list, all[at])
	}
	return list, nil
}

// titled puts together what commas in a title in “quotes” have taken apart.
func titled(words []string) (list []string) {
	open := false
	for _, w := range words {
		if open {
			list[len(list)-1] += "," + w
		} else {
			list = append(list, strings.TrimSpace(w))
		}
		own := list[len(list)-1]
		open = strings.HasPrefix(own, "“") && !strings.HasSuffix(strings.TrimSpace(own), "”")
	}
	return list
}

// find is the place of an input by its name or its title.
func find(all []input.Input, name string) (int, error) {
	var known, titled []string
	for _, in := range all {
		known = append(known, in.Name)
	}
	if at := slices.Index(known, name); at >= 0 {
		return at, nil
	}
	title := strings.Trim(name, "“”\" ")
	at := -1
	for i, in := range all {
		if in.Title == title {
			titled, at = append(titled, in.Name), i
		}
	}
	switch len(titled) {
	case 1:
		return at, nil
	case 0:
		hint := ""
		if near := words.Nearest(name, known); near != "" {
			hint = fmt.Sprintf("; did you mean %q?", near)
		}
		return 0, Mistake("--inputs: no value with a range is called %s%s\nThose with a range: %s", words.Quoted(name), hint, words.Listed(known))
	}
	return 0, Mistake("--inputs: %s is the title of %s: give a name", words.Quoted(title), words.Joined(titled))
}

// mostCandidates is how many assumed numbers a message lists.
const mostCandidates = 8

// rangeless says how to write a range, and which numbers are candidates: those that are assumed.
func rangeless(doc *scenario.Document, strategy, name string) error {
	text := fmt.Sprintf("%s has no value with a range, so there is nothing to explore.\nWrite what a number could be where it stands, with a best guess: `seats: 110 (90 to 130)`. Without one it is `90 to 130`, and of words `one of [busy, silence]`", name)
	leaves, err := doc.Leaves(strategy)
	if err != nil {
		return Wrong{err}
	}
	var candidates []string
	for _, l := range leaves {
		if l.Kind == yamldoc.Assumed || l.Kind == yamldoc.Fitted {
			candidates = append(candidates, "  "+l.Path+": "+l.Text)
		}
	}
	if len(candidates) == 0 {
		return Mistake("%s", text)
	}
	more := ""
	if n := len(candidates) - mostCandidates; n > 0 {
		candidates, more = candidates[:mostCandidates], fmt.Sprintf("\n  and %d more: nines explain %s", n, name)
	}
	return Mistake("%s\nCandidates are the numbers that are assumed or fitted:\n%s%s", text, strings.Join(candidates, "\n"), more)
}
