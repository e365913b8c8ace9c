package reporttest

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/scenario"
	"nines/sim/scenario/yamldoc"
)

// FromLibrary runs a scenario of the library a few times.
func FromLibrary(t testing.TB, name string, replications int, assignments ...string) (*report.Document, *experiment.Result) {
	t.Helper()
	text, ok := scenarios.Text(name)
	require.True(t, ok)
	doc, err := scenario.Load(name, text, assignments...)
	require.NoError(t, err)
	plan, err := doc.Plan("")
	require.NoError(t, err)
	few := *plan
	few.Replications = replications
	r, err := experiment.Run(context.Background(), &few, experiment.Options{})
	require.NoError(t, err)
	return playedBack(t, report.New(r, nil, "0.1.0"), r), r
}

// playedBack is a document with the days that are looked at.
func playedBack(t testing.TB, d *report.Document, results ...*experiment.Result) *report.Document {
	t.Helper()
	require.NoError(t, d.PlayBack(results, Again))
	return d
}

// Again runs days again for a document, with all workers.
func Again(asked []experiment.Asked, do func(place int, d *experiment.Diary)) error {
	return experiment.EachDiary(context.Background(), asked, experiment.Options{}, do)
}

// JSONOf is a document as it is written.
func JSONOf(t testing.TB, d *report.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, d.JSON(&b))
	return b.Bytes()
}

// Compare runs all strategies of a scenario of the library.
func Compare(t *testing.T, name string, replications int, assignments ...string) *report.Comparison {
	t.Helper()
	doc := loaded(t, name, assignments...)
	c := sideBySide(t, doc, doc.StrategyNames(), replications)
	d := report.NewComparison(c, nil, measure.WholeRun, "0.1.0")
	require.NoError(t, d.PlayBack(c.Results, Again))
	return d
}

// Compared runs the strategies that the question of a scenario is about.
func Compared(t *testing.T, name string, replications int, assignments ...string) *experiment.Comparison {
	t.Helper()
	doc := loaded(t, name, assignments...)
	return sideBySide(t, doc, doc.Asked().Strategies, replications)
}

func loaded(t *testing.T, name string, assignments ...string) *scenario.Document {
	t.Helper()
	text, ok := scenarios.Text(name)
	require.True(t, ok)
	doc, err := scenario.LoadFrom(scenarios.Files(), name, text, assignments...)
	require.NoError(t, err)
	return doc
}

func sideBySide(t *testing.T, doc *scenario.Document, strategies []string, replications int) *experiment.Comparison {
	t.Helper()
	var plans []*plan.Plan
	for _, strategy := range strategies {
		plan, err := doc.Plan(strategy)
		require.NoError(t, err)
		few := *plan
		few.Replications = replications
		plans = append(plans, &few)
	}
	c, err := experiment.Compare(context.Background(), plans, experiment.Options{})
	require.NoError(t, err)
	return c
}

// Of is a measure of a comparison, under every strategy.
func Of(d *report.Comparison, t *testing.T, name string) []report.Compared {
	for _, m := range d.Measures {
		if m.Name == name {
			return m.Figures
		}
	}
	t.Fatalf("the comparison does not tell %s", name)
	return nil
}

// libraryResult is a result of the library, made once for all tests of this package. One that is read as it is recorded has no result.
type libraryResult struct {
	Result   *experiment.Result
	Document *report.Document
}

var references = map[string]*libraryResult{}

// quick are the scenarios that the small form of the tests simulates in all their replications. Of the others it takes the recorded
// document, which has no result and seven digits of each number. Two of them are here because these would not round alike.
// TestTheLibraryIsAsRecorded holds the first replications of all others to the record.
var quick = []string{"first-steps", "ireland-2022-06-28", "optus-2025-09-18", "silent-failure"}

// ReferenceOf is the result of a scenario of the library, made once.
func ReferenceOf(t *testing.T, name string) *libraryResult {
	t.Helper()
	if references[name] != nil {
		return references[name]
	}
	if !effort.IsLong() && !slices.Contains(quick, name) {
		d, err := report.DocumentAgain(Recorded(t, name, "report.json"))
		require.NoError(t, err)
		references[name] = &libraryResult{Document: d}
		return references[name]
	}
	references[name] = answered(t, name)
	return references[name]
}

// firstLook is how many replications of the other strategies of the question nines run makes.
const firstLook = 20

// answered is a result with the answer to the question of its scenario, as nines run makes it.
func answered(t *testing.T, name string) *libraryResult {
	t.Helper()
	doc := loaded(t, name)
	whole, err := doc.Plan("")
	require.NoError(t, err)
	leaves, err := doc.Leaves("")
	require.NoError(t, err)
	asked := doc.Asked().Strategies
	at := slices.Index(asked, whole.Strategy)
	if at < 0 {
		asked, at = []string{whole.Strategy}, 0
	}
	c := sideBySide(t, doc, asked, min(firstLook, whole.Replications))
	answer, others := report.AnswerTo(c), c.Results
	others[at].Plan = whole
	require.NoError(t, c.Alone(at).Extend(context.Background(), whole.Replications, experiment.Options{}))
	d := report.New(others[at], leaves, "0.1.0")
	if len(others) > 1 {
		d.Against(answer)
	}
	return &libraryResult{others[at], playedBack(t, d, others...)}
}

// Simulated runs a scenario of the library: in so many replications, or with 0 in all of them.
func Simulated(t *testing.T, name string, replications int) (*experiment.Result, []yamldoc.Leaf) {
	t.Helper()
	text, ok := scenarios.Text(name)
	require.True(t, ok)
	doc, err := scenario.Load(name+scenarios.Extension, text)
	require.NoError(t, err)
	plan, err := doc.Plan("")
	require.NoError(t, err)
	if replications > 0 {
		plan.Replications = replications
	}
	result, err := experiment.Run(context.Background(), plan, experiment.Options{})
	require.NoError(t, err)
	leaves, err := doc.Leaves("")
	require.NoError(t, err)
	return result, leaves
}

// results is a path in the folder of the library's results, from the package that is tested.
func results(path ...string) string {
	up := ".."
	for {
		if _, err := os.Stat(filepath.Join(up, "go.mod")); err == nil {
			return filepath.Join(append([]string{up, "results"}, path...)...)
		}
		up = filepath.Join(up, "..")
	}
}

// Recorded is a file of the library's results.
func Recorded(t *testing.T, name, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(results(name, file))
	require.NoError(t, err)
	return text
}

// WithoutNewFigures is a document without the figures of measures that the recorded one does not know: a new measure leaves what
// is recorded as good as it was.
func WithoutNewFigures(d, kept *report.Document) *report.Document {
	known := map[string]bool{}
	for _, f := range kept.Figures {
		known[f.Measure] = true
	}
	twin := *d
	twin.Figures = slices.DeleteFunc(slices.Clone(d.Figures), func(f report.Figure) bool { return !known[f.Measure] })
	return &twin
}

// FirstDifference is the number of the first line in which two texts differ.
func FirstDifference(a, b []byte) int {
	line := 1
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return line
		}
		if a[i] == '\n' {
			line++
		}
	}
	return line
}

// Tiny is a report as small as they are: twelve minutes of first-steps, in two replications.
func Tiny(t testing.TB) []byte {
	t.Helper()
	d := DocumentOf(t, "first-steps", 2, "world.run=12m", "trouble.power-cut.at=18:02", "study.windows=none", "expect=none")
	d.Provenance, d.Judged, d.Playback = d.Provenance[:0], d.Judged[:1], nil
	var out bytes.Buffer
	require.NoError(t, d.JSON(&out))
	return out.Bytes()
}

// DocumentOf is the report of a few replications of a changed scenario of the library.
func DocumentOf(t testing.TB, name string, replications int, assignments ...string) *report.Document {
	t.Helper()
	return report.New(ResultOf(t, name, replications, assignments...), nil, "0.1.0")
}

// ResultOf is the result of a few replications of a changed scenario of the library.
func ResultOf(t testing.TB, name string, replications int, assignments ...string) *experiment.Result {
	t.Helper()
	text, _ := scenarios.Text(name)
	doc, err := scenario.Load(name, text, assignments...)
	require.NoError(t, err)
	plan, err := doc.Plan("")
	require.NoError(t, err)
	few := *plan
	few.Replications = replications
	result, err := experiment.Run(context.Background(), &few, experiment.Options{})
	require.NoError(t, err)
	return result
}

// Lopsided is a number for each of the replications. One in twenty is very bad.
func Lopsided(n int) []float64 {
	xs := make([]float64, n)
	for i := range xs {
		xs[i] = 10 + float64(i%3)
		if i%20 == 7 {
			xs[i] = 500 + float64(i)
		}
	}
	return xs
}

// The comparison of all strategies of 25 June 2023, which results/README.md has in a table. `.ci/renew` renews both.
const (
	TheDay       = "uk-2023-06-25"
	Replications = 40
)

// Altered is the document of first-steps, after a test has written other numbers into some of its measures.
func Altered(t *testing.T, replications int, write func(set func(name string, values ...float64))) *report.Document {
	t.Helper()
	result := *ReferenceOf(t, "first-steps").Result
	result.Rows, result.Lines, result.Asked = nil, result.Lines[:replications], replications
	for _, row := range ReferenceOf(t, "first-steps").Result.Rows[:replications] {
		result.Rows = append(result.Rows, slices.Clone(row))
	}
	write(func(name string, values ...float64) {
		at := result.Plan.Measures.Find(name, measure.WholeRun, measure.Group{})
		for i := range result.Rows {
			result.Rows[i][at] = values[i%len(values)]
		}
	})
	return report.New(&result, nil, "test")
}

// NothingAltered alters nothing.
func NothingAltered(func(string, ...float64)) {}

// LinesOf are the lines of a text, each in single spaces.
func LinesOf(text string) []string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.Join(strings.Fields(lines[i]), " ")
	}
	return lines
}
