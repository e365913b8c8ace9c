package studies

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nines/cmd/nines/files"
	"nines/cmd/nines/shards"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report/study"
	"nines/sim/report/study/swept"
	"nines/sim/study/sweep"
)

// sweepFlags are the flags of nines sweep.
type sweepFlags struct {
	vary     []string
	latin    int
	points   string // a file
	rows     string // what is in it
	when     string
	whenFile string
	measures []string
	point    string
	confirm  bool
}

func newSweep() *Study {
	f := &sweepFlags{}
	return &Study{
		Kind: study.Sweep, Several: true, Replications: 20, Flags: f.add, Prepare: f.read, Run: f.run, Contents: []string{"points", "when-file"},
		Short: "Run a scenario at many values of some numbers: what if?",
		Long: `Run a scenario at many points: at several values of some of its numbers, or with its trouble at
other times. The same days are simulated at every point. The report says what the answer is at the
least and at the most, and where another strategy becomes the best.

--vary PATH=VALUES varies a number of the scenario. VALUES are:
  60..200            5 values from 60 to 200, at equal distances
  60..200 in 8       8 values
  60,80,120          these
  crankback,spread   these words
  {exponential: 30s}, {gamma: {mean: 30s, cv: 0.5}}   these distributions, each in place of the other
With several --vary, every value is run with every value of the others. PATH alone takes the range
that the file has. --latin N takes N points of a Latin hypercube instead: over the ranges of --vary,
or without it over all unknowns of the file. --points FILE takes the points of a CSV table: its
header has paths, and each row is a point.

--when moves the trouble, to one of:
  every hour of the week         every 6 hours of the week
  every day of 2024              every 7 days of 2024-06 at 18:00
  2024-12-31 23:50, 2025-01-01 06:00
Demand and rosters stay with the clock.

With -o, finished points are kept in DIR/points. The same command goes on where it stopped. To
divide a sweep, see nines help cluster.`,
		Example: `  nines sweep uk-2023-06-25 --vary world.platforms.backup.seats=60..200
  nines sweep uk-2023-06-25 --vary "world.platforms.backup.seats=90..130 in 5" --vary keep-trying
  nines sweep uk-2023-06-25 --when "every 6 hours of the week" --strategies as-happened -o week
  nines sweep my.yaml --latin 200 -n 10 --measure callers.affected@outage -o out`,
	}
}

func (f *sweepFlags) add(flags *pflag.FlagSet) {
	flags.StringArrayVar(&f.vary, "vary", nil, "vary a number of the scenario, as `PATH=VALUES`: world.platforms.backup.seats=60..200 (repeatable)")
	flags.IntVar(&f.latin, "latin", 0, "run `N` points of a Latin hypercube over the ranges, in place of a grid")
	flags.StringVar(&f.points, "points", "", "run the points of this CSV `FILE`: a header of paths, and a row for each point")
	flags.StringVar(&f.rows, "points-text", "", "")
	_ = flags.MarkHidden("points-text")
	flags.StringVar(&f.when, "when", "", "move the trouble to `TIMES`: \"every hour of the week\", or a list of instants")
	flags.StringVar(&f.whenFile, "when-file", "", "move the trouble to the instants in this `FILE`, one a line")
	flags.StringArrayVar(&f.measures, "measure", nil, "what to report, as `MEASURE` or MEASURE@WINDOW (repeatable; default: what answers the scenario's question)")
	flags.StringVar(&f.point, "point", "", "run only the point of this `NUMBER`, from 1, and keep it in the folder of -o; auto takes the number from Slurm or Kubernetes")
	flags.BoolVar(&f.confirm, "confirm", false, "run a sweep of more than 10,000 points, or of more than about an hour")
}

// asTable is how a table of points is read.
var asTable = files.Sort{Name: "a table of points", Most: 4 << 20}

// read checks the flags by themselves, and reads the files that they name. What was read stays in flags that a manifest keeps, so
// the study can be repeated without the files.
func (f *sweepFlags) read(c *cobra.Command, disk *files.Session) error {
	switch {
	case c.Flags().Changed("latin") && (f.latin < 2 || f.latin > mostPoints):
		return Mistake("--latin is %d: give a number of points from 2 to %d", f.latin, mostPoints)
	case f.latin > 0 && f.isTable():
		return Mistake("--points lists the points, and --latin draws them: give one of the two")
	case f.isTable() && len(f.vary) > 0:
		return Mistake("--points lists the points. Give the columns of --vary in its table, or leave --points out")
	case f.when != "" && f.whenFile != "":
		return Mistake("--when and --when-file both say when: give one of the two")
	case f.when+f.whenFile != "" && c.Flags().Changed("shift-to"):
		return Mistake("--when and --shift-to both move the trouble: give one of the two")
	case len(f.vary) == 0 && f.latin == 0 && !f.isTable() && f.when+f.whenFile == "":
		return Mistake("nothing varies: give --vary PATH=VALUES, --latin N, --points FILE or --when TIMES. See nines sweep --help")
	case f.point != "" && c.Flags().Changed("shard"):
		return Mistake("--point and --shard both choose points: give one of the two")
	case f.point != "" && !c.Flags().Changed("output"):
		return Mistake("--point needs a folder for the point: give -o DIR, the same one for all points")
	}
	for _, from := range []struct {
		path, into string
	}{{f.points, "points-text"}, {f.whenFile, "when"}} {
		if from.path == "" {
			continue
		}
		text, err := disk.Read(from.path, asTable)
		if err != nil {
			return err
		}
		if err := c.Flags().Set(from.into, strings.ReplaceAll(string(text), "\r\n", "\n")); err != nil {
			return err
		}
	}
	return nil
}

func (f *sweepFlags) isTable() bool { return f.points != "" || f.rows != "" }

// run runs the sweep. Everything that can be wrong is found before the first point.
func (f *sweepFlags) run(s *Session) (*study.Document, error) {
	g, err := f.grounds(s)
	if err != nil {
		return nil, err
	}
	plans, err := g.plans(0)
	if err != nil {
		return nil, err
	}
	own := &swept.Sweep{Design: g.design, When: g.moments.At, WhenInput: g.when, IsWeek: g.moments.IsWeek, Each: plans[0].Replications, Runs: g.runs()}
	for _, p := range plans {
		own.Strategies = append(own.Strategies, swept.Strategy{Name: p.Strategy, Title: p.StrategyTitle})
	}
	if own.Measures, err = f.measured(plans); err != nil {
		return nil, err
	}
	if err := f.affords(s, g, plans); err != nil {
		return nil, err
	}
	b := batchOf(g, own)
	if f.point != "" {
		at, err := shards.Index("--point", f.point, b.Points, s.program.Getenv)
		if err != nil {
			return nil, Wrong{err}
		}
		return nil, s.RunOnly(b, at-1)
	}
	if err := s.Run(b); err != nil {
		return nil, err
	}
	best, err := s.Plans(s.Scenario) // those of the first point have its values, and its trouble when that strikes
	if err != nil {
		return nil, err
	}
	d := s.NewDocument(best[0])
	swept.Fill(d, own)
	return d, nil
}

// batchOf is all points of a sweep, which fills in how the strategies do at each.
func batchOf(g *grounds, own *swept.Sweep) Batch {
	own.Standings = make([][]sweep.Standing, len(own.Measures))
	return Batch{
		Points: len(g.design.Points), Runs: len(g.design.Points) * own.Each,
		Work: func(i int) (experiment.Work, error) {
			plans, err := g.plans(i)
			return experiment.Work{Plans: plans, N: own.Each}, err
		},
		Each: func(_ int, c *experiment.Comparison) error {
			for k, m := range own.Measures {
				own.Standings[k] = append(own.Standings[k], swept.Standing(c, m))
			}
			return nil
		},
	}
}

// measured are the measures to report, which every strategy has.
func (f *sweepFlags) measured(plans []*plan.Plan) ([]measure.Measure, error) {
	if len(f.measures) == 0 {
		return []measure.Measure{experiment.YardstickOf(plans, measure.Measure{})}, nil
	}
	var list []measure.Measure
	for _, text := range f.measures {
		m, err := measureOf(text, plans)
		if err != nil {
			return nil, Mistake("--measure: %w", err)
		}
		list = append(list, m)
	}
	return list, nil
}

// measureOf is a measure of all callers. One by which nothing can be ranked is a measure, too.
func measureOf(text string, plans []*plan.Plan) (measure.Measure, error) {
	name, window, _ := strings.Cut(text, "@")
	if window == "" {
		window = measure.WholeRun
	}
	for _, p := range plans {
		if !p.Measures.Has(name, window, measure.Group{}) {
			return experiment.Yardstick(text, plans) // says what there is
		}
	}
	m := plans[0].Measures
	return m.Measures()[m.Find(name, window, measure.Group{})], nil
}
