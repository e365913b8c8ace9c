package experiment_test

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/effort"
	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/fault"
	"nines/sim/measure"
	"nines/sim/recovery"
	"nines/sim/scenario"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
)

// TestSwarmOfFiles writes scenario files at random, with any trouble and anything done about it, and takes each the whole
// way: it is compiled, or refused with a reason; told; run, audited after each event; and its file with all defaults filled
// in gives the same bytes on three workers as it gave on one. After enough files, every kind of fault, watch and remedy must
// have occurred. The seed is fixed. -rapid.seed and -rapid.checks look further, and so does NINES_SWARM, the number of files.
func TestSwarmOfFiles(t *testing.T) {
	const enoughToMeetAll = 160
	effort.SetFlag(t, "rapid.checks", effort.Worlds(t, effort.Of(25, enoughToMeetAll)))
	effort.SetFlag(t, "rapid.seed", 112)
	seen := occurred{}
	rapid.Check(t, func(rt *rapid.T) { oneFile(rt, seen) })
	playGoodFiles(t, seen)
	if seen["file run"]+seen["file refused"] >= enoughToMeetAll {
		seen.report(t)
	}
}

// playGoodFiles plays the good files of the language that have a kind of fault, watch or remedy which the grammar does not know
// yet: a new kind is tried from the day on that it has a file.
func playGoodFiles(t *testing.T, seen occurred) {
	var known strings.Builder
	for _, phrases := range grammar {
		known.WriteString(strings.Join(phrases, "\n") + "\n")
	}
	folder := filepath.Join("..", "scenario", "testdata", "good")
	files, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, kind := range slices.Concat(fault.Kinds(), recovery.Kinds(), recovery.Watches()) {
		is := regexp.MustCompile(`(kind|watches): ` + kind + `\b`)
		if is.MatchString(known.String()) {
			continue
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			if !is.Match(text) {
				continue
			}
			d, err := scenario.LoadFrom(os.DirFS(folder), filepath.Base(file), text, "study.replications=2")
			require.NoError(t, err)
			p, err := d.Plan("")
			require.NoError(t, err)
			heard := alarms{}
			seen.add(d.Scenario, run(t, p, experiment.Options{Workers: 1, Check: true, Observe: experiment.First(p, heard)}), heard)
		}
	}
}

func oneFile(rt *rapid.T, seen occurred) {
	text := author{rt}.write("<SCENARIO>")
	d, err := scenario.Load("swarm.yaml", []byte(text))
	if err != nil {
		var problems yamldoc.Problems
		require.True(rt, errors.As(err, &problems), "%v\n%s", err, text)
		for _, p := range problems {
			require.NotEmpty(rt, p.Message)
			require.NotEmpty(rt, p.Path, "%v", p)
		}
		seen["file refused"]++
		return
	}
	_, err = d.Story("")
	require.NoError(rt, err)
	whole, err := d.Effective("")
	require.NoError(rt, err)
	again, err := scenario.Load("whole.yaml", whole)
	require.NoError(rt, err, "%s", whole)

	plan, err := d.Plan("")
	require.NoError(rt, err)
	heard := alarms{}
	one := conduct(rt, d, text, experiment.Options{Workers: 1, Check: true, Observe: experiment.First(plan, heard)})
	three := conduct(rt, again, text, experiment.Options{Workers: 3})
	require.Equal(rt, everyBit(one), everyBit(three), "%s\nand with all defaults\n%s", text, whole)
	requireImpossible(rt, one)
	requireFates(rt, one)
	seen["file run"]++
	seen.add(d.Scenario, one, heard)
}

// requireFates holds that every affected caller has one fate, in every replication, window and group; and that those never connected
// by this number are the ones without help and the ones who found it elsewhere.
func requireFates(t require.TestingT, r *experiment.Result) {
	for _, w := range r.Plan.Measures.Windows() {
		for _, g := range r.Plan.Measures.Groups() {
			of := func(name string) []float64 { return r.Column(r.Plan.Measures.Find("callers."+name, w.Name, g)) }
			affected, delayed, diverted, without, never, trying := of("affected"), of("delayed"), of("diverted"), of("without-help"), of("never-connected"), of("trying")
			for i := range affected {
				require.Equal(t, affected[i], delayed[i]+diverted[i]+without[i]+trying[i], "%s %v", w.Name, g)
				require.Equal(t, never[i], diverted[i]+without[i], "%s %v", w.Name, g)
			}
		}
	}
}

// conduct runs a scenario to its end.
func conduct(rt *rapid.T, d *scenario.Document, text string, o experiment.Options) *experiment.Result {
	p, err := d.Plan("")
	require.NoError(rt, err)
	r, err := experiment.Run(rt.Context(), p, o)
	require.NoError(rt, err, "%s", text)
	return r
}

// alarms listens to which monitors raise an alarm.
type alarms map[int16]bool

func (a alarms) Observe(batch []emergency.Observation) {
	for i := range batch {
		if batch[i].Fact == emergency.AlarmRaised {
			a[batch[i].Element.Index] = true
		}
	}
}

// occurred counts what happened in a run, by kind.
type occurred map[string]int

func (c occurred) add(s *spec.Scenario, r *experiment.Result, heard alarms) {
	happened := func(name string) bool {
		at := r.Plan.Measures.Find("at."+name+".begins", measure.WholeRun, everyone)
		return at >= 0 && slices.ContainsFunc(r.Column(at), func(v float64) bool { return !math.IsInf(v, 0) && !math.IsNaN(v) })
	}
	for _, f := range s.Trouble {
		if happened(f.Name) {
			c[fmt.Sprintf("fault %T", f.Kind)]++
		}
	}
	for _, m := range s.Recovery.Remedies {
		if happened(m.Name) {
			c[fmt.Sprintf("remedy %T", m.Kind)]++
		}
	}
	for i, m := range s.Recovery.Detect.Monitors {
		if heard[int16(i)] {
			c[fmt.Sprintf("watch %T", m.Watches)]++
		}
	}
}

func (c occurred) report(t *testing.T) {
	require.Greater(t, c["file run"], 2*c["file refused"], "most of what is written makes sense")
	require.Positive(t, c["file refused"])
	occurs := func(sort, name string, of any) {
		n := c[fmt.Sprintf("%s %T", sort, of)]
		t.Logf("%6d of %s %s", n, sort, name)
		require.Positive(t, n, "%s %s", sort, name)
	}
	t.Logf("%6d files run, %d refused", c["file run"], c["file refused"])
	for _, k := range fault.Kinds() {
		occurs("fault", k, fault.New(k))
	}
	for _, k := range recovery.Watches() {
		occurs("watch", k, recovery.NewWatch(k))
	}
	for _, k := range recovery.Kinds() {
		occurs("remedy", k, recovery.NewKind(k))
	}
}

// author writes by a grammar: a word in brackets is replaced by one of the phrases for it, until none is left.
type author struct{ rt *rapid.T }

var gap = regexp.MustCompile("<[A-Z]+>")

func (a author) write(phrase string) string {
	for gap.MatchString(phrase) {
		phrase = gap.ReplaceAllStringFunc(phrase, func(word string) string { return a.pick(strings.Trim(word, "<>")) })
	}
	return phrase
}

// pick chooses a phrase; of a list there are up to three, each with a name.
func (a author) pick(word string) string {
	phrase := func() string {
		require.Contains(a.rt, grammar, word)
		return rapid.SampledFrom(grammar[word]).Draw(a.rt, word)
	}
	if !strings.HasSuffix(word, "LIST") {
		return phrase()
	}
	var entries strings.Builder
	for i := range rapid.IntRange(0, 3).Draw(a.rt, word) {
		fmt.Fprintf(&entries, "\n    %s%d: {%s}", strings.ToLower(word[:1]), i, phrase())
	}
	return entries.String()
}
