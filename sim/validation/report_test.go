package validation

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/measure/term"
	"nines/sim/plan"
	"nines/sim/report/text"
	"nines/sim/scenario"
	"nines/sim/validation/coverage"
	"nines/sim/validation/failover"
	"nines/sim/validation/ladder"
	"nines/sim/validation/planted"
	"nines/sim/words"
)

var update = flag.Bool("update", false, "write what the README says of the report again")

// root is the folder of the project.
var root = filepath.Join("..", "..")

// kept is the report in the repository.
func kept(t *testing.T) string {
	text, err := os.ReadFile(filepath.Join(root, "results", "validation.md"))
	require.NoError(t, err)
	return string(text)
}

// summary is what a report says is held.
var summary = regexp.MustCompile(`(?m)^- What is held\. (.*)$`)

// TestTheReadmeSaysWhatIsHeld: its line is that of the report in the repository.
func TestTheReadmeSaysWhatIsHeld(t *testing.T) {
	line := regexp.MustCompile(`(?m)^\*\*Can it be believed\?\*\* .* \[The report\]`)
	path := filepath.Join(root, "README.md")
	readme, err := os.ReadFile(path)
	require.NoError(t, err)
	want := "**Can it be believed?** " + summary.FindStringSubmatch(kept(t))[1] + " [The report]"
	if *update {
		require.Regexp(t, line, string(readme))
		require.NoError(t, os.WriteFile(path, line.ReplaceAll(readme, []byte(want)), 0o666))
		return
	}
	require.Contains(t, string(readme), want, "write it again with .ci/renew")
}

// TestTheReportIsOfAllThatThereIs: the report in the repository has every figure, formula, fault and interval, and nothing is red.
func TestTheReportIsOfAllThatThereIs(t *testing.T) {
	figures := map[bool]int{}
	for _, r := range ladder.Rungs() {
		figures[isExample(r)] += len(r.Checks)
	}
	for claim, n := range map[string]int{
		"exact values": figures[false], "figures of other programs": figures[true], "failover formulas": len(failover.Products()),
		"planted faults seen": len(planted.Faults()), "kinds of intervals that cover": len(coverage.Kinds()),
	} {
		all := regexp.MustCompile(words.Capital(claim) + `: (\d+) of (\d+)\.`).FindStringSubmatch(kept(t))
		require.NotNil(t, all, claim)
		require.Equal(t, n, atoi(all[2]), "%s: write the report again with .ci/renew", claim)
		require.Equal(t, all[1], all[2], claim)
	}
}

func atoi(text string) (n int) {
	for _, digit := range text {
		n = 10*n + int(digit-'0')
	}
	return n
}

// TestTheReportIsAsKept builds the whole report, and compares every byte with that in the repository.
func TestTheReportIsAsKept(t *testing.T) {
	if !effort.IsLong() {
		t.Skip("the whole report takes minutes")
	}
	r, err := Build(context.Background(), "0.1.0", Options{})
	require.NoError(t, err)
	var out strings.Builder
	require.NoError(t, text.WriteBlocksMarkdown(&out, r.Blocks()))
	require.Equal(t, kept(t), out.String())
}

// TestStepsAreCounted: whoever follows the report hears of as many steps as were foretold, and it can be stopped.
func TestStepsAreCounted(t *testing.T) {
	b, last := &builder{ctx: context.Background(), all: products{}.work()}, 0
	b.tell = func(done int) { last = done }
	s, err := products{}.build(b)
	require.NoError(t, err)
	require.Equal(t, products{}.work().replications, last)
	require.Equal(t, len(failover.Products()), s.Held)
	require.Greater(t, Steps(false), Steps(true))
	over, stop := context.WithCancel(context.Background())
	stop()
	_, err = Build(over, "0", Options{Quick: true})
	require.True(t, errors.Is(err, experiment.ErrInterrupted))
}

// TestWhatIsNotHeldIsNamed, and where nothing is known of an incident that was left out, the report says so.
func TestWhatIsNotHeldIsNamed(t *testing.T) {
	s := Section{Short: "Theory", Claim: "exact values"}
	s.judged("a", "", "1")
	s.judged("b", "it is 9 % off", "2")
	r := &Report{Sections: []Section{s, {Claim: "nothing"}}}
	require.Equal(t, "Exact values: 1 of 2.", r.Summary())
	require.Equal(t, []string{"Theory: b: it is 9 % off"}, r.Red())
	require.Equal(t, []string{"b", "2", "RED: it is 9 % off"}, s.Block.Rows[1])
	require.Contains(t, strings.Join(r.Answer(), "\n"), "1 check is red:")
	require.Contains(t, strings.Join(leftOutNotes(), "\n"), "hull-2015-12-28, each (calls.per-caller), with all its figures kept back: published 2.18")
	require.Equal(t, "a: x; b (2); c: z", byWorld([]string{"a: x", "b: x", "b: y", "c: z"}))
}

// quiet is an incident of which two figures were published. One was fitted. The other was predicted, and is wrong.
const quiet = `
scenario: quiet
title: An hour of a small town
question: How many call?
world:
  start: 2024-05-01 00:00 UTC
  run: 3h
  demand: {first-calls: 120/h, services: {police: 100%}}
  providers: {network: {routes: [main]}}
  platforms:
    main: {centres: {here: 20}, handling: 40s}
  control-rooms: {police: {}}
study: {replications: 20}
published:
  calls: {title: Calls in the night, measure: calls.offered, value: 350 calls, within: 20 calls, source: the log}
  lost: {measure: calls.unconnected, value: 30 calls, within: 2 calls, fit: no, source: the log}
`

// TestPublishedFiguresAreHeldAgainstTheSimulation: a fitted figure that is near is held, and a predicted one that is far is red.
func TestPublishedFiguresAreHeldAgainstTheSimulation(t *testing.T) {
	d, err := scenario.Load("quiet.yaml", []byte(quiet))
	require.NoError(t, err)
	var list []incident
	for _, f := range d.PublishedFigures() {
		list = addFigure(list, d, "quiet", f)
	}
	require.Len(t, list, 1, "both are of the same strategy")
	var s Section
	require.NoError(t, (&builder{ctx: context.Background()}).happen(&s, &list[0]))
	require.Equal(t, [2]int{1, 2}, [2]int{s.Held, s.All})
	require.Equal(t, "quiet: Calls in the night", s.Block.Rows[0][0])
	require.Equal(t, []string{"fitted", "held"}, []string{s.Block.Rows[0][4], s.Block.Rows[0][7]})
	require.Equal(t, "350 (330 to 370)", s.Block.Rows[0][1])
	require.Equal(t, "quiet: calls.unconnected", s.Block.Rows[1][0])
	require.Equal(t, "not fitted", s.Block.Rows[1][4])
	require.Contains(t, s.Red[0], "combined uncertainties away")
}

// TestASmallIncidentHasManyDays also in the small form: with the spread of only a few days, a right figure would be called wrong.
func TestASmallIncidentHasManyDays(t *testing.T) {
	days := map[string]int{}
	for _, in := range (incidents{ladder.Small}).list() {
		days[in.name] = in.plan.Replications
	}
	require.Equal(t, manyDays, days["hull-2015-12-28"])
	require.Equal(t, fewDays, days["uk-2023-06-25"])
	for _, in := range (incidents{ladder.Small}).list() {
		if in.name == "hull-2015-12-28" {
			var s Section
			require.NoError(t, (&builder{ctx: context.Background()}).happen(&s, &in))
			require.Empty(t, s.Red)
		}
	}
}

// TestBothSidesHaveTheUnit: times are lengths, shares per cent, and small counts keep their decimals.
func TestBothSidesHaveTheUnit(t *testing.T) {
	of := func(unit term.Unit, value, low, high float64) *plan.Published {
		return &plan.Published{Measure: measure.Measure{Unit: unit}, Value: value, Low: low, High: high}
	}
	until, share, each := of(term.Clock, 22860, 22560, 23160), of(term.Share, 0.23, 0.22, 0.24), of(term.Calls, 2.18, 2.1, 2.26)
	require.Equal(t, "6h 21m 00s (6h 16m 00s to 6h 26m 00s)", published(until))
	require.Equal(t, "6h 20m 37s", amount(until, 22837))
	require.Equal(t, "23.0 % (22.0 % to 24.0 %)", published(share))
	require.Equal(t, "0.0 % to 100.0 %", passing(share, 0.5))
	require.Equal(t, "2.18 (2.1 to 2.26)", published(each))
	require.Equal(t, "2.06 to 2.3", passing(each, 0.04))
	between := of(term.Callers, 5160, 3050, 7270)
	between.Text = "between 3050 callers and 7270 callers"
	require.Equal(t, "3,050 to 7,270", published(between))
}

// TestTheQuickFormSaysWhatDecides: few replications may be off by many standard errors, within the tolerance.
func TestTheQuickFormSaysWhatDecides(t *testing.T) {
	require.Contains(t, (&Report{Quick: true}).Blocks()[0].Notes[1], "the tolerance alone decides")
	require.Empty(t, (&Report{}).Blocks()[0].Notes)
}
