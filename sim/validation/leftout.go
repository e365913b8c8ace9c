package validation

import (
	_ "embed" // the errors that a calibration kept
	"strings"
)

// leftOut are the errors of a calibration over several incidents that leaves out one at a time: a line for each incident, in words.
// The file is empty as long as there is no such calibration.
//
//go:embed leftout.txt
var leftOut string

// leftOutNotes say how well an incident is predicted by habits that were fitted to the others.
func leftOutNotes() []string {
	var list []string
	for line := range strings.Lines(leftOut) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, line)
		}
	}
	if len(list) == 0 {
		return []string{"How well the default habits of callers predict an incident that they were not fitted to is not known: no calibration that leaves one out is kept with this version."}
	}
	return append([]string{"How well habits that were fitted to the other incidents predict each one:"}, list...)
}
