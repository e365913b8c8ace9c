package measure

import (
	"strings"
	"unicode"
)

// Sense is which way of a measure is better.
type Sense int8

// The senses. Neither is for measures that only describe a run: how many called, when something happened. It is also for
// measures that can be small for a bad reason: fewer callers are delayed if more are never connected.
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

// Better says which way of the measure is better.
func (m Measure) Better() Sense { return entryOf(m.Name).better }

// Meaning says what the measure is. What is only a part of a quotient has no name and no meaning.
func (m Measure) Meaning() string { return entryOf(m.Name).meaning }

// entryOf is the first entry that covers a name; an empty one for none.
func entryOf(name string) entry {
	for _, c := range chapters {
		for _, e := range c.entries {
			if covers(e.name, name) {
				return e
			}
		}
	}
	return entry{}
}

// covers says whether a pattern stands for a name. What a thing of the scenario is called can itself have dots, as what a
// wrong step leaves behind is called STEP.wrong.
func covers(pattern, name string) bool {
	first := strings.IndexFunc(pattern, unicode.IsUpper)
	if first < 0 {
		return pattern == name
	}
	before, after := pattern[:first], pattern[strings.LastIndexFunc(pattern, unicode.IsUpper)+1:]
	return len(name) > len(before)+len(after) && strings.HasPrefix(name, before) && strings.HasSuffix(name, after)
}
