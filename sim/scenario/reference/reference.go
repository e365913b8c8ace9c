package reference

import (
	"reflect"
	"slices"
	"strings"

	"nines/sim/fault"
	"nines/sim/recovery"
	"nines/sim/scenario/language"
	"nines/sim/scenario/law"
	"nines/sim/scenario/spec"
	"nines/sim/words"
)

// Reference describes a part of the language. It is made from the tags that the decoder uses.
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

// Topics lists the topics of nines help about the language.
func Topics() []Topic {
	return []Topic{
		{"trouble", "What can go wrong: the keys of a fault, and the kinds of faults", referee.trouble},
		{"remedies", "What can be done beside the runbook: the kinds of remedies and their costs", referee.remedies},
		{"detection", "Who notices and decides, the runbook, and what monitors can watch", referee.detection},
		{"world", "What exists: callers, providers, platforms, control rooms", referee.world},
		{"habits", "What callers do after a failed call, where the file does not say it", referee.habits},
		{"records", "Real calls: which files are read, and how a scenario names their columns", referee.records},
		{"times", "Clock times, and times relative to an event", referee.times},
		{"ranges", "What a number could be: ranges, choices, and numbers with names", referee.ranges},
		{"costs", "What things cost, so nines solve can say what to buy first", referee.costs},
		{"study", "How many replications, how precise, what is measured, and the question", referee.study},
		{"expect", "What must hold, and how nines check judges it", referee.expect},
		{"published", "Published figures of the real incident, and how values are fitted to them", referee.published},
		{"measures", "What is measured, in which unit, and which direction is better", referee.measures},
	}
}

// References returns the texts of the topic.
func (t Topic) References() []Reference { return t.write(referee{spec.Language()}) }

// referee builds references from the types and tags of the language, so help cannot disagree with the decoder.
type referee struct{ *language.Language }

func (r referee) trouble() []Reference {
	list := []Reference{{
		Title: "trouble", Keys: r.keysOf(reflect.TypeFor[fault.Fault](), ""),
		Says: []string{"Each fault under trouble has a name, the elements it is on, a kind, a beginning and an end, and the keys of its kind."},
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
		Says: []string{"Each remedy under recovery.remedies has a name, a kind, a beginning and an end, and the keys of its kind.",
			"The runbook, each remedy and the failback hold claims on what they change. The newest claim decides. When it ends, the older ones count again. The oldest claim is the world itself: a platform's role, the size of its queue, a provider's routes.",
			"Two remedies may decide on the same thing. validate warns if they can be on together. It refuses two that do the same work in two ways: two switches of the same traffic, two rate-controls of a platform, two repairs.",
			"A switch is a claim on two platforms. A switch from a platform that takes no calls changes nothing: a machine has already done it. A switch back, such as recovery.failback, ends the switches that it undoes, also those of machines and of single providers. The machines then check their alarms again."},
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
		Says: []string{"The block recovery says who notices that calls fail, how long people take to assess and decide, and what the runbook is. For other actions see nines help remedies."},
	}}
	for _, name := range recovery.Watches() {
		list = append(list, Reference{
			Title: "watches: " + name, Says: []string{recovery.AboutWatch(name)}, Keys: r.keysOf(reflect.TypeOf(recovery.NewWatch(name)).Elem(), ""),
		})
	}
	return append(list, knownProducts()...)
}

// world has a reference for each of its blocks, and one for distributions, because most of its numbers can be one.
func (r referee) world() []Reference {
	first := Reference{Title: "world", Says: []string{"The block world says what exists."}}
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
		Says: []string{"The block study sets the number of replications and what is measured. It is the same for all strategies."},
	}, {
		Title: "question", Keys: r.keysOf(reflect.TypeFor[spec.Question](), ""),
		Says: []string{"The question of a scenario is a sentence, or a mapping with these keys. Reports answer it first. A sentence alone is answered by callers.without-help over the whole run, for all strategies that can be compared with the first."},
	}}
}

func (r referee) expect() []Reference {
	return []Reference{{
		Title: "expect", Keys: r.keysOf(reflect.TypeFor[spec.Expectation](), ""),
		Says: []string{
			"Each expectation under expect has a name, a measure, and one limit: at-most, at-least, between or better-than.",
			"nines check gives each a verdict. Held: the whole confidence interval lies within the limit. Not held: all of it lies outside. Otherwise replications are added, up to study.budget. If that does not settle it, it is undecided.",
			"Without a sample nothing is held: nobody called in the window, or some replications never reached the measured event. A fault that hits nothing in any replication also fails, unless it has may-miss.",
		},
	}}
}

// distributions describes the laws that a number can be drawn from.
func distributions() Reference {
	r := Reference{Title: "distributions", Says: []string{
		"A distribution is a single number (always this value), or one of these, such as {lognormal: {median: 60s, cv: 1}}.",
	}}
	for _, l := range law.All {
		r.Keys = append(r.Keys, Key{Path: l.Name, Form: "with " + needs(l), Doc: strings.TrimSuffix(l.Doc, ".") + " (" + means(l) + ")."})
	}
	r.Keys = append(r.Keys,
		Key{Path: law.Empirical, Form: "with a list of values, or {csv: FILE}", Doc: "Measured values, all equally likely."},
		Key{Path: law.Mixture, Form: "with a list of {share, of}", Doc: "One of several distributions, chosen by their shares."})
	return r
}

// needs names the parameters of a law.
func needs(l law.Law) string {
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

// means explains the parameters of a law.
func means(l law.Law) string {
	docs := make([]string, len(l.Parameters))
	for i, p := range l.Parameters {
		docs[i] = p.Name + ": " + words.Uncapital(strings.TrimSuffix(p.Doc, "."))
	}
	return strings.Join(docs, "; ")
}
