package gate

import (
	"fmt"
	"io"
	"strings"

	"nines/sim/experiment"
	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// Annotations writes verdicts in the form that GitHub Actions turns into remarks on lines of files. Not held is an error,
// undecided is a warning.
func Annotations(to io.Writer, d *report.Check) error {
	var out strings.Builder
	for i := range d.Scenarios {
		s := &d.Scenarios[i]
		for k := range s.Verdicts {
			v := &s.Verdicts[k]
			if v.Ruling != experiment.Held {
				out.WriteString(annotation(levelOf(v.Ruling), place{s.File, lineOf(s, v), v.Column}, words.Capital(string(v.Ruling))+": "+titleAndName(v.Title, v.Name), told(v, s.File)))
			}
		}
		for _, f := range idle(s) {
			out.WriteString(annotation(levelOf(f.Ruling), place{file: s.File}, titleAndName(f.Title, "trouble."+f.Fault)+" has no effect", f.Why))
		}
		if b := s.Baseline; b != nil && !b.Held {
			out.WriteString(annotation("error", place{file: s.File}, "Not held: the comparison of "+s.Name+" with its baseline", strings.Join(outcome(b), " ")))
		}
	}
	_, err := io.WriteString(to, out.String())
	return err
}

// AnnotateProblems writes what is wrong with scenarios in the same form.
func AnnotateProblems(to io.Writer, problems yamldoc.Problems) error {
	var out strings.Builder
	for _, p := range problems {
		out.WriteString(annotation("error", place{p.File, p.Line, p.Column}, "The scenario has a mistake", strings.TrimPrefix(p.Path+": "+p.Message, ": ")))
	}
	_, err := io.WriteString(to, out.String())
	return err
}

func levelOf(r experiment.Ruling) string {
	if r == experiment.Undecided {
		return "warning"
	}
	return "error"
}

// place is where in a file; a line of 0 is the file as a whole.
type place struct {
	file         string
	line, column int
}

// annotation is one remark on one line. What could end it or begin another is escaped, and other control characters are
// replaced.
func annotation(level string, at place, title, text string) string {
	value := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	title, text = phrase.Plain(title), phrase.Plain(text)
	properties := "title=" + property.Replace(title)
	if at.line > 0 {
		properties = fmt.Sprintf("line=%d,col=%d,%s", at.line, at.column, properties)
	}
	if at.file != "" {
		properties = "file=" + property.Replace(at.file) + "," + properties
	}
	return "::" + level + " " + properties + "::" + value.Replace(text) + "\n"
}

// lineOf is where an expectation stands in the scenario's file; 0 if that is the library's, which nobody has.
func lineOf(s *report.CheckedScenario, v *report.Verdict) int {
	if s.File == "" {
		return 0
	}
	return v.Line
}
