// Package scenarios is the library of scenarios, which is part of the program. Each file opens with the question it asks.
package scenarios

import (
	"embed"
	"io/fs"
	"slices"
	"strings"
)

// The first scenario with a table beside it adds *.csv: a pattern that matches nothing is refused.
//
//go:embed *.yaml
var files embed.FS

// Extension is that of a scenario's file.
const Extension = ".yaml"

// Names lists the scenarios of the library, in order of the alphabet.
func Names() []string {
	list, _ := fs.Glob(files, "*"+Extension)
	for i := range list {
		list[i] = strings.TrimSuffix(list[i], Extension)
	}
	slices.Sort(list)
	return list
}

// Text is the file of a scenario of the library; false if there is none of that name.
func Text(name string) ([]byte, bool) {
	text, err := files.ReadFile(name + Extension)
	return text, err == nil
}

// Files are those of the library, for a scenario that refers to a table beside it.
func Files() fs.FS { return files }
