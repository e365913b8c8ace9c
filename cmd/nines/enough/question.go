package enough

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"nines/sim/plan"
	"nines/sim/report/study"
	"nines/sim/report/study/solved"
	"nines/sim/scenario/input"
	"nines/sim/study/solve"
	"nines/sim/study/sweep"
	"nines/sim/study/trial"
	"nines/sim/words"
)

// Answer answers with one choice, or for each value of another.
func (f *Question) Answer(s *Host) (*study.Document, error) {
	if len(f.Vary) == 0 {
		return nil, mistake("say which choice, such as --vary %s", exampleOf(s))
	}
	if len(f.Vary) == 2 {
		return f.frontier(s)
	}
	q, err := f.asked(s)
	if err != nil {
		return nil, err
	}
	if q.offers, err = q.offered(q.prices); err != nil {
		return nil, err
	}
	out, err := q.solve()
	if err != nil {
		return nil, err
	}
	return solved.Fill(s.NewDocument(out.Plan), out), nil
}

// asked is the question, checked as far as nothing needs to be run.
func (f *Question) asked(s *Host) (*solving, error) {
	q := &solving{Host: s}
	var err error
	if q.criterion, err = f.criterion(s); err != nil {
		return nil, err
	}
	if q.choice, err = choiceOf(s, f.Vary[len(f.Vary)-1]); err != nil {
		return nil, err
	}
	q.aim, q.isChance = trial.AimOf(q.criterion)
	if err := q.prepare(f.OverRanges); err != nil {
		return nil, err
	}
	if q.prices, err = f.prices(s); err != nil {
		return nil, err
	}
	q.price = priceOf(q.prices, q.choice.in.Name)
	return q, q.countable(q.choice)
}

// criterion is the expectation that is asked for, under the strategy of the command line if there is one.
func (f *Question) criterion(s *Host) (*plan.Criterion, error) {
	all := s.Scenario.Criteria()
	var names []string
	for _, c := range all {
		names = append(names, c.Name)
	}
	if len(all) == 0 {
		return nil, mistake("%s expects nothing. Add a block `expect` that says what must hold (nines help expect)", s.Name)
	}
	if f.Until == "" {
		return nil, mistake("say what must hold: --until with one of %s", words.Joined(names))
	}
	at := slices.Index(names, f.Until)
	if at < 0 {
		return nil, mistake("--until %s: no expectation has this name. There are %s", f.Until, words.Joined(names))
	}
	c := all[at]
	if strategies := s.Strategies; len(strategies) == 1 {
		p, err := s.Scenario.Plan(strategies[0])
		if err != nil {
			return nil, Mistake{err}
		}
		c.Strategy = p.Strategy
	}
	if isWindow := !math.IsInf(c.Low, 0) && !math.IsInf(c.High, 0); isWindow {
		return nil, mistake("--until %s: it sets two limits (between), and a solve asks how much is enough for one. Write at-most or at-least", c.Name)
	}
	if c.Strategy == c.Against {
		return nil, mistake("%s compares with strategy %s itself: choose another with --strategy", c.Name, c.Against)
	}
	return &c, nil
}

// exampleOf is a choice that the scenario has, as --vary takes it. One with a range comes first. Otherwise it is the first count of
// seats, or the first length of a step.
func exampleOf(s *Host) string {
	for _, in := range s.Scenario.InputsOf("") {
		if in.Kind == input.Choice && in.Words == nil {
			return in.Name
		}
	}
	leaves, _ := s.Scenario.Leaves("")
	for _, key := range []string{".seats", ".takes", ".log-on", ".queue"} {
		for _, leaf := range leaves {
			for _, other := range []string{"57", "57m"} { // a second value makes a list, which has the unit of the first
				in, _, err := s.Scenario.Vary(leaf.Path, leaf.Text+", "+other)
				if err == nil && strings.HasSuffix(leaf.Path, key) {
					return in.Example()
				}
			}
		}
	}
	return "PATH=LOW..HIGH (nines explain --only numbers lists the paths)"
}

// choice is what is varied.
type choice struct {
	in     input.Input
	values []float64
	listed bool
	today  float64
}

// mostValues is into how many values a range can be divided.
const mostValues = 10_000

// choiceOf reads PATH=RANGE.
func choiceOf(s *Host, text string) (c choice, err error) {
	path, of, _ := strings.Cut(text, "=")
	of, steps, err := sweep.CutSteps(of, mostValues)
	if err != nil {
		return c, mistake("--vary %s: %w", text, err)
	}
	in, list, err := s.Scenario.Vary(path, of)
	switch {
	case err != nil:
		return c, Mistake{fmt.Errorf("--vary %w", err)}
	case steps > 0 && list != nil:
		return c, mistake("--vary %s: a list has its values, and \"in %d\" is for a range", text, steps)
	case steps > 0 && in.Words == nil:
		list = sweep.Even(&in, steps)
	}
	if in.Words != nil {
		return c, mistake("--vary %s: it is one of some words, which have no order. Use nines sweep to compare them", path)
	}
	in.Title = cmp.Or(in.Title, titleOf(in.Name))
	c.in, c.values, c.listed = in, slices.Clone(list), list != nil
	slices.Sort(c.values)
	if list == nil {
		step := solve.Step(in.Low, in.High, in.Whole || in.Unit == input.Count, in.Unit == input.Duration || in.Unit == input.Instant)
		c.values = solve.Grid(in.Low, in.High, step)
		for i, v := range c.values {
			c.values[i] = in.Rounded(v)
		}
	}
	c.today = today(s, &c)
	return c, nil
}

// titleOf is a path in words: the last key, and what it belongs to.
func titleOf(path string) string {
	keys := strings.Split(strings.ReplaceAll(path, "-", " "), ".")
	last := len(keys) - 1
	owner := last - 1
	for owner >= 0 && slices.Contains(gathering, keys[owner]) {
		owner--
	}
	if owner < 0 {
		return keys[last]
	}
	return keys[last] + " (" + keys[owner] + ")"
}

// gathering are keys that only gather things with names.
var gathering = []string{"world", "trouble", "recovery", "platforms", "providers", "control rooms", "remedies", "monitors", "runbook", "centres", "strategies"}

// today is the value of the scenario, which may lie outside of the range. It is infinite if it is unlimited, and NaN if the file
// does not say.
func today(s *Host, c *choice) float64 {
	for _, in := range s.Scenario.Inputs() {
		if in.Name == c.in.Name {
			return in.Best
		}
	}
	leaves, err := s.Scenario.Leaves("")
	if err != nil {
		return math.NaN()
	}
	for _, leaf := range leaves {
		if leaf.Path != c.in.Name {
			continue
		}
		if leaf.Text == "unlimited" {
			return math.Inf(1)
		}
		other := c.in.Low
		if leaf.Text == c.in.Written(other) {
			return other
		}
		if _, list, err := s.Scenario.Vary(leaf.Path, leaf.Text+", "+c.in.Written(other)); err == nil && len(list) > 0 {
			return list[0]
		}
	}
	return math.NaN()
}
