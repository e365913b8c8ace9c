// Package term has the words for measures: what each number means, its unit, and which way is better. The names stand in the
// order in which help lists them.
package term

import (
	"strings"
	"unicode"
)

// Unit is what a measure counts.
type Unit string

// The units.
const (
	Calls   Unit = "calls"
	Callers Unit = "callers"
	People  Unit = "people" // at work
	Share   Unit = "share"
	Seconds Unit = "s" // a length of time
	Clock   Unit = "s since onset"
	Instant Unit = "s since start" // +Inf: never
	Times   Unit = "times"

	Users     Unit = "users" // of a network or a region
	UserHours Unit = "user-hours"
)

// Sense is which way of a measure is better.
type Sense int8

// The senses. Neither is for measures that only describe a run: how many called, when something happened. It is also for
// measures that can be small for a bad reason: fewer callers are delayed if more are without help.
const (
	Neither Sense = iota
	Less
	More
)

// String is the sense as a word.
func (s Sense) String() string { return [...]string{Neither: "neither", Less: "less", More: "more"}[s] }

// SenseOf is the sense of a word; Neither of another.
func SenseOf(word string) Sense {
	for _, s := range []Sense{Less, More} {
		if s.String() == word {
			return s
		}
	}
	return Neither
}

// Term says what a measure is, in words for whoever reads a report.
type Term struct {
	Subject string // what it is about, for a heading
	Name    string // a word in capital letters stands for the name of a thing of the scenario
	Unit    Unit
	Better  Sense
	Meaning string // one or two sentences

	ByWindow, ByGroup bool // told for each of them, and not for the whole run and all callers alone
}

// chapter is the terms of one subject that are told in the same way.
type chapter struct {
	subject           string
	byWindow, byGroup bool
	entries           []entry
}

type entry struct {
	name    string
	unit    Unit
	better  Sense
	meaning string
}

// Glossary lists every measure once; those named after things of the scenario by their pattern.
func Glossary() []Term {
	var list []Term
	for _, c := range chapters {
		for _, e := range c.entries {
			list = append(list, Term{c.subject, e.name, e.unit, e.better, e.meaning, c.byWindow, c.byGroup})
		}
	}
	return list
}

// Of is the term that covers the name of a measure; an empty one if none does.
func Of(name string) Term {
	e := entryOf(name)
	return Term{Name: e.name, Unit: e.unit, Better: e.better, Meaning: e.meaning}
}

// entryOf is the first entry that covers a name; an empty one for none.
func entryOf(name string) entry {
	for _, c := range chapters {
		for _, e := range c.entries {
			if Covers(e.name, name) {
				return e
			}
		}
	}
	return entry{}
}

// Covers says whether a pattern stands for a name. What a thing of the scenario is called can itself have dots, as what a
// wrong step leaves behind is called STEP.wrong.
func Covers(pattern, name string) bool {
	first := strings.IndexFunc(pattern, unicode.IsUpper)
	if first < 0 {
		return pattern == name
	}
	before, after := pattern[:first], pattern[strings.LastIndexFunc(pattern, unicode.IsUpper)+1:]
	return len(name) > len(before)+len(after) && strings.HasPrefix(name, before) && strings.HasSuffix(name, after)
}
