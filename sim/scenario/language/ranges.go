package language

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"reflect"

	"nines/sim/scenario/input"
	"nines/sim/scenario/quantity"
	"nines/sim/scenario/yamldoc"
)

// Value is a number or a word of a document, with what else it could be. All of them are known, as a study may vary any.
type Value struct {
	Input  input.Input // named by the path in the document; without a range, both ends are the value itself
	Spot   yamldoc.Spot
	Absent bool                               // a default, which the file does not have
	Number string                             // that stands there
	Path   string                             // where it stands
	Read   func(text string) (float64, error) // another text in its place, with its unit and bounds
	Node   *yamldoc.Node
	Beside string // the path of the share that takes what this one and others leave; empty: none
}

// Ranged reports whether the file gives the value a range.
func (v *Value) Ranged() bool { return v.Input.Text != "" }

// ranger decodes ranges, and remembers every value that a study may vary.
type ranger struct{ *Decoder }

// keep remembers a value that has been decoded. What is wrong with its range is reported.
func (d ranger) keep(n *yamldoc.Node, in input.Input, read func(text string) (float64, error)) {
	path := in.Name
	spot, ranged := d.Doc.SpotOf(n), n.Note().Ranged
	if ranged != nil && ranged.Rest {
		d.settled[spot] = true // the others decide it
		return
	}
	said := n.Said
	in.Kind, in.Origin, in.Why = input.Unknown, said.Kind, said.Why
	if said.Kind == yamldoc.Chosen {
		in.Kind = input.Choice
	}
	v := Value{Input: in, Path: path, Spot: spot, Absent: n.Note().Inserted, Read: read, Node: n, Beside: d.besides[n]}
	if ranged != nil {
		d.settled[spot] = true
		if ranged.Number != "" {
			v.Number, v.Input.Name, v.Spot = ranged.Number, ranged.Number, d.Doc.SpotOf(ranged.Named)
		}
		if ranged.Whole != "" && !d.spread(n, path, &v, ranged) {
			return
		}
	}
	d.Values = append(d.Values, &v)
}

// spread reads both ends of a range and the best guess.
func (d ranger) spread(n *yamldoc.Node, path string, v *Value, ranged *yamldoc.Ranged) bool {
	in := &v.Input
	in.Text, in.Guessed = ranged.Whole, ranged.Guessed
	if ranged.Words != nil {
		return true // read as words
	}
	if path == runPath {
		d.ComplainAt(n, path, "the length of the run cannot have a range, as days of different lengths cannot be compared: write one length")
		return false
	}
	if err := in.Take(ranged.Low, ranged.High, n.Value, v.Read); err != nil {
		d.ComplainAt(n, path, "%s", err.Error())
		return false
	}
	return true
}

const runPath = "world.run"

// keepNumber remembers a number that was read with a measure.
func (d ranger) keepNumber(n *yamldoc.Node, path string, m Measure, t reflect.Type) {
	best, err := m.parse(n.Value)
	if m.Unlimited && yamldoc.IsWord(n, "unlimited") {
		best, err = math.MaxInt32, nil
	}
	if err != nil {
		return
	}
	in := input.Input{Name: path, Unit: m.Unit, Low: best, Best: best, High: best, Whole: m.isWhole(t)}
	if m.Unit == quantity.Rate {
		in.Per = input.PerOf(n.Value)
	}
	d.keep(n, in, func(text string) (float64, error) { return m.end(text, t) })
}

// isWhole reports whether only whole numbers belong here.
func (m Measure) isWhole(t reflect.Type) bool {
	if t == nil {
		return m.Unit == quantity.Count
	}
	return t != timeType && (reflect.Zero(t).CanInt() || reflect.Zero(t).CanUint())
}

// read reads a number in its place, after the ends of its range.
func (d ranger) read(n *yamldoc.Node, m Measure, t reflect.Type) (float64, error) {
	if err := d.readEnds(n, m, t); err != nil {
		return 0, err
	}
	return m.read(n, t)
}

// readEnds reads the ends of a range before its best guess, as the middle of wrong ends is no mistake of the author. The middle is
// a whole number where only those belong.
func (d ranger) readEnds(n *yamldoc.Node, m Measure, t reflect.Type) error {
	ranged := n.Note().Ranged
	if ranged == nil || ranged.Whole == "" || ranged.Words != nil || ranged.Guessed {
		return nil
	}
	low, err := m.end(ranged.Low, t)
	high, other := m.end(ranged.High, t)
	if err == nil && other == nil && m.isWhole(t) {
		n.Value = input.Input{Unit: m.Unit, Whole: true}.Written((low + high) / 2)
	}
	return input.AtAnEnd(cmp.Or(err, other))
}

// end reads an end of a range, in the base of the unit: lengths in seconds.
func (m Measure) end(text string, t reflect.Type) (float64, error) {
	n := &yamldoc.Node{Kind: yamldoc.ScalarNode, Value: text}
	_, err := m.read(n, t)
	value := 0.
	if err == nil {
		value, err = m.parse(text)
	}
	if err == nil && m.isWhole(t) && value != math.Trunc(value) {
		err = fmt.Errorf("%s is not a whole number", text)
	}
	return value, err
}

// keepWord remembers a word, which may be one of several.
func (d ranger) keepWord(n *yamldoc.Node, path string) {
	in := input.Input{Name: path, Unit: input.Word, Words: []string{n.Value}}
	ranged := n.Note().Ranged
	if ranged != nil && ranged.Words != nil {
		if d.settled[d.Doc.SpotOf(n)] {
			return
		}
		in.Words, in.Guessed, in.High = ranged.Words, true, float64(len(ranged.Words)-1)
	}
	d.keep(n, in, func(string) (float64, error) { return 0, nil })
}

// keepInstant remembers a clock time, or one that is relative to an event.
func (d ranger) keepInstant(n *yamldoc.Node, path string) {
	in := input.Input{Name: path, Unit: quantity.Instant, Start: d.Start}
	if IsRelative(n.Value) {
		in.After, _, _ = input.CutEvent(n.Value)
	}
	read := func(text string) (float64, error) { return d.endOfInstant(n, text, in.After) }
	best, err := read(n.Value)
	if err != nil {
		return
	}
	in.Low, in.Best, in.High = best, best, best
	d.keep(n, in, read)
}

// errMixed is that a range has times of two kinds, whose middle would mean nothing.
var errMixed = errors.New("write clock times only, or times relative to one event")

// endOfInstant is an end of a range of instants, in seconds after the start of the run or after the event.
func (d ranger) endOfInstant(n *yamldoc.Node, text, event string) (float64, error) {
	if IsRelative(text) {
		other, seconds, ok := input.CutEvent(text)
		if !ok || other != event {
			return 0, errMixed
		}
		return seconds, nil
	}
	if event != "" || !InstantParts.MatchString(text) {
		return 0, errMixed
	}
	at, err := d.civilMoment(text)
	if err != nil {
		return 0, err
	}
	d.stamp(n, text, at)
	if since := sinceOf(at.Sub(d.Start)); since < 0 || d.Run > 0 && since > d.Run {
		return 0, fmt.Errorf("%s is outside the run (%s)", text, d.runInWords())
	}
	return at.Sub(d.Start).Seconds(), nil
}
