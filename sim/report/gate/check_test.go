package gate

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/report"
)

// rough is a check whose names are as bad as names can be.
func rough() *report.Check {
	return &report.Check{Format: report.CheckFormat, Version: "1", Ruling: experiment.NotHeld, Scenarios: []report.CheckedScenario{{
		Name: "x", Title: "<script>alert(1)</script> & \x1b[31m", File: "a,b:c%\n.yaml", Looks: []int{10}, Ruling: experiment.NotHeld,
		Verdicts: []report.Verdict{
			{Name: "held", Ruling: experiment.Held, Measured: "1 [1, 1]", Subject: "calls", Expected: "at most 2", Strategy: "s", Level: 0.95, N: 10},
			{Name: "not", Title: "a <b> | \"c\"", Line: 7, Column: 3, Ruling: experiment.NotHeld, Measured: "3 [3, 3]", Subject: "calls", Expected: "at most 2", Strategy: "s", Level: 0.95, N: 10},
			{Name: "open", Line: 8, Column: 3, Ruling: experiment.Undecided, Measured: "–", Subject: "calls", Expected: "at most 2", Strategy: "s", Why: "two::lines\n100 %"},
		},
		Faults: []report.FaultMet{
			{Fault: "met", Strategy: "s", Ruling: experiment.Held, Touched: 3, N: 10},
			{Fault: "idle", Strategy: "s", Ruling: experiment.NotHeld, N: 10, Why: "it met nothing"},
		},
		Baseline: &report.Regression{Basis: "identical", Held: true},
	}}}
}

// TestJUnitIsReadBack: the counts are those of the cases, and whatever names hold is only text.
func TestJUnitIsReadBack(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, JUnit(&out, rough()))
	var read junitSuites
	require.NoError(t, xml.Unmarshal(out.Bytes(), &read))
	require.Len(t, read.Suites, 1)
	suite := read.Suites[0]
	require.Equal(t, [3]int{6, 2, 1}, [3]int{suite.Tests, suite.Failures, suite.Errors})
	require.Equal(t, [3]int{6, 2, 1}, [3]int{read.Tests, read.Failures, read.Errors})
	require.Len(t, suite.Cases, 6)
	failures, errors, held := 0, 0, 0
	for _, c := range suite.Cases {
		switch {
		case c.Failure != nil:
			failures++
			require.Equal(t, "not held", c.Failure.Type)
			require.NotEmpty(t, c.Failure.Message)
		case c.Error != nil:
			errors++
			require.Equal(t, "undecided", c.Error.Type)
		default:
			held++
			require.NotEmpty(t, c.Output)
		}
	}
	require.Equal(t, [3]int{2, 1, 3}, [3]int{failures, errors, held})
	require.Contains(t, suite.Cases[1].Failure.Text, ":7)", "the line stands in the message")
}

// junitAttributes are those of junit-10.xsd, the schema of Jenkins' xUnit plugin, for the elements that we write.
var junitAttributes = map[string][]string{
	"testsuites": {"name", "time", "tests", "failures", "disabled", "errors"},
	"testsuite":  {"name", "tests", "failures", "errors", "group", "time", "skipped", "timestamp", "hostname", "id", "package"},
	"testcase":   {"name", "time", "classname", "group"},
	"failure":    {"message", "type"},
	"error":      {"message", "type"},
	"system-out": {},
}

// TestJUnitHasNoStrangeAttributes: strict readers refuse those; many expect a time.
func TestJUnitHasNoStrangeAttributes(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, JUnit(&out, rough()))
	seen := map[string]bool{}
	for d := xml.NewDecoder(&out); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		element, begins := token.(xml.StartElement)
		if !begins {
			continue
		}
		name := element.Name.Local
		seen[name] = true
		require.Contains(t, junitAttributes, name)
		hasTime := false
		for _, a := range element.Attr {
			require.Contains(t, junitAttributes[name], a.Name.Local, name)
			hasTime = hasTime || a.Name.Local == "time" && a.Value == "0.000"
		}
		require.Equal(t, strings.HasPrefix(name, "test"), hasTime, name)
	}
	require.Len(t, seen, len(junitAttributes))
}

// TestAnnotationsAreOneLineEach, whatever stands in them.
func TestAnnotationsAreOneLineEach(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, Annotations(&out, rough()))
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	require.Len(t, lines, 3)
	require.True(t, strings.HasPrefix(lines[0], "::error file=a%2Cb%3Ac%25%0A.yaml,line=7,col=3,title=not is not held::a <b> | \"c\": calls under s: 3 [3, 3]; expected: at most 2; n = 10, 95 %25 interval"), lines[0])
	require.True(t, strings.HasPrefix(lines[1], "::warning file="), lines[1])
	require.Contains(t, lines[1], "Two::lines?100 %25")
	require.Equal(t, "::error file=a%2Cb%3Ac%25%0A.yaml,title=trouble.idle met nothing::it met nothing", lines[2])
}

// TestSummaryIsHarmless: no markup of a name is markup of the summary.
func TestSummaryIsHarmless(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, WriteMarkdown(&out, rough()))
	require.NotContains(t, out.String(), "<script>")
	require.NotContains(t, out.String(), "\x1b")
	require.Contains(t, out.String(), "| not held |")
	require.Contains(t, out.String(), "Held, exactly")
	for _, line := range strings.Split(out.String(), "\n") {
		if strings.HasPrefix(line, "| ") && !strings.HasPrefix(line, "| ---") {
			require.Equal(t, 6, strings.Count(line, "|")-strings.Count(line, `\|`), line)
		}
	}
}
