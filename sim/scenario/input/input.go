package input

import (
	"math"
	"time"

	"nines/sim/scenario/quantity"
)

// Kind says who decides a value.
type Kind string

const (
	Unknown Kind = "unknown" // nobody knows it: patience, redials, a mean time
	Choice  Kind = "choice"  // the planner decides it: seats, caps, delays of one's own machines
)

// Word is the unit of an input that is one of some words: its values are their indices. The units of numbers are those of
// package quantity, in their base: seconds, events per second, shares within 0 and 1. An instant is in seconds, after the start
// of the run or after an event.
const Word = "word"

// The units of numbers, for whoever knows no other package of the language.
const (
	Share    = quantity.Share
	Factor   = quantity.Factor
	Number   = quantity.Number
	Duration = quantity.Duration
	Instant  = quantity.Instant
	Rate     = quantity.Rate
	Count    = quantity.Count
)

// Input is a value of the scenario that has a range.
type Input struct {
	Name  string // unique: that of a named number, else the full path of the value
	Title string // in words for people
	Kind  Kind
	Unit  string // word, one of package quantity, or a noun: 50 calls

	// Low ≤ Best ≤ High, in the base of the unit. Of words they are indices.
	Low, Best, High float64
	Guessed         bool // the author gave Best; otherwise it is the middle

	Whole bool     // only whole numbers
	Words []string // what it can be, the best guess first; nil for a number

	Origin, Why string // source, assumed, fitted or chosen, and its text; both may be empty
	Text        string // the range as it is written

	Per   string    // of a rate: the time as it is written, such as h
	After string    // of an instant: the event from which its seconds count; empty: the start of the run
	Start time.Time // of the run, for instants
}

// Setting is an input with a value.
type Setting struct {
	Input *Input
	Value float64
}

// At is the value at a probability u in [0, 1]. Numbers are uniform from Low to High. If a best guess was given inside the
// range, the value is as likely below it as above it, and uniform on each side. Whole numbers and words have equal parts of
// each side. Lengths of time are rounded to microseconds and instants to seconds, as the file has no finer ones.
func (in Input) At(u float64) float64 {
	low, high := in.Low, in.High
	if in.discrete() {
		low, high = low-0.5, high+0.5
	}
	value := low + float64(u*(high-low))
	if in.Guessed && in.Low < in.Best && in.Best < in.High {
		value = split(u, low, in.Best, high)
	}
	return min(max(in.Rounded(value), in.Low), in.High)
}

// split puts one half of the probability on each side of the middle.
func split(u, low, middle, high float64) float64 {
	if u < 0.5 {
		return low + float64(2*u*(middle-low))
	}
	return middle + float64((2*u-1)*(high-middle))
}

func (in Input) discrete() bool { return in.Whole || in.Words != nil }

// Rounded is the nearest value that the file can say.
func (in Input) Rounded(v float64) float64 {
	switch {
	case in.discrete() || in.Unit == Instant:
		return math.Round(v)
	case in.Unit == Duration:
		return math.Round(v*1e6) / 1e6
	}
	return v
}
