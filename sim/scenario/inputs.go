package scenario

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"nines/sim/pattern"
	"nines/sim/scenario/input"
	"nines/sim/scenario/language"
	"nines/sim/scenario/law"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// Values of a scenario can be others. Each change is made in a copy of the tree, which is then read as any file. So the result
// is a document of its own, and no check is left out.

// inputs are the values of a document, by name.
type inputs struct {
	all    []*language.Value // those with a range, in the order of the file
	byName map[string]*language.Value
	names  []string
}

// Inputs are the values with a range, in the order of the file. Those of strategies' overlays are among them.
func (d *Document) Inputs() []input.Input {
	d.lock.Lock()
	defer d.lock.Unlock()
	all := d.known().all
	list := make([]input.Input, len(all))
	for i, v := range all {
		list[i] = v.Input
	}
	return list
}

// InputsOf are the inputs that move something under a strategy; the empty name is the first.
func (d *Document) InputsOf(strategy string) []input.Input {
	v, err := d.variant(strategy)
	if err != nil {
		return nil
	}
	d.lock.Lock()
	defer d.lock.Unlock()
	used := map[yamldoc.Spot]bool{}
	for _, value := range v.reading.Values {
		used[value.Spot] = true
	}
	var list []input.Input
	for _, value := range d.known().all {
		if used[value.Spot] {
			list = append(list, value.Input)
		}
	}
	return list
}

// known collects the values of the scenario and of each strategy.
func (d *Document) known() *inputs {
	if d.inputs != nil {
		return d.inputs
	}
	d.inputs = &inputs{byName: map[string]*language.Value{}}
	seen := map[yamldoc.Spot]bool{}
	d.inputs.gather(d.base, "", seen)
	for _, v := range d.variants {
		if v.changes {
			d.inputs.gather(v.reading, "strategies."+v.name, seen)
		}
	}
	slices.SortStableFunc(d.inputs.all, func(a, b *language.Value) int {
		switch {
		case a.Spot.Before(b.Spot, d.source):
			return -1
		case b.Spot.Before(a.Spot, d.source):
			return 1
		}
		return 0
	})
	for _, v := range d.inputs.all {
		v.Input.Title = titleOf(v)
	}
	return d.inputs
}

// gather adds the values of one reading that stand in its own part of the file.
func (in *inputs) gather(r *language.Reading, owner string, seen map[yamldoc.Spot]bool) {
	for i := range r.Values {
		v := *r.Values[i]
		if v.Absent && owner != "" || !v.Absent && seen[v.Spot] {
			continue
		}
		if v.Number == "" && owner != "" {
			v.Input.Name = yamldoc.Join(owner, v.Input.Name)
		}
		if !v.Absent {
			seen[v.Spot] = true
		}
		if in.byName[v.Input.Name] != nil {
			continue
		}
		in.byName[v.Input.Name] = &v
		in.names = append(in.names, v.Input.Name)
		if v.Ranged() {
			in.all = append(in.all, &v)
		}
	}
}

// titleOf is a value in words: what it is of, and its key. A value of a strategy has the strategy in brackets.
func titleOf(v *language.Value) string {
	if v.Number != "" {
		return inWords(v.Number)
	}
	path, strategy := v.Input.Name, ""
	if rest, ok := strings.CutPrefix(path, "strategies."); ok {
		strategy, path, _ = strings.Cut(rest, ".")
		strategy = " (" + strategy + ")"
	}
	steps := strings.Split(path, ".")
	last := len(steps) - 1
	owners := slices.DeleteFunc(slices.Clone(steps[:last]), func(step string) bool {
		return slices.Contains(collections, step) || slices.Contains(law.Names(), step)
	})
	if len(owners) == 0 {
		return inWords(steps[last]) + strategy
	}
	return inWords(strings.Join(owners, " ")) + ", " + inWords(steps[last]) + strategy
}

func inWords(name string) string { return strings.ReplaceAll(name, "-", " ") }

// collections are keys that only gather others, and say nothing in a title.
var collections = []string{"world", "trouble", "recovery", "callers", "after", "platforms", "providers", "control-rooms", "remedies", "detect", "monitors", "runbook", "centres"}

// Vary is an input with a range for any value of the file, whatever stands there. The text is a range, `60 to 200` or `60..200`,
// perhaps with a best guess: `110 (60 to 200)`. It can be a list, `60, 80, 100`, whose values are then given as well. An empty
// text is the range of the file. The scenario is checked at the ends, or at each value of a list. Without a guess, Best is the
// value of the file, or the middle if that is outside.
func (d *Document) Vary(path, text string) (input.Input, []float64, error) {
	d.lock.Lock()
	defer d.lock.Unlock()
	v, err := d.find(path)
	if err != nil {
		return input.Input{}, nil, err
	}
	if userOf(d, v) == "" && !v.Absent {
		return input.Input{}, nil, fmt.Errorf("%s moves nothing under %s: something else stands there in its place. Vary that", path, words.Joined(d.StrategyNames()))
	}
	in, list, err := variedBy(v, strings.TrimSpace(text))
	if err != nil {
		return in, nil, fmt.Errorf("%s: %w", path, err)
	}
	for _, value := range append([]float64{in.Low, in.High}, list...) {
		if _, err := d.at([]input.Setting{{Input: &in, Value: value}}, d.only); err != nil {
			if isSum(err) {
				err = errors.New("the shares beside it must add up to 100% with it. " + d.known().giveWay(v.Input.Name, true))
			}
			return in, nil, fmt.Errorf("%s cannot be %s: %w", path, in.Written(value), err)
		}
	}
	return in, list, nil
}

// find is the value of a path, or of a named number.
func (d *Document) find(path string) (*language.Value, error) {
	known := d.known()
	path = strings.TrimSpace(path)
	name := strings.TrimPrefix(path, yamldoc.NumbersBlock+".")
	for _, candidate := range []string{path, name, yamldoc.Join(path, d.base.Doc.Shorts[path])} {
		if v := known.byName[candidate]; v != nil {
			return v, nil
		}
	}
	if v := lawAt(d, path); v != nil {
		return v, nil
	}
	if n := standing(d, path); n != nil && n.Kind != yamldoc.ScalarNode {
		return nil, fmt.Errorf("%s is %s: name one value in it%s", path, yamldoc.Found(n), known.within(path))
	}
	if isTheRest(d, path) {
		return nil, fmt.Errorf("%s is the rest, which the other shares decide: vary one of those", path)
	}
	message := fmt.Sprintf("no value is at %s", words.Quoted(path))
	if near := nearestPath(path, known.names); near != "" {
		return nil, fmt.Errorf("%s: did you mean %s%s?", message, near, known.within(near))
	}
	return nil, fmt.Errorf("%s: `nines explain --only numbers` lists the paths", message)
}

// mostWithin is how many paths a mistake names.
const mostWithin = 4

// within names what can vary below a path, for the end of a message.
func (in *inputs) within(path string) string {
	var list []string
	for _, name := range in.names {
		if strings.HasPrefix(name, path+".") || strings.HasPrefix(name, path+"[") {
			list = append(list, name)
		}
	}
	switch {
	case len(list) == 0:
		return ""
	case len(list) > mostWithin:
		list = append(list[:mostWithin-1], fmt.Sprintf("%d more", len(list)-mostWithin+1))
	}
	return ", such as " + words.Joined(list)
}

// variedBy is the input of a value with another range or list.
func variedBy(v *language.Value, text string) (input.Input, []float64, error) {
	in := v.Input
	if text == "" && v.Read != nil {
		if !v.Ranged() {
			return in, nil, fmt.Errorf("the file gives no range: write one, such as %s", in.Example())
		}
		return in, nil, nil
	}
	if areLaws(text) {
		return lawsOf(v, text)
	}
	if v.Read == nil {
		return in, nil, fmt.Errorf("it is a distribution: name one value in it, or write several distributions in { }, such as %s, {exponential: 30s}", yamldoc.Flow(v.Node))
	}
	if low, high, ok := strings.Cut(text, ".."); ok {
		text = strings.TrimSpace(low) + " to " + strings.TrimSpace(high)
	}
	if err := divided(v, text); err != nil {
		return in, nil, err
	}
	ranged, is, err := input.Read(text)
	switch {
	case err != nil:
		return in, nil, err
	case !is || ranged.Words != nil:
		return listed(v, text, ranged.Words)
	}
	now := in.Best
	in.Text, in.Guessed = text, ranged.Guessed
	if ranged.Guessed {
		return in, nil, in.Take(ranged.Low, ranged.High, ranged.Best, v.Read)
	}
	if err := in.Take(ranged.Low, ranged.High, ranged.Low, v.Read); err != nil {
		return in, nil, err
	}
	in.Best = now
	if now < in.Low || now > in.High {
		in.Best = in.Rounded((in.Low + in.High) / 2)
	}
	return in, nil, nil
}

// steps are how other programs say into how many values a range is divided: 1m..6m:6 or 1m..6m/6.
var steps = pattern.New(`^(.+) to (.+?) ?[:/] ?(\d+)$`)

// divided refuses a range that says in another program's words into how many values it is divided.
func divided(v *language.Value, text string) error {
	parts := steps.FindStringSubmatch(text)
	if parts == nil {
		return nil
	}
	if _, err := v.Read(parts[2] + parts[0][len(parts[1]+" to "+parts[2]):]); err == nil {
		return nil // it is a clock time
	}
	if _, err := v.Read(parts[2]); err != nil {
		return nil // its own mistake is told
	}
	return fmt.Errorf("%s is no range: write %s..%s in %s", words.Quoted(text), parts[1], parts[2], parts[3])
}

// listed is the input of a value that is one of a list.
func listed(v *language.Value, text string, list []string) (input.Input, []float64, error) {
	in := v.Input
	if list == nil {
		for _, part := range strings.Split(text, ",") {
			list = append(list, strings.TrimSpace(part))
		}
	}
	if len(list) < 2 {
		return in, nil, fmt.Errorf("%s is neither a range nor a list: write 60 to 200 or 60, 80, 100", words.Quoted(text))
	}
	in.Text, in.Guessed = text, false
	values := make([]float64, len(list))
	for i, item := range list {
		value, err := v.Read(item)
		switch {
		case slices.Contains(list[:i], item):
			return in, nil, fmt.Errorf("%s is in the list twice: take it out once", item)
		case in.Unit == input.Word:
			value = float64(i)
		case err != nil:
			return in, nil, err
		}
		values[i] = value
	}
	if in.Unit == input.Word {
		in.Words = list
	}
	in.Low, in.High = slices.Min(values), slices.Max(values)
	in.Best = min(max(in.Best, in.Low), in.High)
	return in, values, nil
}

// At is the scenario with other values. It compiles only the strategies of the document: see Only. Several goroutines may call it.
func (d *Document) At(settings ...input.Setting) (*Document, error) {
	d.lock.Lock()
	defer d.lock.Unlock()
	return d.at(settings, d.only)
}

func (d *Document) at(settings []input.Setting, only []string) (*Document, error) {
	twin := d.apart()
	twin.only = only
	texts := map[yamldoc.Spot]string{}
	for _, s := range settings {
		v, err := d.find(s.Input.Name)
		if err != nil {
			return nil, err
		}
		text := writtenIn(d, v, s)
		if !v.Absent && !areLaws(strings.Join(s.Input.Words, "")) {
			texts[v.Spot] = text
			continue
		}
		if problems := twin.raw.Set(v.Input.Name + "=" + text); len(problems) > 0 {
			return nil, problems
		}
	}
	twin.raw.Rewrite(func(spot yamldoc.Spot, old string) string {
		if text, ok := texts[spot]; ok {
			return text
		}
		return old
	})
	return twin.check(nil)
}

// writtenIn is a value as the file says it. The ends and the best guess stay as their author wrote them.
func writtenIn(d *Document, v *language.Value, s input.Setting) string {
	if ranged := v.Node.Note().Ranged; ranged != nil && ranged.Whole != "" && ranged.Words == nil {
		switch s.Value {
		case v.Input.Best:
			return v.Node.Value
		case v.Input.Low:
			return ranged.Low
		case v.Input.High:
			return ranged.High
		}
	}
	return s.Input.Written(s.Value)
}

// Changed is the scenario with assignments (path=value), as --set has them.
func (d *Document) Changed(assignments ...string) (*Document, error) {
	d.lock.Lock()
	defer d.lock.Unlock()
	twin := d.apart()
	var problems yamldoc.Problems
	for _, a := range assignments {
		problems = append(problems, twin.raw.Set(a)...)
	}
	return twin.check(problems)
}

// CheckRanges tries the ends of every range alone, and every word of a choice. A scenario can be right at its best guesses and
// wrong elsewhere: shares that add up no longer, or a key that another kind does not have. Each is tried under one strategy that
// uses it, as all would take long.
func (d *Document) CheckRanges() error {
	d.lock.Lock()
	defer d.lock.Unlock()
	var problems yamldoc.Problems
	for _, v := range d.known().all {
		values := []float64{v.Input.Low, v.Input.High}
		for i := range v.Input.Words {
			values = append(values, float64(i))
		}
		for _, value := range values {
			setting := input.Setting{Input: &v.Input, Value: value}
			_, err := d.at([]input.Setting{setting}, []string{cmp.Or(userOf(d, v), d.variants[0].name)})
			var found yamldoc.Problems
			if !errors.As(err, &found) {
				continue
			}
			sum := isSum(err)
			problems = append(problems, d.known().atAnEnd(found, v.Input.Name, writtenIn(d, v, setting))...)
			if sum {
				break // the other end has the same cause
			}
		}
	}
	if len(problems) == 0 {
		problems = checkRests(d)
	}
	if len(problems) > 0 {
		return problems.Tidy()
	}
	return nil
}

// userOf is the first strategy that a value moves something under; empty: all that are compiled have another in its place.
func userOf(d *Document, v *language.Value) string {
	for _, of := range d.variants {
		if slices.ContainsFunc(of.reading.Values, func(other *language.Value) bool { return other.Spot == v.Spot }) {
			return of.name
		}
	}
	return ""
}

// Only is the scenario with some of its strategies, by name or title. At and Changed then compile no others, and judge no
// expectations, which may be about those. The plans are those of the document.
func (d *Document) Only(strategies ...string) (*Document, error) {
	list, err := d.namedOnce(strategies)
	if err != nil {
		return nil, err
	}
	twin := *d
	twin.variants, twin.only, twin.inputs = list, nil, nil
	for _, v := range list {
		twin.only = append(twin.only, v.name)
	}
	return &twin, nil
}

// apart is the document before it is read, in a copy that can be changed.
func (d *Document) apart() *Document {
	raw := yamldoc.Apart(d.raw)
	raw.OneOf, raw.Either = d.source.OneOf, d.source.Either // a distribution takes the place of another
	return &Document{from: d, raw: raw, language: d.language, Scenario: &spec.Scenario{}, shift: d.shift, only: d.only, costs: d.costs, lock: d.lock}
}
