package words

import (
	"fmt"
	"slices"
	"strings"
)

// mostOfGroup is how many names a message lists.
const mostOfGroup = 6

// Hint says what may be meant by a name that is none of some names, for the end of a message: a near one, or those of its group.
// It is empty if there are none.
func Hint(name string, names []string) string {
	if near := Nearest(name, names); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	if group := OfGroup(name, names); len(group) > 0 {
		return "; there are " + Listed(group)
	}
	return ""
}

// OfGroup are the first few names that have the same word before their first dot as a name has: all of "callers." for
// "callers.lost".
func OfGroup(name string, names []string) (list []string) {
	group, _, _ := strings.Cut(name, ".")
	for _, other := range names {
		if strings.HasPrefix(other, group+".") && !slices.Contains(list, other) && len(list) < mostOfGroup {
			list = append(list, other)
		}
	}
	return list
}
