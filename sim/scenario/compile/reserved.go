package compile

import (
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// ownWords refuses the product's own words as names: two things would have one name, or an event would be taken for another.
func ownWords(c *compiler) {
	spec.EachName(c.Doc, func(what string, key *yamldoc.Node, path string) {
		if means := spec.ReservedFor(what, key.Value); means != "" {
			c.ComplainAt(key, path, "%s is reserved: it means %s. Give this %s another name", words.Quoted(key.Value), means, what)
		}
	})
}
