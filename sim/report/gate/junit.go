package gate

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"nines/sim/experiment"
	"nines/sim/report"
	"nines/sim/report/phrase"
)

// The elements of a JUnit report that all its readers agree on: a suite for each scenario, a case for each expectation. What
// is not held is a failure, what is undecided an error. The schema of Jenkins' xUnit plugin knows no file and no line of a
// case: they stand in the message. Many readers expect a time. It is always zero: the same check gives the same bytes.
type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Time     string       `xml:"time,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Skipped  int         `xml:"skipped,attr"`
		Time     string      `xml:"time,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		Time    string        `xml:"time,attr"`
		Failure *junitTrouble `xml:"failure"`
		Error   *junitTrouble `xml:"error"`
		Output  string        `xml:"system-out,omitempty"`
	}
	junitTrouble struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
)

// noTime is how long a case took, as far as is told.
const noTime = "0.000"

// JUnit writes the check as JUnit XML, which CI servers show.
func JUnit(to io.Writer, d *report.Check) error {
	all := junitSuites{Name: "nines check", Time: noTime}
	for i := range d.Scenarios {
		suite := junit(&d.Scenarios[i])
		all.Suites = append(all.Suites, suite)
		all.Tests, all.Failures, all.Errors = all.Tests+suite.Tests, all.Failures+suite.Failures, all.Errors+suite.Errors
	}
	if _, err := io.WriteString(to, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(to)
	encoder.Indent("", "  ")
	if err := encoder.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(to, "\n")
	return err
}

// junit is a scenario as a suite. Times are fixed: they would differ in every run, and results must not.
func junit(s *report.CheckedScenario) junitSuite {
	suite := junitSuite{Name: s.Name, Time: noTime}
	for i := range s.Verdicts {
		v := &s.Verdicts[i]
		suite.add(junitCase{Class: s.Name, Name: v.Name}, v.Ruling, titled(v, s.File))
	}
	for i := range s.Faults {
		f := &s.Faults[i]
		text := f.Why
		if text == "" {
			text = fmt.Sprintf("the fault %s met something in %d of %d replications under %s", f.Fault, f.Touched, f.N, f.Strategy)
		}
		suite.add(junitCase{Class: s.Name, Name: fmt.Sprintf("trouble.%s under %s", f.Fault, f.Strategy)}, f.Ruling, text)
	}
	if s.Baseline != nil {
		suite.add(junitCase{Class: s.Name, Name: "baseline"}, s.Baseline.Ruling(), strings.Join(outcome(s.Baseline), " "))
	}
	return suite
}

// titled is the sentence with the expectation's title before it.
func titled(v *report.Verdict, file string) string {
	if v.Title == "" {
		return sentence(v, file)
	}
	return phrase.Plain(v.Title) + ": " + sentence(v, file)
}

// add puts a case into a suite: held with its figures as output, else with them as what is wrong.
func (s *junitSuite) add(c junitCase, r experiment.Ruling, text string) {
	s.Tests++
	c.Time = noTime
	wrong := &junitTrouble{Message: text, Type: string(r), Text: text}
	switch r {
	case experiment.NotHeld:
		c.Failure = wrong
		s.Failures++
	case experiment.Undecided:
		c.Error = wrong
		s.Errors++
	default:
		c.Output = text
	}
	s.Cases = append(s.Cases, c)
}
