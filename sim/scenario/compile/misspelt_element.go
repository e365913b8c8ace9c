package compile

import (
	"slices"
	"strings"

	"nines/sim/words"
)

// meantElement is the name of an element as it was probably meant, or "". It puts right the first word, or the word between two
// names. Where only the last word was written, it adds the others.
func (c troubles) meantElement(name string) string {
	parts := strings.Split(name, ".")
	if len(parts) == 1 {
		if words.Slip(name, []string{"demand"}) != "" {
			return "demand"
		}
		return elementCalled(c.compiler, name)
	}
	if meant := words.Slip(parts[0], elementRoots); meant != "" {
		parts[0] = meant
	}
	if len(parts) > 2 {
		if meant := words.Slip(parts[2], elementInner[parts[0]]); meant != "" {
			parts[2] = meant
		}
	}
	if meant := strings.Join(parts, "."); meant != name {
		return meant
	}
	return ""
}

// elementCalled is the element that ends in a name, or nearly; or "".
func elementCalled(c *compiler, name string) string {
	var all []string
	for _, group := range []struct {
		block string
		names []string
	}{{"platforms", c.platforms}, {"providers", c.providers}, {"control-rooms", c.services}, {"monitors", c.monitors}, {"runbook", c.steps}} {
		if slices.Contains(group.names, name) {
			return group.block + "." + name
		}
		for _, n := range group.names {
			all = append(all, group.block+"."+n)
		}
	}
	return words.Nearest(name, all)
}

// areElements reports names that have not the form of any element's: of the others of their list, nothing can be said before that
// is put right.
func (c troubles) areElements(on onNames) bool {
	good := true
	for i, name := range on.names {
		if !isElementForm(name) {
			c.noElement(name, on.at(i))
			good = false
		}
	}
	return good
}

// isElementForm reports whether a name has the form of an element's.
func isElementForm(name string) bool {
	parts := strings.Split(name, ".")
	if len(parts) == 1 || !slices.Contains(elementRoots, parts[0]) {
		return name == "demand"
	}
	inner := elementInner[parts[0]]
	return len(parts) < 3 || len(inner) == 0 || slices.Contains(inner, parts[2])
}

// The words that names of elements begin with, and those between their names.
var (
	elementRoots = []string{"platforms", "providers", "control-rooms", "monitors", "runbook", "regions", "services", "access", "demand"}
	elementInner = map[string][]string{"platforms": {"centres", "handover"}, "providers": {"routes"}}
)
