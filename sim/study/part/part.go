package part

import (
	"slices"
	"strings"
)

// Kind is what sort of thing a part is.
type Kind string

// The kinds, in the order in which they are listed.
const (
	Fault   Kind = "fault"
	Error   Kind = "error"   // of people, or of a machine that starts
	Delay   Kind = "delay"   // to notice, to decide, to act
	Feature Kind = "feature" // that a platform has not, or loses
	Remedy  Kind = "remedy"  // what is done about the trouble: what it was worth
)

var kinds = []Kind{Fault, Error, Delay, Feature, Remedy}

// Part is something of a scenario that can be taken out.
type Part struct {
	Name        string   // its path in the file, such as recovery.assess.takes
	Title       string   // for people: The 59m to assess and decide
	Noun        string   // as it stands in a sentence: without the 59m to assess and decide
	Kind        Kind     // what sort of thing it is
	Within      string   // the name of the part that it belongs to, and goes with; empty if it stands alone
	Assignments []string // path=value: what takes it out of the file of its strategy
}

// Skipped is a part that cannot be taken out.
type Skipped struct {
	Part
	Why string // what would be wrong with the scenario
}

// Without are the assignments that take several parts out. What is removed as a whole comes last: it takes away what others set
// there or below.
func Without(parts ...Part) []string {
	var list []string
	for _, p := range parts {
		list = append(list, p.Assignments...)
	}
	slices.SortStableFunc(list, func(a, b string) int { return width(a) - width(b) })
	return merged(slices.Compact(list))
}

// merged makes one list of several that are set in one place. Each lacking feature sets those that are there and itself: without
// this, only the last of them would be added.
func merged(assignments []string) (list []string) {
	for _, a := range assignments {
		path, value, _ := strings.Cut(a, "=")
		at := slices.IndexFunc(list, func(other string) bool { return strings.HasPrefix(other, path+"=[") })
		if at < 0 || !strings.HasPrefix(value, "[") {
			list = append(list, a)
			continue
		}
		items := itemsOf(strings.TrimPrefix(list[at], path+"="))
		for _, item := range itemsOf(value) {
			if !slices.Contains(items, item) {
				items = append(items, item)
			}
		}
		list[at] = path + "=[" + strings.Join(items, ", ") + "]"
	}
	return list
}

// itemsOf are the items of a list: [text-relay, location].
func itemsOf(list string) []string { return strings.Split(strings.Trim(list, "[]"), ", ") }

// width is how much of the file an assignment changes: less the deeper its path is, more if it removes what is there.
func width(assignment string) int {
	path, value, _ := strings.Cut(assignment, "=")
	wide := -2 * strings.Count(path, ".")
	if value == "none" {
		wide++
	}
	return wide
}

// Named finds a part by its name, by the end of its name after a dot, or by any one piece of it that no other part has.
func Named(parts []Part, name string) (Part, bool) {
	for _, fits := range []func(Part) bool{
		func(p Part) bool { return p.Name == name },
		func(p Part) bool { return strings.HasSuffix(p.Name, "."+name) },
		func(p Part) bool { return strings.Contains("."+p.Name+".", "."+name+".") },
	} {
		var found []Part
		for _, p := range parts {
			if fits(p) {
				found = append(found, p)
			}
		}
		if len(found) == 1 {
			return found[0], true
		}
	}
	return Part{}, false
}
