package identity

import (
	"slices"
	"strings"
)

// Group is whose calls or callers a figure counts: nothing for all who want help.
type Group struct{ By, Name string }

// byKind is what the groups are by that are not all people who want help: everybody, and the parts of it who want no help.
const byKind = "kind"

// wholeRun is the window that holds the others.
const wholeRun = "run"

// Place is the day, the time of the day and the people that a figure is about.
type Place struct {
	Strategy, Window string
	HasNoNumber      bool // no notice gives another number, so nobody calls one in vain
	Group            Group
}

// Figure is a measure that lies between two values.
type Figure struct {
	Name      string
	Place     Place
	Low, High float64
}

// Contradiction is a figure that cannot be true if others are.
type Contradiction struct {
	Figure    int
	Others    []int
	Why       []string
	Low, High float64 // what the others allow of it; the figure lies outside, unless it contradicts them over something else
}

// Check looks at one figure after the other and names those that cannot be true if the figures before them are.
func Check(figures []Figure) (list []Contradiction) {
	d := dayOf(figures)
	for i := range figures {
		f := &figures[i]
		at := d.index[quantity{f.Name, f.Place}]
		before, others := slices.Clone(d.known), d.known[at]
		why := d.add(at, f.Low, f.High, i)
		if why == nil {
			continue
		}
		d.known = before
		list = append(list, Contradiction{i, without(why.figures, i), why.why, others.low.at, others.high.at})
	}
	return list
}

func without(list []int, one int) []int {
	return slices.DeleteFunc(slices.Clone(list), func(i int) bool { return i == one })
}

// quantity is a measure, or a count of the table that is none, at a place.
type quantity struct {
	name string
	at   Place
}

// placed and over are the lines of the table at a place.
type placed struct {
	whole int
	parts []int
	isAll bool
	why   string
}

type over struct {
	share, of, over int
	why             string
}

// line is a line of the table at a place.
type line interface{ narrow(d *day) }

// day is all quantities that figures have to do with, and what is known of them.
type day struct {
	index   map[quantity]int
	known   []interval
	lines   []line
	linesOf [][]int // by quantity: the lines that name it
	changed []int   // quantities with new bounds, which the lines have not heard yet
}

// add adds what a figure says. It is nil, or why that is impossible.
func (d *day) add(at int, low, high float64, figure int) *reason {
	own := func() reason { return reason{figures: []int{figure}} }
	d.changed = d.changed[:0]
	d.atLeast(at, low, own)
	d.atMost(at, high, own)
	const mostSteps = 10_000 // chains are short: what is left after so many only creeps
	for step := 0; len(d.changed) > 0 && step < mostSteps; step++ {
		i := d.changed[0]
		d.changed = d.changed[1:]
		if k := &d.known[i]; k.isEmpty() {
			why := k.low.of.and(k.high.of)
			return &why
		}
		for _, l := range d.linesOf[i] {
			d.lines[l].narrow(d)
		}
	}
	return nil
}

// put puts a line at the quantities that it names.
func (d *day) put(l line, names ...int) {
	for _, i := range names {
		d.linesOf[i] = append(d.linesOf[i], len(d.lines))
	}
	d.lines = append(d.lines, l)
}

func (d *day) sum(s *placed) { d.put(s, append([]int{s.whole}, s.parts...)...) }

// dayOf lays the table over all places that figures are about, and over those that hold them.
func dayOf(figures []Figure) *day {
	d := &day{index: map[quantity]int{}}
	var places []Place
	stems := map[Place][]string{}
	for _, f := range figures {
		for _, p := range []Place{f.Place, ofAll(f.Place)} {
			if !slices.Contains(places, p) {
				places = append(places, p)
			}
		}
		stems[f.Place] = union(stems[f.Place], stemsOf(f.Name))
		d.of(f.Name, f.Place)
	}
	for _, p := range places {
		d.lay(p, append(stems[p], ""))
	}
	for _, p := range places {
		for _, name := range counts {
			d.within(places, name, p)
		}
	}
	for i := range figures {
		if figures[i].Name == "calls.open" {
			d.known[d.of("~open-share", figures[i].Place)] = unknown()
		}
	}
	return d
}

// ofAll is a place for all who want help.
func ofAll(p Place) Place {
	p.Group = Group{}
	return p
}

// of is the place of a quantity among all.
func (d *day) of(name string, at Place) int {
	q := quantity{name, at}
	i, isKnown := d.index[q]
	if !isKnown {
		i = len(d.known)
		d.index[q] = i
		d.known, d.linesOf = append(d.known, unknown()), append(d.linesOf, nil)
		switch {
		case name == "~open-share":
			d.known[i].high.at = mostOpen
		case name == "callers.in-vain" && at.HasNoNumber:
			d.known[i].high.at = 0
		case name == "calls.no-request" && at.Group.By != byKind: // who wants help does not end so
			d.known[i].high.at = 0
		}
	}
	return i
}

// lay puts all lines of the table at a place. Lines with a star are put there for each stem that a figure has.
func (d *day) lay(at Place, stems []string) {
	lines := sums
	if by := at.Group.By; by != "access" && by != "provider" {
		lines = slices.Concat(sums, lossesOf)
	}
	for _, stem := range stems {
		named := func(name string) int { return d.of(strings.Replace(name, "*", stem, 1), at) }
		for i := range lines {
			if s := &lines[i]; strings.Contains(s.whole, "*") == (stem != "") {
				p := &placed{whole: named(s.whole), isAll: s.isAll, why: s.why}
				for _, part := range s.parts {
					p.parts = append(p.parts, named(part))
				}
				d.sum(p)
			}
		}
		for i := range quotients {
			if q := &quotients[i]; strings.Contains(q.share, "*") == (stem != "") {
				o := &over{named(q.share), named(q.of), named(q.over), q.why}
				d.put(o, o.share, o.of, o.over)
			}
		}
	}
}

// stemsOf is what the star stands for in the lines of the table that name a measure.
func stemsOf(name string) (list []string) {
	for _, pattern := range starred {
		head, tail, _ := strings.Cut(pattern, "*")
		if rest, ok := strings.CutPrefix(name, head); ok {
			if stem, ok := strings.CutSuffix(rest, tail); ok {
				list = append(list, stem)
			}
		}
	}
	return list
}

// names are all names in the table. Those with a star, and those that count calls or callers, are used apart.
var names, starred, counts = func() (names, starred, counts []string) {
	for _, s := range slices.Concat(sums, lossesOf) {
		names = union(names, append([]string{s.whole}, s.parts...))
	}
	for _, name := range names {
		if strings.Contains(name, "*") {
			starred = append(starred, name)
		} else if strings.Contains(name, "calls.") || strings.HasPrefix(name, "callers.") {
			counts = append(counts, name)
		}
	}
	for _, q := range quotients {
		names = union(names, []string{q.share, q.of, q.over})
	}
	return names, append(starred, "*.occupancy"), counts
}()

// Knows reports whether the table has something to say about a measure.
func Knows(measure string) bool { return slices.Contains(names, measure) || len(stemsOf(measure)) > 0 }

// within says that what a place counts is a part of what larger places do. Groups of one sort have nobody in common, so they add up.
func (d *day) within(places []Place, name string, whole Place) {
	var sorts []string
	for _, p := range places {
		if p.Strategy == whole.Strategy && p.Window == whole.Window && p.Group != whole.Group {
			sorts = union(sorts, []string{p.Group.By})
		}
		if p.Strategy == whole.Strategy && p.Group == whole.Group && whole.Window == wholeRun && p.Window != wholeRun {
			d.sum(&placed{d.of(name, whole), []int{d.of(name, p)}, false, "a window is a part of the run"})
		}
	}
	for _, by := range sorts {
		var parts []int
		for _, p := range places {
			if p.Strategy == whole.Strategy && p.Window == whole.Window && p.Group.By == by && holds(whole.Group, p.Group) {
				parts = append(parts, d.of(name, p))
			}
		}
		if len(parts) > 0 {
			d.sum(&placed{d.of(name, whole), parts, false, "these callers are a part of those"})
		}
	}
}

// holds reports whether everybody of a group is in another.
func holds(whole, part Group) bool {
	isEverybody := whole == Group{byKind, "everybody"}
	return part != whole && (isEverybody || whole == Group{} && part.By != byKind)
}
