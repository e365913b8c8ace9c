package fitting

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nines/sim/scenario/input"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// fittedClaim is the origin of a value that its author fitted.
const fittedClaim = yamldoc.Fitted

// inputs are the values to fit, and those with a range that stay. Values are fitted that --only or --vary names; or else those that
// the file calls fitted; or else all that nobody knows.
func (q *Question) inputs(f *fit) (list, left []input.Input, err error) {
	all := f.ranged()
	if list, err = q.named(f, all); err != nil {
		return nil, nil, err
	}
	if len(q.Only)+len(q.Vary) == 0 {
		list = chosen(all)
	}
	if len(list) == 0 {
		return nil, nil, f.rangeless()
	}
	for _, in := range list {
		if in.Words != nil {
			return nil, nil, mistake("%s is one of some words, which have no order, and a fit needs numbers. Try each word: nines calibrate %s --set %[1]s=%s", in.Name, f.Name, in.Words[0])
		}
	}
	for _, in := range all {
		if in.Kind == input.Unknown && !has(list, in.Name) {
			left = append(left, in)
		}
	}
	return list, left, nil
}

// ranged are the values with a range that move something under a strategy that is run.
func (f *fit) ranged() (list []input.Input) {
	for _, in := range f.scenario.Inputs() {
		for _, p := range f.plans {
			if has(f.scenario.InputsOf(p.Strategy), in.Name) && !has(list, in.Name) {
				list = append(list, in)
			}
		}
	}
	return list
}

func has(list []input.Input, name string) bool {
	return slices.ContainsFunc(list, func(in input.Input) bool { return in.Name == name })
}

// chosen are the values that the file calls fitted; if there are none, all that nobody knows.
func chosen(all []input.Input) (list []input.Input) {
	for _, in := range all {
		if in.Origin == fittedClaim {
			list = append(list, in)
		}
	}
	if len(list) > 0 {
		return list
	}
	return slices.DeleteFunc(slices.Clone(all), func(in input.Input) bool { return in.Kind != input.Unknown || in.Words != nil })
}

// named are the values of --only and --vary.
func (q *Question) named(f *fit, all []input.Input) (list []input.Input, err error) {
	if len(q.Vary) > 0 && len(q.Only) == 0 {
		list = slices.DeleteFunc(slices.Clone(all), func(in input.Input) bool { return in.Origin != fittedClaim })
	}
	for _, name := range q.Only {
		at := slices.IndexFunc(all, func(in input.Input) bool { return in.Name == name || in.Title == strings.Trim(name, "“”\" ") })
		switch {
		case at < 0:
			return nil, f.unranged(name, all)
		case has(list, all[at].Name):
			return nil, mistake("--only names %s twice", all[at].Name)
		}
		list = append(list, all[at])
	}
	for _, arg := range q.Vary {
		in, err := f.varied(arg)
		if err != nil {
			return nil, err
		}
		if at := slices.IndexFunc(list, func(own input.Input) bool { return own.Name == in.Name }); at >= 0 {
			list[at] = in // the command line has another range than the file
			continue
		}
		list = append(list, in)
	}
	return list, nil
}

// varied is the value of PATH=RANGE.
func (f *fit) varied(arg string) (input.Input, error) {
	path, text, _ := strings.Cut(arg, "=")
	in, values, err := f.scenario.Vary(strings.TrimSpace(path), text)
	switch {
	case err != nil:
		return in, Mistake{fmt.Errorf("--vary %w", err)}
	case values != nil:
		return in, mistake("--vary %s: a fit needs a range, such as %s", arg, in.Example())
	}
	in.Title = cmp.Or(in.Title, titleOf(in.Name))
	return in, nil
}

// titleOf is a path in words: its last key, and what that belongs to.
func titleOf(path string) string {
	keys := strings.Split(strings.ReplaceAll(path, "-", " "), ".")
	return strings.Join(keys[max(0, len(keys)-2):], ", ")
}

// unranged says how a value gets a range that was named without one.
func (f *fit) unranged(name string, all []input.Input) error {
	var known []string
	for _, in := range all {
		known = append(known, in.Name)
	}
	leaves, _ := f.Scenario.Leaves(f.plans[0].Strategy)
	for _, leaf := range leaves {
		if leaf.Path == name {
			return mistake("--only %s: it has no range in the file, where it is %s. Write one there, or give it: --vary %[1]s=LOW..HIGH", name, leaf.Text)
		}
	}
	hint := ""
	if near := words.Nearest(name, known); near != "" {
		hint = fmt.Sprintf("; did you mean %q?", near)
	}
	if len(known) == 0 {
		return f.rangeless()
	}
	return mistake("--only: no value with a range is called %s%s\nThose with a range: %s", words.Quoted(name), hint, words.Listed(known))
}

// mostCandidates is how many numbers without a range a message lists.
const mostCandidates = 8

// rangeless says how to write a range, and which numbers are candidates: those that are fitted, and then those that are assumed.
func (f *fit) rangeless() error {
	text := fmt.Sprintf("%s has no unknown value with a range, so there is nothing to fit.\n"+
		"Write what a number could be where it stands, with a best guess: `seats: 110 (90 to 130)`. Or give it: --vary PATH=LOW..HIGH", f.Name)
	leaves, err := f.Scenario.Leaves(f.plans[0].Strategy)
	if err != nil {
		return Mistake{err}
	}
	var candidates []string
	for _, kind := range []string{yamldoc.Fitted, yamldoc.Assumed} {
		for _, l := range leaves {
			if l.Kind == kind {
				candidates = append(candidates, "  "+l.Path+": "+l.Text)
			}
		}
	}
	if len(candidates) == 0 {
		return mistake("%s", text)
	}
	more := ""
	if n := len(candidates) - mostCandidates; n > 0 {
		candidates, more = candidates[:mostCandidates], fmt.Sprintf("\n  and %d more: nines explain %s", n, f.Name)
	}
	return mistake("%s\nCandidates are the numbers that are fitted or assumed:\n%s%s", text, strings.Join(candidates, "\n"), more)
}

// held are the paths of the numbers that the file calls fitted, and that have no range and get none.
func (f *fit) held() (paths []string) {
	leaves, err := f.Scenario.Leaves(f.plans[0].Strategy)
	if err != nil {
		return nil
	}
	for _, l := range leaves {
		isInput := slices.ContainsFunc(f.inputs, func(in input.Input) bool { return in.Name == l.Path })
		if l.Kind == yamldoc.Fitted && l.Could == "" && !isInput {
			paths = append(paths, l.Path)
		}
	}
	return paths
}

func joined(names []string) string { return words.Joined(names) }
