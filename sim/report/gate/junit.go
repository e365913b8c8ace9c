package gate

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"

	"nines/sim/experiment"
	"nines/sim/report"
	"nines/sim/report/phrase"
)

// The elements of a JUnit report that all its readers accept: a suite for each scenario, a case for each expectation. Not
// held is a failure. Undecided is an error: readers show it apart from failures, and no reader counts it as passed.
//
// The schema of Jenkins' xUnit plugin allows no file and no line on a case. The file is a property of the suite, and the
// line stands in the message.
type (
	junitSuites struct {
		XMLName  xml.Name     `xml:"testsuites"`
		Name     string       `xml:"name,attr"`
		Tests    int          `xml:"tests,attr"`
		Failures int          `xml:"failures,attr"`
		Errors   int          `xml:"errors,attr"`
		Time     seconds      `xml:"time,attr"`
		Suites   []junitSuite `xml:"testsuite"`
	}
	junitSuite struct {
		Name       string          `xml:"name,attr"`
		Tests      int             `xml:"tests,attr"`
		Failures   int             `xml:"failures,attr"`
		Errors     int             `xml:"errors,attr"`
		Skipped    int             `xml:"skipped,attr"`
		Time       seconds         `xml:"time,attr"`
		Properties []junitProperty `xml:"properties>property"`
		Cases      []junitCase     `xml:"testcase"`
	}
	junitProperty struct {
		Name  string `xml:"name,attr"`
		Value string `xml:"value,attr"`
	}
	junitCase struct {
		Class   string        `xml:"classname,attr"`
		Name    string        `xml:"name,attr"`
		Time    seconds       `xml:"time,attr"`
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

// seconds is a length of time as JUnit writes it: 1.250.
type seconds time.Duration

// MarshalXMLAttr implements xml.MarshalerAttr.
func (s seconds) MarshalXMLAttr(name xml.Name) (xml.Attr, error) {
	return xml.Attr{Name: name, Value: fmt.Sprintf("%.3f", time.Duration(s).Seconds())}, nil
}

// JUnit writes the check as JUnit XML, which CI servers show. Its times are the only part that differs when the same check
// is done again.
func JUnit(to io.Writer, d *report.Check) error {
	all := junitSuites{Name: "nines check"}
	for i := range d.Scenarios {
		suite := junit(&d.Scenarios[i], d.Version)
		all.Suites = append(all.Suites, suite)
		all.Tests, all.Failures, all.Errors = all.Tests+suite.Tests, all.Failures+suite.Failures, all.Errors+suite.Errors
		all.Time += suite.Time
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

// junit is a scenario as a suite.
func junit(s *report.CheckedScenario, version string) junitSuite {
	suite := junitSuite{Name: phrase.Plain(s.Name), Properties: []junitProperty{
		{"title", phrase.Plain(s.Title)}, {"file", phrase.Plain(s.File)}, {"seed", fmt.Sprint(s.Seed)}, {"nines", phrase.Plain(version)},
	}}
	for i := range s.Verdicts {
		v := &s.Verdicts[i]
		suite.add(v.Name, v.Ruling, told(v, s.File))
	}
	for i := range s.Faults {
		f := &s.Faults[i]
		text := f.Why
		if text == "" {
			text = fmt.Sprintf("The fault affected something in %d of %s under %s.", f.Touched, phrase.Plural(f.N, "replication"), f.Strategy)
		}
		suite.add(fmt.Sprintf("trouble.%s under %s", f.Fault, f.Strategy), f.Ruling, text)
	}
	if s.Baseline != nil {
		suite.add("the baseline", s.Baseline.Ruling(), strings.Join(outcome(s.Baseline), " "))
	}
	suite.share(s.Took)
	return suite
}

// add puts a case into a suite: held with its figures as output, otherwise with the same text as failure or error.
func (s *junitSuite) add(name string, r experiment.Ruling, text string) {
	text = phrase.Plain(text)
	c := junitCase{Class: s.Name, Name: phrase.Plain(name)}
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
	s.Tests++
}

// share gives a suite its time. All cases are judged by the same replications, so each has an equal part of the time. The
// parts add up to the whole for readers that know only the times of cases.
func (s *junitSuite) share(took time.Duration) {
	took = took.Round(time.Millisecond)
	s.Time = seconds(took)
	for i, left := 0, took; i < len(s.Cases); i++ {
		part := (left / time.Duration(len(s.Cases)-i)).Truncate(time.Millisecond)
		s.Cases[i].Time = seconds(part)
		left -= part
	}
}
