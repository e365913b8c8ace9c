package solve

import "math"

// book is what is known of each day. A position is a value by how much it helps: position 0 helps least.
type book struct {
	*Problem
	rises  bool
	bad    []int // by day: the last position at which it is known to be bad; -1 if none
	good   []int // by day: the first position at which it is known to be good; beyond the last if none
	absent []bool
	seen   map[Pair]float64
	runs   int
	breach int // days that turned out bad above a position at which they are good
}

func newBook(p *Problem) *book {
	b := &book{Problem: p, rises: true, seen: map[Pair]float64{}}
	b.forget()
	return b
}

// forget empties what was concluded from outcomes, not the outcomes.
func (b *book) forget() {
	n := b.Days + b.Fresh
	b.bad, b.good, b.absent, b.breach = make([]int, n), make([]int, n), make([]bool, n), 0
	for d := range b.bad {
		b.bad[d], b.good[d] = -1, len(b.Values)
	}
}

// place is the value at a position, and the position of a value.
func (b *book) place(position int) int {
	switch {
	case position < 0 || position >= len(b.Values):
		return None
	case b.rises:
		return position
	}
	return len(b.Values) - 1 - position
}

// top is the position that helps most.
func (b *book) top() int { return len(b.Values) - 1 }

// run runs pairs of a position and a day, each once, and learns from them. An outcome that is known costs nothing.
func (b *book) run(pairs []Pair) error {
	var fresh []Pair
	for _, x := range pairs {
		x.Value = b.place(x.Value)
		if _, known := b.seen[x]; !known {
			b.seen[x] = math.NaN() // twice in one batch costs once
			fresh = append(fresh, x)
		}
	}
	if len(fresh) > 0 {
		outcomes, err := b.Run(fresh)
		if err != nil {
			return err
		}
		for i, x := range fresh {
			b.seen[x] = outcomes[i]
		}
		b.runs += len(fresh)
	}
	for _, x := range pairs {
		b.learn(x.Value, x.Day)
	}
	return nil
}

// outcome is that of a day at a position, which was run.
func (b *book) outcome(position, day int) float64 { return b.seen[Pair{b.place(position), day}] }

// learn concludes what an outcome says of a day. Nothing more is learned of a day that is left out, so it is one breach at most.
func (b *book) learn(position, day int) {
	y := b.outcome(position, day)
	switch {
	case b.absent[day]:
		return
	case math.IsNaN(y):
		b.absent[day] = true
	case b.isGood(y):
		b.good[day] = min(b.good[day], position)
	default:
		b.bad[day] = max(b.bad[day], position)
	}
	if b.bad[day] > b.good[day] {
		b.breach++
		b.absent[day] = true
	}
}

// ask finds for all days whether they are good at a position. It runs those that are not known.
func (b *book) ask(position int, days []int) error {
	var pairs []Pair
	for _, d := range days {
		if !b.knows(position, d) {
			pairs = append(pairs, Pair{position, d})
		}
	}
	return b.run(pairs)
}

// knows reports whether a day's threshold is known to lie on one side of a position.
func (b *book) knows(position, day int) bool {
	return b.absent[day] || position <= b.bad[day] || position >= b.good[day]
}

// count is how many days are good at a position, of those that are known there.
func (b *book) count(position int, days []int) (good, known int) {
	for _, d := range days {
		if b.absent[d] || !b.knows(position, d) {
			continue
		}
		known++
		if position >= b.good[d] {
			good++
		}
	}
	return good, known
}

// present leaves out days without an outcome.
func (b *book) present(days []int) (list []int) {
	for _, d := range days {
		if !b.absent[d] {
			list = append(list, d)
		}
	}
	return list
}

// each pairs one position with several days.
func each(position int, days []int) (pairs []Pair) {
	for _, d := range days {
		pairs = append(pairs, Pair{position, d})
	}
	return pairs
}

// stretch is the numbers from one up to but not including another.
func stretch(from, to int) (list []int) {
	for i := from; i < to; i++ {
		list = append(list, i)
	}
	return list
}
