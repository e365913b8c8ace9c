package scenario

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// blamed names the assignment of the command line that makes a scenario wrong which is right without it. The line of the file
// where that shows is not wrong.
func blamed(err error, files fs.FS, name string, text []byte, assignments []string) error {
	var problems yamldoc.Problems
	if !errors.As(err, &problems) {
		return err
	}
	right := len(assignments) - 1
	for right >= 0 {
		if _, err := loadFrom(files, name, text, assignments[:right]...); err == nil {
			break
		}
		right--
	}
	if right < 0 {
		return err // the file is wrong itself
	}
	var list, shown yamldoc.Problems
	for _, p := range problems {
		if p.File == name {
			shown = append(shown, p)
		} else { // of an assignment, or of a file beside the scenario
			list = append(list, p)
		}
	}
	if len(shown) > 0 && len(list) == 0 {
		list = append(list, doesNotFit(assignments[right], shown))
	}
	return list.Tidy()
}

// doesNotFit is the one problem of an assignment that shows in other places.
func doesNotFit(assignment string, shown yamldoc.Problems) yamldoc.Problem {
	path, _, _ := strings.Cut(assignment, "=")
	first := shown[0]
	more := ""
	if n := len(shown) - 1; n > 0 {
		more = fmt.Sprintf(" (and %d more)", n)
	}
	return yamldoc.Problem{
		File: "--set " + words.Clean(assignment), Line: 1, Column: 1, Path: strings.TrimSpace(path),
		Message: fmt.Sprintf("the scenario does not fit this value. Line %d, %s: %s%s", first.Line, first.Path, first.Message, more),
		Allowed: first.Allowed, Suggestion: first.Suggestion, Excerpt: yamldoc.Excerpt([]rune(assignment), 1, 1, len([]rune(path))),
	}
}
