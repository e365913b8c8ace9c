package part

import (
	"cmp"
	"errors"
	"math"
	"slices"

	"nines/sim/study/attribute"
)

// ByItself is how many parts share the loss if nobody chooses: five have 32 sets, and six 64. Alone is how many more are removed
// one at a time.
const (
	ByItself = 5
	Alone    = 6
)

// everything is the share of the loss from which on all of it hangs on a part.
const everything = 0.95

// Choice is which parts are studied, and how.
type Choice struct {
	// Shared are those that divide the loss among them, by all their sets.
	Shared []Part
	// Single are removed one at a time: remedies, and parts on which the whole loss hangs. Divided among others, such a part
	// would be in every share: without the fault, no delay costs anything.
	Single []Part
	Left   []Left // are not studied
	Days   int    // of the first pass; 0 if there was none
}

// All are the parts that are studied: those that share first.
func (c *Choice) All() []Part { return append(slices.Clone(c.Shared), c.Single...) }

// Reach is how far the loss moves if a part is removed first, and last: means over a few days. Last is 0 if it was not tried.
type Reach struct{ First, Last float64 }

// size is how much a part matters at most.
func (r Reach) size() float64 { return max(math.Abs(r.First), math.Abs(r.Last)) }

// Left is a part that is not studied.
type Left struct {
	Part
	Reach
	Why string
}

// The reasons that are no fault of the scenario.
const (
	Smaller = "it matters less" // than those that are studied
	Nothing = "it changes nothing"
	Inside  = "it goes with another part"
	Unasked = "it was not asked for"
)

// choosing is a first pass over a few days.
type choosing struct {
	days  *Days
	parts []Part
	reach []Reach
	whole float64 // the loss less that with nothing wrong and nothing done
	Choice
}

// Choose picks the parts that matter most, by a first pass over the days of d. Each part is removed first; and last, from
// those that can share the loss. Of two parts that each suffice, removing one alone changes nothing.
func Choose(d *Days, parts []Part) (*Choice, error) {
	c := &choosing{days: d, parts: parts, reach: make([]Reach, len(parts)), Choice: Choice{Days: d.N}}
	if len(parts) <= 1 {
		return &Choice{Shared: parts}, nil
	}
	if err := c.removeFirst(); err != nil {
		return nil, err
	}
	sharing := c.sharing()
	if err := c.removeLast(sharing); err != nil {
		return nil, err
	}
	err := c.pick(sharing)
	return &c.Choice, err
}

// removeFirst removes each part from the whole, and all that can be removed.
func (c *choosing) removeFirst() error {
	all := attribute.All(len(c.parts))
	bare, err := c.days.mostRemoved(c.parts, all)
	if err != nil {
		return err
	}
	sets := []attribute.Set{all, bare}
	for i := range c.parts {
		sets = append(sets, all.Without(i))
	}
	mean, err := c.means(sets)
	if err != nil {
		return err
	}
	c.whole = mean(all) - mean(bare)
	for i := range c.parts {
		c.reach[i].First = mean(all) - mean(all.Without(i))
	}
	return nil
}

// removeLast removes each of some parts from a scenario without the others of them.
func (c *choosing) removeLast(sharing attribute.Set) error {
	base, err := c.days.mostRemoved(c.parts, sharing)
	if err != nil {
		return err
	}
	sets := []attribute.Set{base}
	for _, i := range sharing.Parts() {
		sets = append(sets, base.With(i))
	}
	mean, err := c.means(sets)
	if err != nil {
		return err
	}
	for _, i := range sharing.Parts() {
		c.reach[i].Last = mean(base.With(i)) - mean(base)
	}
	return nil
}

// means runs some sets, and gives the mean loss of each.
func (c *choosing) means(sets []attribute.Set) (func(attribute.Set) float64, error) {
	slices.Sort(sets)
	sets = slices.Compact(sets)
	losses, _, err := c.days.Run(c.parts, sets)
	return func(s attribute.Set) float64 {
		at, _ := slices.BinarySearch(sets, s)
		sum := 0.0
		for _, v := range losses[at] {
			sum += v
		}
		return sum / float64(c.days.N)
	}, err
}

// sharing are the parts that can share the loss: without remedies, and without those on which all of it hangs, as long as
// others are left.
func (c *choosing) sharing() (s attribute.Set) {
	var hangs, remedies attribute.Set
	for i, p := range c.parts {
		switch {
		case p.Kind == Remedy:
			remedies = remedies.With(i)
		case c.whole != 0 && c.reach[i].First/c.whole >= everything:
			hangs = hangs.With(i)
		case c.reach[i].First != 0 || p.Kind != Fault:
			s = s.With(i)
		}
	}
	for _, i := range s.Parts() {
		if c.reach[i].First != 0 {
			return s
		}
	}
	if hangs != 0 {
		return hangs | s
	}
	return remedies
}

// pick takes the parts in the order of how much they matter.
func (c *choosing) pick(sharing attribute.Set) error {
	order := make([]int, len(c.parts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(c.reach[b].size(), c.reach[a].size()) })
	for _, i := range order {
		why, err := c.take(c.parts[i], c.reach[i], sharing.Has(i))
		if err != nil {
			return err
		}
		if why != "" {
			c.Left = append(c.Left, Left{c.parts[i], c.reach[i], why})
		}
	}
	c.Shared, c.Single = inOrder(c.parts, c.Shared), inOrder(c.parts, c.Single)
	return nil
}

// take takes a part, or says why not: it belongs to one that was taken, or the scenario would be wrong without it and others.
func (c *choosing) take(p Part, r Reach, shares bool) (why string, err error) {
	switch {
	case r.size() == 0:
		return Nothing, nil
	case !shares && len(c.Single) < Alone:
		c.Single = append(c.Single, p)
		return "", nil
	case isWithin(c.Shared, p):
		return Inside, nil
	case !shares || len(c.Shared) == ByItself:
		return Smaller, nil
	}
	next := append(slices.Clone(c.Shared), p)
	var together *Together
	switch err := c.days.Loads(next, attribute.Sets(len(next), 0, 0)); {
	case errors.As(err, &together):
		return together.Error(), nil
	case err != nil:
		return "", err
	}
	c.Shared = next
	return "", nil
}

// inOrder are the chosen parts in the order of all.
func inOrder(all, chosen []Part) (list []Part) {
	for _, p := range all {
		if slices.ContainsFunc(chosen, func(c Part) bool { return c.Name == p.Name }) {
			list = append(list, p)
		}
	}
	return list
}

// isWithin reports whether a part belongs to one of the chosen, or one of those to it.
func isWithin(chosen []Part, p Part) bool {
	return slices.ContainsFunc(chosen, func(c Part) bool { return p.Within == c.Name || c.Within == p.Name })
}

// mostRemoved is what is left if as many of some parts as possible are removed. A part stays if the scenario would be wrong
// without it and those before it.
func (d *Days) mostRemoved(parts []Part, some attribute.Set) (attribute.Set, error) {
	left := attribute.All(len(parts))
	for _, i := range some.Parts() {
		without := left.Without(i)
		sets := []attribute.Set{without}
		for k := range i {
			if !without.Has(k) {
				sets = append(sets, without.With(k))
			}
		}
		var together *Together
		if err := d.Loads(parts, sets); errors.As(err, &together) {
			continue
		} else if err != nil {
			return 0, err
		}
		left = without
	}
	return left, nil
}
