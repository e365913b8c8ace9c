package studies

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"nines/cmd/nines/progress"
	"nines/cmd/nines/ran"
	"nines/cmd/nines/shards"
	"nines/sim/dataset"
	"nines/sim/experiment"
	"nines/sim/experiment/block"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report/study"
	"nines/sim/scenario"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// Session is one call of a study's command. Its scenario is right, and is as --set and --shift-to have it.
type Session struct {
	Command  *cobra.Command
	Scenario *scenario.Document
	Name     string // of the scenario, as given
	// Strategies are the names of those that are run, the one that others are compared with first.
	Strategies []string

	program Program
	study   *Study
	flags   *flags
	ran     *dataset.Ran
	store   *store          // of finished points; nil without a folder
	kept    []measure.Group // whose measures the study needs
	record  func() error    // writes what the store is of, before the first point; nil: it is there
}

// open checks what depends on the scenario and on the folder.
func (s *Session) open() error {
	plans, err := s.Plans(s.Scenario)
	if err != nil {
		return err
	}
	for _, p := range plans {
		s.Strategies = append(s.Strategies, p.Strategy)
	}
	of := ran.Command{Name: s.Command.Name(), Flags: s.Command.Flags(), Scenario: s.Name, Folder: filepath.Clean(s.flags.folder), Disk: s.program.Disk(s.Command)}
	if s.ran, err = of.Ran(); err != nil {
		return err
	}
	if err := s.plan(); err != nil {
		return err
	}
	return s.openStore()
}

// Plans are the plans of a scenario under the strategies that are asked for, with the seed and the replications of the command
// line. The first is the one that others are compared with.
func (s *Session) Plans(doc *scenario.Document) ([]*plan.Plan, error) {
	plans, err := s.named(doc)
	switch {
	case errors.As(err, &yamldoc.Problems{}):
		return nil, err
	case err != nil:
		return nil, Wrong{err}
	}
	for i, p := range plans {
		plans[i] = s.adjusted(p)
	}
	if err := s.flags.affordable.Refuse(plans...); err != nil {
		return nil, Wrong{err}
	}
	return plans, nil
}

// named are the plans as the scenario has them. Unless some are named, a study that compares takes those of the question, and one
// that does not takes the first strategy.
func (s *Session) named(doc *scenario.Document) ([]*plan.Plan, error) {
	if len(s.Strategies) > 0 {
		return each(doc, s.Strategies)
	}
	names := s.flags.strategies
	if len(names) == 0 && s.study.Several {
		first, err := doc.Plan("")
		if err != nil {
			return nil, err
		}
		names = first.Question.Strategies
	}
	if len(names) < 2 {
		one, err := doc.Plan(strings.Join(names, ""))
		return []*plan.Plan{one}, err
	}
	plans, left, err := doc.SideBySide(names[0], names)
	if err == nil && len(left) > 0 {
		err = errors.New(strings.Join(left, "\n"))
	}
	return plans, err
}

// each are the plans of strategies, one by one. At a point two may be the same, which differ elsewhere.
func each(doc *scenario.Document, names []string) (plans []*plan.Plan, err error) {
	for _, name := range names {
		p, err := doc.Plan(name)
		if err != nil {
			return nil, err
		}
		plans = append(plans, p)
	}
	return plans, nil
}

// adjusted is a copy of a plan with the numbers of the command line.
func (s *Session) adjusted(p *plan.Plan) *plan.Plan {
	own := *p
	own.Precision = nil
	if s.Command.Flags().Changed("seed") {
		own.Seed = s.flags.seed
	}
	own.Replications = s.Replications(p)
	own.Budget = max(own.Budget, own.Replications)
	return &own
}

// Replications is how many replications each point has: as -n says, or else as the study does, or else as the
// scenario does.
func (s *Session) Replications(p *plan.Plan) int {
	switch {
	case s.flags.replications > 0:
		return s.flags.replications
	case s.study.Replications > 0:
		return s.study.Replications
	}
	return p.Replications
}

// workers is how many replications run at the same time.
func (s *Session) workers() int {
	if s.flags.workers > 0 {
		return s.flags.workers
	}
	return runtime.GOMAXPROCS(0)
}

// ShiftedTo is the scenario with its trouble, and the run with it, moved to another instant, and with further assignments.
func (s *Session) ShiftedTo(when string, assignments ...string) (*scenario.Document, error) {
	return s.program.Load(s.Command, s.Name, when, append(append([]string{}, s.flags.assignments...), assignments...))
}

// NewDocument is the document of the study, still without results. The plan is the first that is studied, at the best guesses.
func (s *Session) NewDocument(p *plan.Plan) *study.Document {
	return study.New(s.study.Kind, s.program.Version, s.again(), p)
}

// again is the command that repeats the study. A table of points is named, and not repeated.
func (s *Session) again() string {
	words := []string{"nines"}
	for _, w := range s.ran.Command {
		if strings.HasPrefix(w, "--points-text=") {
			w = "--points=TABLE"
		}
		words = append(words, quoted(w))
	}
	return strings.Join(words, " ")
}

// quoted is a word as a shell takes it.
func quoted(word string) string {
	if !strings.ContainsAny(word, " \t\n'\"\\$`*?[]{}()<>|&;#~!") {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// Warn tells the user something at once, beside the results.
func (s *Session) Warn(format string, args ...any) {
	fmt.Fprintf(s.Command.ErrOrStderr(), "nines: "+format+"\n", args...)
}

// KeepGroup has the outcomes of all batches keep the measures of some callers. It is called before the first batch.
func (s *Session) KeepGroup(g measure.Group) {
	if g.By == "" || g.By == measure.ByKind {
		return
	}
	s.kept = append(s.kept, g)
	if s.store != nil {
		s.store.groups = s.kept
	}
}

// Batch is points that a study needs together.
type Batch struct {
	Points int
	Runs   int // replications of all points together, for the display of progress
	// Work is what a point runs. It is called for each point in order, and again for a study that is in shards.
	Work func(i int) (experiment.Work, error)
	// Each is called with the outcome of every point in order. The outcome has the measures of all callers, how long calls
	// waited, and who fared otherwise; no groups, series, ledger or durations. It must not be kept.
	Each func(i int, c *experiment.Comparison) error
}

// errPart says that only a part of the study was to be run, and that it was.
var errPart = errors.New("a part of the study was run")

// Run runs a batch of points. What the folder has is taken from there, and what is run is kept in it. With --shard only the
// points of that part are run, and the study ends with the error.
func (s *Session) Run(b Batch) error {
	if s.flags.shard.IsAsked() {
		missing, err := s.missing(b)
		if err != nil {
			return err
		}
		if len(missing) > 0 {
			return s.runPart(b)
		}
	}
	return s.run(b)
}

func (s *Session) run(b Batch) error {
	if s.store != nil && s.store.strict {
		if err := s.complete(b); err != nil {
			return err
		}
	}
	if s.record != nil {
		if err := s.record(); err != nil {
			return err
		}
		s.record = nil
	}
	show := s.program.Progress(s.Command)
	defer show.End()
	o := s.options(b, show)
	err := experiment.Points(s.Command.Context(), b.Points, b.Work, o, func(i int, c *experiment.Comparison) error {
		if err := s.keep(c); err != nil {
			return err
		}
		return b.Each(i, c)
	})
	s.program.NoteStop(s.Command, err)
	if wrong := (Wrong{}); errors.As(err, &wrong) {
		return wrong // without the index of the point: the mistake names it as the user knows it
	}
	return err
}

func (s *Session) options(b Batch, show *progress.Display) experiment.Options {
	o := experiment.Options{Workers: s.flags.workers}
	if s.store != nil {
		o.Elsewhere = s.store
	}
	show.FollowPoints(&o, s.Scenario.Name, b.Runs)
	return o
}

// keep reduces an outcome to what studies use, and keeps it in the folder. It does so without a folder, too: results must not
// depend on where an outcome came from.
func (s *Session) keep(c *experiment.Comparison) error {
	b := block.Lean(c, s.kept...)
	if s.store == nil {
		return nil
	}
	return s.store.keep(c, b)
}

// missing are the points of a batch that the folder does not have, counted from 1.
func (s *Session) missing(b Batch) (list []int, err error) {
	for i := range b.Points {
		w, err := b.Work(i)
		if err != nil {
			return nil, err
		}
		if !s.store.has(w) {
			list = append(list, i+1)
		}
	}
	return list, nil
}

// complete refuses a batch if points are missing in the folder, or damaged. A summary of some points would pass for one of all.
func (s *Session) complete(b Batch) error {
	list, err := s.missing(b)
	if err != nil {
		return err
	}
	var wrong []string
	if len(list) > 0 {
		wrong = append(wrong, fmt.Sprintf("%d of %s missing in %s: %s", len(list), words.Several(b.Points, "point is", "points are"), s.store.folder, shards.Ranges(list)))
	}
	for i := range b.Points {
		w, err := b.Work(i)
		if err != nil {
			return err
		}
		for _, why := range s.store.damaged(w) {
			wrong = append(wrong, fmt.Sprintf("point %d: %s", i+1, why))
		}
	}
	if len(wrong) > 0 {
		return shards.NewIncomplete("%s\nRun them with the command of the study, or with its --shard", strings.Join(wrong, "\n"))
	}
	return nil
}

// runPart runs the points of a shard. Neighbours go to different shards, because they take about as long.
func (s *Session) runPart(b Batch) error {
	index, of := s.flags.shard.Part()
	var own []int
	for i := index - 1; i < b.Points; i += of {
		own = append(own, i)
	}
	return s.RunOnly(b, own...)
}

// RunOnly runs only some points of a batch, keeps them in the folder, and ends the study with an error.
func (s *Session) RunOnly(b Batch, points ...int) error {
	part := Batch{
		Points: len(points), Runs: b.Runs / max(1, b.Points) * len(points),
		Work: func(i int) (experiment.Work, error) { return b.Work(points[i]) },
		Each: func(int, *experiment.Comparison) error { return nil },
	}
	if err := s.run(part); err != nil {
		return err
	}
	say, next := s.Command.OutOrStdout(), "When all are there"
	fmt.Fprintf(say, "Ran %d of %s. They are in %s. ", len(points), words.Several(b.Points, "point", "points"), s.store.folder)
	if s.study.Kind != study.Sweep {
		fmt.Fprintf(say, "The study chooses its next points from these: run all its shards again, until none has points to run. ")
		next = "Then"
	}
	fmt.Fprintf(say, "%s: nines merge %s\n", next, quoted(s.flags.folder))
	return errPart
}

// ended is how a study ends that has no document.
func (s *Session) ended(err error) error {
	switch {
	case errors.Is(err, errPart):
		return nil
	case !errors.Is(err, experiment.ErrInterrupted):
		return err
	case s.store == nil:
		return fmt.Errorf("%w: no file was written, and nothing was kept. With -o DIR the same command goes on where it stopped", experiment.ErrInterrupted)
	}
	return fmt.Errorf("%w: finished points are in %s. The same command goes on where it stopped", experiment.ErrInterrupted, s.store.folder)
}
