package emergency

// Choices are the kinds of something that a scenario names: an explicit table, in the order in which help lists them.
type Choices[T any] []Choice[T]

// Choice is one kind: its name, what it is in a sentence, and how one is made, to be filled in.
type Choice[T any] struct {
	Name, About string
	Make        func() T
}

// Names are the names of all kinds.
func (c Choices[T]) Names() []string {
	names := make([]string, len(c))
	for i := range c {
		names[i] = c[i].Name
	}
	return names
}

// New makes one of the named kind; the zero value if there is no such kind.
func (c Choices[T]) New(name string) (made T) {
	for i := range c {
		if c[i].Name == name {
			return c[i].Make()
		}
	}
	return made
}

// About says in a sentence what the named kind is.
func (c Choices[T]) About(name string) string {
	for i := range c {
		if c[i].Name == name {
			return c[i].About
		}
	}
	return ""
}
