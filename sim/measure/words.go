package measure

import "nines/sim/measure/term"

// The words for measures are those of package term.
type (
	Unit  = term.Unit
	Sense = term.Sense
	Term  = term.Term
)

// The units.
const (
	Calls   = term.Calls
	Callers = term.Callers
	People  = term.People
	Share   = term.Share
	Seconds = term.Seconds
	Clock   = term.Clock
	Instant = term.Instant
	Times   = term.Times

	Users     = term.Users
	UserHours = term.UserHours
)

// The senses.
const (
	Neither = term.Neither
	Less    = term.Less
	More    = term.More
)

// SenseOf is the sense of a word; Neither of another.
func SenseOf(word string) Sense { return term.SenseOf(word) }

// Glossary lists every measure once; those named after things of the scenario by their pattern.
func Glossary() []Term { return term.Glossary() }

// Better says which way of the measure is better.
func (m Measure) Better() Sense { return term.Of(m.Name).Better }

// Meaning says what the measure is. What is only a part of a quotient has no name and no meaning.
func (m Measure) Meaning() string { return term.Of(m.Name).Meaning }
