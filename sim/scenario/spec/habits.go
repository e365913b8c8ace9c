package spec

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"nines/sim/scenario/quantity"
	"nines/sim/scenario/yamldoc"
)

// Habits are named sets of what callers do. Their values stand in the tree as defaults, where the file does not give them.
// So explain, the effective scenario and the list of numbers show what holds.
//
// Sources: scenarios/habits fits the kinds and the patience in silence to all these together, and results/habits has the answer. The
// kinds fit the calls per caller of Hull in December 2015 and of 25 June 2023 in the United Kingdom. They also
// fit redials call by call of a Danish exchange and an Israeli bank. The median in silence fits Australia in September 2025,
// where one in four held on for 40 to 60 s. What happens after a cut, and after hanging up early, is assumed.
// Of those who would give up, 65 % (40 to 90) find help elsewhere where one network is dead, as for KDDI in July 2022. Where the
// whole platform is dead it is 30 % (5 to 80), which is hardly known.

// The habits.
const (
	lowHabits = iota
	usualHabits
	highHabits
	allHabits
)

// habitNames are their names in the file.
var habitNames = [allHabits]string{"low", "default", "high"}

// habit is the value of one key, by its path in world.callers, with each of the habits.
type habit struct {
	path   string
	values [allHabits]string
}

// habits are in the order of the keys.
var habits = []habit{
	{"kinds", [allHabits]string{kindsOf("70%, 5%", "28%, 40%", "2%, 90%"), kindsOf("57%, 10%", "40%, 45%", "3%, 90%"), kindsOf("40%, 15%", "53%, 50%", "7%, 90%")}},
	{"patience.ringing", medians("1", "45s", "60s", "3m")},
	{"patience.silence", medians("1", "20s", "25s", "35s")},
	{"redial.at-most", [allHabits]string{"20 calls", "50 calls", "100 calls"}},
	{"redial.after.refused.delay", medians("2", "8s", "20s", "60s")},
	{"redial.after.silence.delay", medians("2", "8s", "20s", "60s")},
	{cutDelay, medians("2", "2s", "5s", "15s")},
	{"redial.after.cut.more", [allHabits]string{"20%", "20%", "20%"}},
	{"redial.after.abandoned.delay", medians("2", "20s", "60s", "5m")},
	{"redial.after.abandoned.early", [allHabits]string{early, early, early}},
	{anotherPhone, [allHabits]string{"37%", "50%", "50%"}},
	{"elsewhere.neighbour", [allHabits]string{"5%", "30%", "80%"}},
}

// Habit is the value of one key of world.callers with each of the habits, as the file would say it.
type Habit struct{ Path, Low, Usual, High string }

// Habits lists the values, in the order of the keys.
func Habits() []Habit {
	var list []Habit
	for _, h := range habits {
		of := func(which int) string { return strings.ReplaceAll(h.values[which], "\n", ", ") }
		list = append(list, Habit{h.path, of(lowHabits), of(usualHabits), of(highHabits)})
	}
	return list
}

const (
	cutDelay     = "redial.after.cut.delay"
	early        = "{before: 10s, times: 0.5}"
	anotherPhone = "elsewhere.another-phone"
)

// kindsOf writes three kinds, one on each line, each given as its share and the share who call again.
func kindsOf(once, some, stubborn string) string {
	kind := func(name, numbers string) string {
		share, again, _ := strings.Cut(numbers, ", ")
		return name + ": {share: " + share + ", again: " + again + "}"
	}
	return kind("once", once) + "\n" + kind("some", some) + "\n" + kind("stubborn", stubborn)
}

// UsualKinds are the names of the kinds that the habits know.
func UsualKinds() []string { return []string{"once", "some", "stubborn"} }

// medians writes a lognormal distribution for each of the habits.
func medians(cv string, each ...string) (texts [allHabits]string) {
	for i, median := range each {
		texts[i] = "{lognormal: {median: " + median + ", cv: " + cv + "}}"
	}
	return texts
}

// fillHabits puts the values of the habits into a document where it does not give its own. The root is the document's own; of the
// world it makes a copy as far as it changes it.
func fillHabits(doc *yamldoc.Document, preset func(text string) *yamldoc.Node) {
	world := yamldoc.FindMeant(doc.Root, "world")
	if world.Value == nil || world.Value.Kind != yamldoc.MappingNode {
		return
	}
	world.Value = yamldoc.Shallow(world.Value)
	doc.Root.Content[yamldoc.IndexOf(doc.Root, world.Key.Value)+1] = world.Value
	if at := yamldoc.IndexOf(world.Value, "callers"); at >= 0 {
		world.Value.Content[at+1] = yamldoc.Copy(world.Value.Content[at+1])
	}
	f := filler{}
	callers, ok := f.block(world, "callers")
	if !ok {
		return
	}
	chosen := usualHabits
	if named := yamldoc.Find(callers.Value, "habits").Value; named != nil && slices.Contains(habitNames[:], named.Value) {
		chosen = slices.Index(habitNames[:], named.Value)
	}
	for _, h := range habits {
		if !isSaidByLoss(callers.Value, h.path) && (h.path != anotherPhone || hasOtherPhones(world.Value)) {
			f.fill(callers, h.path, preset(h.values[chosen]))
		}
	}
}

// hasOtherPhones reports whether the world has phones of several providers. Where it has not, a share who call from another
// phone would only puzzle.
func hasOtherPhones(world *yamldoc.Node) bool {
	providers := yamldoc.Find(world, "providers").Value
	return providers != nil && len(yamldoc.Meaningful(providers)) > 1
}

// isSaidByLoss reports whether the file itself says who calls again after a loss. Then nothing is added to that.
func isSaidByLoss(callers *yamldoc.Node, path string) bool {
	law, key, _ := cutLast(path)
	if key != "more" && key != "early" {
		return false
	}
	loss := yamldoc.LastKey(law)
	if n := below(callers, law); n != nil && yamldoc.Find(n, "share").Value != nil {
		return true
	}
	kinds := yamldoc.Find(callers, "kinds").Value
	return kinds != nil && slices.ContainsFunc(yamldoc.Meaningful(kinds), func(kind yamldoc.Pair) bool {
		again := yamldoc.Find(kind.Value, "again").Value
		return again != nil && yamldoc.Find(again, loss).Value != nil
	})
}

// below is what stands at a path below a node; nil if nothing does.
func below(n *yamldoc.Node, path string) *yamldoc.Node {
	for _, key := range strings.Split(path, ".") {
		if n = yamldoc.Find(n, key).Value; n == nil {
			return nil
		}
	}
	return n
}

// filler puts defaults into a document.
type filler struct{}

// fill puts a default at a path below a block, unless something stands there. Kinds are completed one by one. A single value was
// the whole of a block: nothing is added, even where an overlay has added to it.
func (f filler) fill(into yamldoc.Pair, path string, value *yamldoc.Node) {
	for {
		first, rest, more := strings.Cut(path, ".")
		if !more {
			break
		}
		var ok bool
		if into, ok = f.block(into, first); !ok || into.Value.Note().IsWhole {
			return
		}
		path = rest
	}
	given := yamldoc.Find(into.Value, path)
	switch {
	case given.Value == nil:
		f.insert(into, path, value)
	case path == "kinds" && given.Value.Kind == yamldoc.MappingNode:
		f.completeKinds(given, value)
	default:
		f.completeLaw(given.Value, value)
	}
}

// completeLaw gives a distribution the cv of the habits, if it has the same name and says only its median. So the median alone
// can be set or varied.
func (f filler) completeLaw(given, usual *yamldoc.Node) {
	const name, median, cv = "lognormal", "median", "cv"
	law := yamldoc.Find(given, name)
	if law.Value == nil || yamldoc.Find(usual, name).Value == nil || yamldoc.Find(law.Value, median).Value == nil {
		return
	}
	if yamldoc.Find(law.Value, cv).Value == nil {
		f.insert(law, cv, yamldoc.Find(yamldoc.Find(usual, name).Value, cv).Value)
	}
}

// complete adds the keys that a mapping lacks.
func (f filler) complete(given yamldoc.Pair, usual *yamldoc.Node) {
	for _, p := range yamldoc.Pairs(usual) {
		if yamldoc.Find(given.Value, p.Key.Value).Value == nil {
			f.insert(given, p.Key.Value, p.Value)
		}
	}
}

// completeKinds adds what kinds do not say. Kinds that are everybody are complete: no other is added. If the file gives shares and
// none to those who call once, they are the rest.
func (f filler) completeKinds(given yamldoc.Pair, usual *yamldoc.Node) {
	left, isRest := restOf(given.Value, usual)
	names := yamldoc.Meaningful(given.Value)
	isWhole := !isRest && !slices.ContainsFunc(names, func(kind yamldoc.Pair) bool {
		return kind.Value.Kind == yamldoc.MappingNode && yamldoc.Find(kind.Value, "share").Value == nil
	})
	for _, kind := range yamldoc.Pairs(usual) {
		if isRest && kind.Key.Value == UsualKinds()[0] {
			yamldoc.Find(kind.Value, "share").Value.Value = left
		}
		there := yamldoc.Find(given.Value, kind.Key.Value)
		switch {
		case there.Value == nil && isWhole:
		case there.Value == nil:
			f.insert(given, kind.Key.Value, kind.Value)
		case there.Value.Kind == yamldoc.MappingNode:
			f.complete(there, kind.Value)
		}
	}
}

// restOf is the share of those who call once, where the file gives shares of the other usual kinds and of nobody else.
func restOf(given, usual *yamldoc.Node) (share string, ok bool) {
	left := 1.0
	for _, kind := range yamldoc.Meaningful(given) {
		if !slices.Contains(UsualKinds(), kind.Key.Value) {
			return "", false
		}
	}
	for i, name := range UsualKinds() {
		said := below(given, name+".share")
		switch {
		case i == 0 && said != nil:
			return "", false
		case i == 0:
			continue
		case said == nil:
			said = below(usual, name+".share")
		default:
			ok = true
		}
		guess, _, _ := strings.Cut(said.Value, "(")
		value, err := quantity.ReadShare(strings.TrimSpace(guess))
		if err != nil {
			return "", false
		}
		left -= value
	}
	return strconv.FormatFloat(math.Round(left*1e10)/1e8, 'f', -1, 64) + "%", ok && left > -1e-9
}

// block is the mapping of a key, which is made if there is none. Something else may stand there, which the decoder reports.
func (f filler) block(in yamldoc.Pair, key string) (yamldoc.Pair, bool) {
	if yamldoc.Find(in.Value, key).Value == nil {
		f.insert(in, key, &yamldoc.Node{Kind: yamldoc.MappingNode, Tag: "!!map"})
	}
	p := yamldoc.Find(in.Value, key)
	return p, p.Value.Kind == yamldoc.MappingNode
}

// insert adds a key that nobody wrote.
func (f filler) insert(into yamldoc.Pair, key string, value *yamldoc.Node) {
	name := &yamldoc.Node{Kind: yamldoc.ScalarNode, Tag: "!!str", Value: key}
	into.Value.Content = append(into.Value.Content, name, value)
	yamldoc.Anchor(name, into.Key)
	yamldoc.Anchor(value, into.Key)
}
