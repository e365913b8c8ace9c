// Package scenarios is the library of scenarios, which is part of the program. Each file opens with the question it asks.
package scenarios

import (
	"embed"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// The first scenario with a table beside it adds *.csv: a pattern that matches nothing is refused.
//
//go:embed *.yaml
var files embed.FS

// Extension is that of a scenario's file.
const Extension = ".yaml"

// Lessons are the made-up teaching cases, in the order in which a newcomer reads them: from a day without trouble to trouble that
// two platforms share.
var Lessons = []string{
	"first-steps", "normal-day", "new-year", "flood-surge", "backup-too-small", "failback-too-early", "flapping", "silent-failure", "shared-fate",
}

// dated is the name of an outage that happened: the place and the day.
var dated = regexp.MustCompile(`^.+-\d{4}-\d{2}-\d{2}$`)

// Names lists the scenarios of the library, in order of the alphabet.
func Names() []string {
	list, _ := fs.Glob(files, "*"+Extension)
	for i := range list {
		list[i] = strings.TrimSuffix(list[i], Extension)
	}
	slices.Sort(list)
	return list
}

// Outages are the scenarios of outages that happened, the earliest first.
func Outages() []string {
	list := slices.DeleteFunc(Names(), func(name string) bool { return !dated.MatchString(name) })
	day := func(name string) string { return name[len(name)-len("2006-01-02"):] }
	slices.SortFunc(list, func(a, b string) int { return strings.Compare(day(a), day(b)) })
	return list
}

// Text is the file of a scenario of the library; false if there is none of that name.
func Text(name string) ([]byte, bool) {
	text, err := files.ReadFile(name + Extension)
	return text, err == nil
}

// Files are those of the library, for a scenario that refers to a table beside it.
func Files() fs.FS { return files }
