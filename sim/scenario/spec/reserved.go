package spec

import (
	"slices"

	"nines/sim/measure"
	"nines/sim/scenario/record"
	"nines/sim/scenario/yamldoc"
)

// Own is a word of the product itself, and what it stands for. As the name of certain things it would make two things one, or one
// event look like another.
type Own struct {
	Word, Means string
	Of          []string // the sorts of things that cannot have it as their name
}

var (
	actors  = []string{"fault", "step", "remedy", "monitor", "window"} // give names to events and measures
	callers = []string{"service", "region", "access", "provider"}      // tell people apart
)

// Reserved is the one table of the product's own words. A test holds it against the words in the code.
var Reserved = []Own{
	{measure.WholeRun, "the window of the whole run", actors},
	{Onset, "the beginning of the trouble", actors},
	{"trouble", "all faults together", []string{"fault", "step", "remedy", "monitor"}},
	{"detected", "the moment when people know of the trouble", actors},
	{"decided", "the moment when people know what to do", actors},
	{"repaired", "the moment when the cause is repaired", actors},
	{"switch-to", "a switch of traffic", actors},
	{"sent", "a move of one provider's calls", actors},
	{"sent-back", "the return of one provider's calls", actors},
	{"overload", "the cause of losses to want of capacity", actors},
	{"agents", "the agents, who report trouble", []string{"monitor"}},
	{"providers", "the providers, who report trouble", []string{"monitor"}},
	{measure.Everybody.Name, "all callers, whatever they want", callers},
	{measure.NothingWanted.Name, "accidental and silent calls", callers},
	{measure.Testers.Name, "people who only test the number", callers},
	{Others, "all that a list does not name", callers},
	{record.NotKnown, "what a record does not know", callers},
	{"first-calls", "the ordinary callers", []string{"burst"}},
	{"as-written", "the scenario without a strategy", []string{"strategy"}},
}

// ReservedFor is what a word of the product stands for, if things of a sort cannot have it as their name; else "".
func ReservedFor(what, word string) string {
	for _, own := range Reserved {
		if own.Word == word && slices.Contains(own.Of, what) {
			return own.Means
		}
	}
	return ""
}

// EachName calls a function with every name that a document gives, and the sort of what has it.
func EachName(doc *yamldoc.Document, do func(what string, key *yamldoc.Node, path string)) {
	for _, block := range Naming {
		block.Each(doc, func(n *yamldoc.Node, path string) {
			for _, key := range yamldoc.KeysOrNames(n) {
				do(block.What, key, yamldoc.Join(path, key.Value))
			}
		})
	}
}
