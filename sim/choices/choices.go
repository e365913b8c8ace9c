// Package choices is the tables of kinds from which a scenario chooses by name. Each says what the kind is and makes one.
package choices

// Table is the kinds of something that a scenario names: an explicit table, in the order in which help lists them.
type Table[T any] []Choice[T]

// Choice is one kind: its name, what it is in a sentence, and how one is made, to be filled in.
type Choice[T any] struct {
	Name, About string
	Make        func() T
}

// Names are the names of all kinds.
func (c Table[T]) Names() []string {
	names := make([]string, len(c))
	for i := range c {
		names[i] = c[i].Name
	}
	return names
}

// New makes one of the named kind; the zero value if there is no such kind.
func (c Table[T]) New(name string) (made T) {
	for i := range c {
		if c[i].Name == name {
			return c[i].Make()
		}
	}
	return made
}

// About says in a sentence what the named kind is.
func (c Table[T]) About(name string) string {
	for i := range c {
		if c[i].Name == name {
			return c[i].About
		}
	}
	return ""
}
