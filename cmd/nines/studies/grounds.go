package studies

import (
	"encoding/csv"
	"slices"
	"strings"

	"nines/cmd/nines/progress"
	"nines/sim/experiment"
	"nines/sim/plan"
	"nines/sim/report/study/swept"
	"nines/sim/scenario"
	"nines/sim/scenario/input"
	"nines/sim/study/sweep"
	"nines/sim/words"
)

// grounds is the points of a sweep, and how the scenario is at each.
type grounds struct {
	session *Session
	design  *sweep.Design
	base    *scenario.Document // with the strategies that are run, and no others
	moments sweep.Moments
	when    int // which input is the instant; -1: none
}

const (
	mostPoints  = 1_000_000
	manyPoints  = 10_000 // from here on --confirm is needed
	manySeconds = 3600   // likewise
	fewRuns     = 2000   // so many are run without asking how long they take
	usualSteps  = 5
)

// grounds finds the points, and checks that the scenario is right at each.
func (f *sweepFlags) grounds(s *Session) (*grounds, error) {
	inputs, values, err := f.inputs(s)
	if err != nil {
		return nil, err
	}
	g := &grounds{session: s, when: -1}
	if g.base, err = s.Scenario.Only(s.Strategies...); err != nil {
		return nil, err
	}
	if f.when != "" {
		in, list, err := g.whens(f.when)
		if err != nil {
			return nil, err
		}
		inputs, values = append(inputs, in), append(values, list)
		g.when = len(inputs) - 1
	}
	if err := oneEach(inputs); err != nil {
		return nil, err
	}
	if g.design, err = f.design(s, inputs, values); err != nil {
		return nil, err
	}
	if first, second, is := g.design.Twice(); is {
		return nil, Mistake("--points: the points %d and %d are the same. Leave one out", first+1, second+1)
	}
	return g, g.check()
}

// inputs are the inputs that vary, and their values: of a grid those of each, and of a table the columns.
func (f *sweepFlags) inputs(s *Session) (inputs []input.Input, values [][]float64, err error) {
	if f.isTable() {
		return tabled(s, f.rows)
	}
	for _, arg := range f.vary {
		in, list, err := varied(s, arg, f.latin > 0)
		if err != nil {
			return nil, nil, err
		}
		inputs, values = append(inputs, in), append(values, list)
	}
	if f.latin == 0 || len(inputs) > 0 {
		return inputs, values, nil
	}
	for _, in := range s.Scenario.Inputs() {
		if in.Kind == input.Unknown {
			inputs = append(inputs, in)
		}
	}
	if len(inputs) == 0 {
		return nil, nil, Mistake("--latin needs ranges, and the scenario has no unknown number with one. Write one in the file, such as 2m to 20m, or give --vary PATH=LOW..HIGH")
	}
	return inputs, nil, nil
}

// design is the points.
func (f *sweepFlags) design(s *Session, inputs []input.Input, values [][]float64) (*sweep.Design, error) {
	switch {
	case f.isTable() && f.when != "":
		return nil, Mistake("--points lists the points, and --when moves the trouble at each: leave one of the two out")
	case f.isTable():
		return &sweep.Design{Shape: sweep.Table, Inputs: inputs, Points: rowsOf(values)}, nil
	case f.latin > 0 && f.when != "":
		return nil, Mistake("--latin draws the points, and --when lists times: leave one of the two out")
	case f.latin > 0:
		plans, err := s.Plans(s.Scenario)
		if err != nil {
			return nil, err
		}
		return sweep.OfHypercube(inputs, f.latin, plans[0].Seed).WithoutTwins(), nil
	}
	if n := sweep.Size(values); n > mostPoints {
		return nil, Mistake("every value with every other makes %.3g points, and a sweep has at most %s. Give fewer values, or --latin N", n, words.Thousands(mostPoints))
	}
	return sweep.OfGrid(inputs, values), nil
}

// rowsOf turns columns into rows.
func rowsOf(columns [][]float64) (rows [][]float64) {
	for i := range columns[0] {
		var row []float64
		for _, c := range columns {
			row = append(row, c[i])
		}
		rows = append(rows, row)
	}
	return rows
}

// oneEach refuses an input that is given twice.
func oneEach(inputs []input.Input) error {
	for i, in := range inputs {
		if slices.ContainsFunc(inputs[:i], func(other input.Input) bool { return other.Name == in.Name }) {
			return Mistake("%s varies twice. Give it once", in.Name)
		}
	}
	return nil
}

// varied is an input and its values, from PATH=VALUES or from PATH alone.
func varied(s *Session, arg string, isRange bool) (in input.Input, list []float64, err error) {
	path, text, _ := strings.Cut(arg, "=")
	text, steps, err := sweep.CutSteps(text, mostPoints)
	if err == nil {
		in, list, err = s.Scenario.Vary(path, text)
	}
	switch {
	case err != nil:
		return in, nil, Mistake("--vary %s: %v", arg, err) // not wrapped: problems of a scenario would be printed without this
	case isRange && (list != nil || steps > 0):
		return in, nil, Mistake("--vary %s: --latin needs a range, such as LOW..HIGH", arg)
	case isRange:
		return in, nil, nil
	case list == nil:
		if steps == 0 {
			steps = usualSteps
		}
		list = sweep.Even(&in, steps)
	case steps > 0:
		return in, nil, Mistake("--vary %s: a list has its values, and \"in %d\" is for a range", arg, steps)
	}
	return in, list, nil
}

// tabled are the inputs of a table of points, and their columns.
func tabled(s *Session, text string) (inputs []input.Input, columns [][]float64, err error) {
	r := csv.NewReader(strings.NewReader(text))
	r.TrimLeadingSpace, r.Comment = true, '#'
	rows, err := r.ReadAll()
	switch {
	case err != nil:
		return nil, nil, Mistake("--points: %w", err)
	case len(rows) < 2:
		return nil, nil, Mistake("--points: the table needs a header of paths, and a row for each point")
	case len(rows) > mostPoints:
		return nil, nil, Mistake("--points: the table has %d rows, and a sweep at most %d points", len(rows)-1, mostPoints)
	}
	for k, path := range rows[0] {
		in, column, err := columnOf(s, strings.TrimPrefix(strings.TrimSpace(path), "\ufeff"), rows[1:], k)
		if err != nil {
			return nil, nil, err
		}
		inputs, columns = append(inputs, in), append(columns, column)
	}
	return inputs, columns, nil
}

// columnOf is a column of a table: its input, and the value in each row.
func columnOf(s *Session, path string, rows [][]string, k int) (in input.Input, column []float64, err error) {
	var texts []string
	for _, row := range rows {
		if row[k] = strings.TrimSpace(row[k]); !slices.Contains(texts, row[k]) {
			texts = append(texts, row[k])
		}
	}
	if len(texts) == 1 {
		return in, nil, Mistake("--points: column %s has the same value in every row. Leave it out, and give --set %[1]s=%s", path, texts[0])
	}
	in, values, err := s.Scenario.Vary(path, strings.Join(texts, ","))
	if err != nil {
		for i, row := range rows { // the mistake is in one of them, or in the path
			if _, e := s.Scenario.Changed(path + "=" + row[k]); e != nil {
				return in, nil, Mistake("--points: row %d, column %s: %v", i+1, path, e)
			}
		}
		return in, nil, Mistake("--points: column %s: %v", path, err)
	}
	for _, row := range rows {
		column = append(column, values[slices.Index(texts, row[k])])
	}
	return in, column, nil
}

// whens is the instant as an input: its words are the instants.
func (g *grounds) whens(text string) (in input.Input, list []float64, err error) {
	onset, err := g.session.Scenario.Onset()
	if err != nil {
		return in, nil, Mistake("--when: %w", err)
	}
	if g.moments, err = sweep.MomentsOf(text, onset); err != nil {
		return in, nil, Mistake("--when: %w", err)
	}
	in = input.Input{Name: "when", Title: "when it strikes", Kind: input.Unknown, Unit: input.Word, Whole: true, High: float64(len(g.moments.At) - 1)}
	for i, at := range g.moments.At {
		in.Words, list = append(in.Words, at.Format(sweep.Layout)), append(list, float64(i))
	}
	return in, list, nil
}

// run is how a point is run alone.
func (g *grounds) run(i int) (r swept.Run) {
	for k, set := range g.design.Settings(i) {
		switch {
		case k == g.when:
			r.ShiftTo = set.Input.Words[int(set.Value)]
		default:
			r.Set = append(r.Set, assigned(set))
		}
	}
	return r
}

// assigned is a value as --set takes it.
func assigned(set input.Setting) string {
	name := set.Input.Name
	if !strings.Contains(name, ".") {
		name = "numbers." + name
	}
	return name + "=" + set.Input.Written(set.Value)
}

func (g *grounds) runs() (list []swept.Run) {
	for i := range g.design.Points {
		list = append(list, g.run(i))
	}
	return list
}

// document is the scenario at a point, exactly as nines run has it with the flags of the point.
func (g *grounds) document(i int) (*scenario.Document, error) {
	r := g.run(i)
	if r.ShiftTo == "" {
		return g.base.Changed(r.Set...)
	}
	return g.session.ShiftedTo(r.ShiftTo, r.Set...)
}

// plans are those of a point. The error names it.
func (g *grounds) plans(i int) (plans []*plan.Plan, err error) {
	doc, err := g.document(i)
	if err == nil {
		plans, err = g.session.Plans(doc)
	}
	if err != nil {
		r := g.run(i)
		return nil, Mistake("point %d (%s) is wrong:\n%v", i+1, strings.TrimSpace(strings.Join(append(r.Set, r.ShiftTo), " ")), err)
	}
	return plans, nil
}

// mostChecked is how many points are checked before anything is run.
const mostChecked = 200

// checked are the points that are checked: all, or of many those at the ends of all ranges, where most mistakes lie. A hypercube
// has none there.
func (g *grounds) checked() (list []int) {
	n := len(g.design.Points)
	for i := range n {
		if n <= mostChecked || g.design.Shape == sweep.Hypercube || g.isAtEnd(i) {
			list = append(list, i)
		}
	}
	for len(list) > mostChecked {
		thinned := list[:0]
		for k := 0; k < len(list); k += 2 {
			thinned = append(thinned, list[k])
		}
		list = thinned
	}
	return list
}

// isAtEnd reports whether a point has the least or the greatest value of every number that varies.
func (g *grounds) isAtEnd(i int) bool {
	for k, v := range g.design.Points[i] {
		if in := &g.design.Inputs[k]; in.Words == nil && v != in.Low && v != in.High {
			return false
		}
	}
	return true
}

// check finds points at which the scenario is wrong, and refuses points that do not differ.
func (g *grounds) check() error {
	var seen []string
	list := g.checked()
	for _, i := range list {
		plans, err := g.plans(i)
		if err != nil {
			return err
		}
		for _, p := range plans {
			seen = append(seen, p.Strategy+p.Fingerprint)
		}
	}
	slices.Sort(seen)
	if len(list) > 1 && len(slices.Compact(seen)) == len(g.session.Strategies) {
		return Mistake("the points do not differ: nothing of %s depends on what varies. Choose other strategies with --strategies, or vary something else", words.Listed(g.session.Strategies))
	}
	return nil
}

// affords refuses a sweep that is huge, unless the user has confirmed it.
func (f *sweepFlags) affords(s *Session, g *grounds, plans []*plan.Plan) error {
	n := len(g.design.Points)
	if f.confirm || f.point != "" || s.flags.shard.IsAsked() || s.flags.merge != "" {
		return nil
	}
	if n > manyPoints {
		return Mistake("the sweep has %s points. Run it with --confirm, or give fewer values", words.Thousands(n))
	}
	runs := n * plans[0].Replications
	if runs*len(plans) < fewRuns {
		return nil
	}
	took := progress.Watch()
	if _, err := (experiment.Work{Plans: plans, N: 1}).Simulate(s.Command.Context(), experiment.Options{Workers: 1}); err != nil {
		return err
	}
	if seconds := took().Seconds() * float64(runs) / float64(s.workers()); seconds > manySeconds {
		return Mistake("the sweep has %s points with %d replications each, and would take about %.0f hours here. Run it with --confirm, give fewer, or divide it: nines help cluster",
			words.Thousands(n), plans[0].Replications, seconds/3600)
	}
	return nil
}
