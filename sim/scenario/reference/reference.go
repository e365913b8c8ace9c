package reference

import (
	"reflect"
	"slices"
	"strings"

	"nines/sim/fault"
	"nines/sim/recovery"
	"nines/sim/scenario/language"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// Reference is what there is to say of a part of the language: made from the same tags that decoding goes by.
type Reference struct {
	Title string
	Says  []string // sentences
	Keys  []Key
}

// Key is a key of the language, by its path within the part; NAME stands for a name that its author chooses.
type Key struct {
	Path string
	Form string // how its value is written, and what holds if it is absent
	Doc  string
}

// Topic is a part of the language, or of what comes out, that can be looked up.
type Topic struct {
	Name, Short string
	write       func(referee) []Reference
}

// Topics are all that can be looked up.
func Topics() []Topic {
	return []Topic{
		{"trouble", "What can go wrong: the keys of a fault, and the kinds of faults", referee.trouble},
		{"remedies", "What can be done beside the runbook: the kinds of remedies, and what they cost", referee.remedies},
		{"detection", "Who notices and decides, the runbook, and what monitors can watch", referee.detection},
		{"world", "What exists: callers, providers, platforms, control rooms", referee.world},
		{"records", "Real calls: which files are read, and how a scenario says what their columns mean", referee.records},
		{"times", "Clock times, and times that hang on an event", referee.times},
		{"study", "How often the run is repeated, how precisely, and what is measured", referee.study},
		{"expect", "What must hold, and how nines check judges it", referee.expect},
		{"measures", "What is measured, in which unit, and which way is better", referee.measures},
	}
}

// References is all that there is to say on the topic.
func (t Topic) References() []Reference { return t.write(referee{spec.Language()}) }

// referee looks things up in the language.
type referee struct{ *language.Language }

func (r referee) trouble() []Reference {
	list := []Reference{{
		Title: "trouble", Keys: r.keysOf(reflect.TypeFor[fault.Fault](), ""),
		Says: []string{"Under trouble, each fault has a name of its own, the element that it is on, a kind, when it comes and goes, and the keys of its kind."},
	}}
	for _, name := range fault.Kinds() {
		a := fault.New(name)
		says := []string{fault.About(name), "It can be on " + r.places(a) + "."}
		list = append(list, Reference{Title: "kind: " + name, Says: says, Keys: r.keysOf(reflect.TypeOf(a).Elem(), "")})
	}
	return list
}

func (r referee) remedies() []Reference {
	list := []Reference{{
		Title: "recovery.remedies", Keys: r.keysOf(reflect.TypeFor[recovery.Remedy](), ""),
		Says: []string{"Under recovery.remedies, each remedy has a name of its own, a kind, when it begins and ends, and the keys of its kind.",
			"Whoever decides on something has a claim on it: people with the runbook, each remedy, the failback. The newest claim decides. The oldest of all is what the world says by itself: a platform's role, the size of its queue, a provider's routes. A claim that ends restores what the others want.",
			"Two remedies may decide on the same thing. validate remarks on it if they can be on at the same time. Two that would work on the same thing in two ways are refused: two switches of the same traffic, two rate-controls of a platform, two repairs.",
			"A switch is a claim on two platforms. A switch from a platform that takes no calls changes nothing and claims nothing: people find done what a machine has done. A switch back, such as recovery.failback, ends the switches that it undoes, whoever made them, and those of single providers. Machines learn of that and judge their alarms again."},
	}}
	for _, name := range recovery.Kinds() {
		k := recovery.NewKind(name)
		says := []string{recovery.About(name), "What it costs in the real world: " + words.Uncapital(k.Costs())}
		list = append(list, Reference{Title: "kind: " + name, Says: says, Keys: r.keysOf(reflect.TypeOf(k).Elem(), "")})
	}
	return list
}

func (r referee) detection() []Reference {
	all := r.FieldsOf(reflect.TypeFor[recovery.Recovery]())
	all = slices.DeleteFunc(all, func(f language.Field) bool { return f.Key == "remedies" })
	list := []Reference{{
		Title: "recovery", Keys: r.keys(all, ""),
		Says: []string{"Under recovery stands who notices that something is wrong, how long it takes to understand and to decide, and the runbook. What else is done is under remedies, which are a topic of their own."},
	}}
	for _, name := range recovery.Watches() {
		list = append(list, Reference{
			Title: "watches: " + name, Says: []string{recovery.AboutWatch(name)}, Keys: r.keysOf(reflect.TypeOf(recovery.NewWatch(name)).Elem(), ""),
		})
	}
	return append(list, knownProducts()...)
}

// world has a reference for each of its blocks, and one for the distributions, which most of its numbers can be.
func (r referee) world() []Reference {
	first := Reference{Title: "world", Says: []string{"Under world stands what exists."}}
	list := []Reference{}
	for _, f := range r.FieldsOf(reflect.TypeFor[spec.World]()) {
		keys := r.keys([]language.Field{f}, "")
		first.Keys = append(first.Keys, keys[0])
		if len(keys) > 1 {
			list = append(list, Reference{Title: "world." + f.Key, Keys: keys[1:]})
		}
	}
	return append(append([]Reference{first}, list...), distributions())
}

func (r referee) study() []Reference {
	return []Reference{{
		Title: "study", Keys: r.keysOf(reflect.TypeFor[spec.Study](), ""),
		Says: []string{"Under study stands how often the run is repeated and what is measured by itself. It is the same for all strategies."},
	}}
}

func (r referee) expect() []Reference {
	return []Reference{{
		Title: "expect", Keys: r.keysOf(reflect.TypeFor[spec.Expectation](), ""),
		Says: []string{
			"Under expect, each expectation has a name of its own, a measure, and one limit: at-most, at-least, between or better-than.",
			"nines check says of each whether it is held, not held or undecided: held if the whole confidence interval lies within the limit, not held if all of it lies outside. While it does neither, replications are added, up to study.budget.",
			"Where there is no sample nothing is held: nobody called in the window, or some replications never reached what is to have a mean. Nor is a fault that met nothing in any replication, unless its may-miss says that it may.",
		},
	}}
}

// distributions are the laws that a number can be drawn from.
func distributions() Reference {
	r := Reference{Title: "distributions", Says: []string{
		"Where a distribution can stand, a single number is always that number. Else it is one of these, such as {lognormal: {median: 60s, cv: 1}}.",
	}}
	for _, l := range language.Laws {
		r.Keys = append(r.Keys, Key{Path: l.Name, Form: "with " + needs(l), Doc: strings.TrimSuffix(l.Doc, ".") + " (" + means(l) + ")."})
	}
	r.Keys = append(r.Keys,
		Key{Path: language.EmpiricalLaw, Form: "with a list of values, or {csv: FILE}", Doc: "What was measured: each value is as likely as the others."},
		Key{Path: language.MixtureLaw, Form: "with a list of {share, of}", Doc: "One of several distributions, chosen by their shares."})
	return r
}

// needs names the parameters of a law.
func needs(l language.Law) string {
	var names []string
	if len(l.Either) > 0 {
		names = append(names, strings.Join(l.Either, " or "))
	}
	for _, p := range l.Parameters {
		if !slices.Contains(l.Either, p.Name) {
			names = append(names, p.Name)
		}
	}
	return words.Joined(names)
}

// means says what they are.
func means(l language.Law) string {
	docs := make([]string, len(l.Parameters))
	for i, p := range l.Parameters {
		docs[i] = p.Name + ": " + words.Uncapital(strings.TrimSuffix(p.Doc, "."))
	}
	return strings.Join(docs, "; ")
}
