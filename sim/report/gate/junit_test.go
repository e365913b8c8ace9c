package gate

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/report"
)

// node is an element of a JUnit report as any reader finds it.
type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []node     `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (n *node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// named are the children of a name.
func (n *node) named(name string) (list []node) {
	for _, c := range n.Children {
		if c.XMLName.Local == name {
			list = append(list, c)
		}
	}
	return list
}

// element is what a schema allows of an element.
type element struct {
	required, optional string
	children           string
	text               bool
}

// junit10 is the schema junit-10 of Jenkins' xUnit plugin, by its elements, as of its versions before and after suites could
// have a file. Reruns are left out.
var junit10 = map[string]element{
	"testsuites": {optional: "name time tests failures errors", children: "testsuite"},
	"testsuite": {required: "name tests failures errors", optional: "group time skipped timestamp hostname id package",
		children: "testsuite properties testcase system-out system-err"},
	"properties": {children: "property"},
	"property":   {required: "name value"},
	"testcase":   {required: "name", optional: "time classname group", children: "skipped error failure system-out system-err"},
	"skipped":    {optional: "type message", text: true},
	"error":      {optional: "type message", text: true},
	"failure":    {optional: "type message", text: true},
	"system-out": {text: true},
	"system-err": {text: true},
}

// aTime is how the schema writes times.
var aTime = regexp.MustCompile(`^(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\.[0-9]*)?$`)

// valid says what is wrong with an element, by the schema.
func valid(n *node) error {
	rule, known := junit10[n.XMLName.Local]
	if !known {
		return fmt.Errorf("no element is called %s", n.XMLName.Local)
	}
	allowed := strings.Fields(rule.required + " " + rule.optional)
	for _, a := range n.Attrs {
		if !slices.Contains(allowed, a.Name.Local) {
			return fmt.Errorf("%s has no attribute %s", n.XMLName.Local, a.Name.Local)
		}
		if a.Name.Local == "time" && !aTime.MatchString(a.Value) {
			return fmt.Errorf("%q is no time", a.Value)
		}
	}
	for _, name := range strings.Fields(rule.required) {
		if !slices.Contains(names(n.Attrs), name) {
			return fmt.Errorf("%s lacks %s", n.XMLName.Local, name)
		}
	}
	if !rule.text && strings.TrimSpace(n.Text) != "" {
		return fmt.Errorf("%s has no text", n.XMLName.Local)
	}
	for i := range n.Children {
		if c := &n.Children[i]; !slices.Contains(strings.Fields(rule.children), c.XMLName.Local) {
			return fmt.Errorf("%s has no %s", n.XMLName.Local, c.XMLName.Local)
		} else if err := valid(c); err != nil {
			return err
		}
	}
	return nil
}

func names(attrs []xml.Attr) (list []string) {
	for _, a := range attrs {
		list = append(list, a.Name.Local)
	}
	return list
}

func parsed(t *testing.T, text string) *node {
	t.Helper()
	var n node
	require.NoError(t, xml.Unmarshal([]byte(text), &n))
	return &n
}

// TestTheSchemaRefuses what some readers write, and strict ones refuse.
func TestTheSchemaRefuses(t *testing.T) {
	suite := func(inner string) string {
		return `<testsuites><testsuite name="s" tests="1" failures="0" errors="0">` + inner + `</testsuite></testsuites>`
	}
	require.NoError(t, valid(parsed(t, suite(`<testcase name="c" time="1.5"/>`))))
	for _, wrong := range []string{
		suite(`<testcase name="c" file="a.yaml" line="7"/>`),
		suite(`<testcase time="1"/>`),
		suite(`<testcase name="c"><error line="3"/></testcase>`),
		suite(`<testcase name="c">text</testcase>`),
		suite(`<case name="c"/>`),
		`<testsuites><testsuite name="s" tests="1" failures="0" errors="0" time="1s"/></testsuites>`,
		`<testsuites><testsuite name="s" tests="1" errors="0"/></testsuites>`,
		`<testsuites skipped="0"/>`,
		`<testsuites><testcase name="c"/></testsuites>`,
	} {
		require.Error(t, valid(parsed(t, wrong)), wrong)
	}
}

// TestJUnitIsReadBack: it fits the schema, the counts are those of the cases, and whatever names hold is only text.
func TestJUnitIsReadBack(t *testing.T) {
	d := rough()
	d.Scenarios[0].Took = 1234567 * time.Microsecond
	second := rough().Scenarios[0]
	second.Name, second.Took, second.Baseline = "b\x00]]>", time.Hour, nil
	d.Scenarios = append(d.Scenarios, second)
	var out bytes.Buffer
	require.NoError(t, JUnit(&out, d))
	require.NotContains(t, out.String(), "\x1b")
	require.NotContains(t, out.String(), "\uFFFD")
	all := parsed(t, out.String())
	require.NoError(t, valid(all), out.String())
	require.Equal(t, []string{"nines check", "11", "4", "2", "3601.235"},
		[]string{all.attr("name"), all.attr("tests"), all.attr("failures"), all.attr("errors"), all.attr("time")})
	require.Len(t, all.Children, 2)
	for i, want := range []string{"6 2 1 0", "5 2 1 0"} {
		suite := &all.Children[i]
		require.Equal(t, want, counted4(suite), suite.attr("name"))
		require.Equal(t, want, recounted(suite), suite.attr("name"))
		require.Equal(t, suite.attr("time"), fmt.Sprintf("%.3f", timesOfCases(t, suite)), "readers add up the cases")
	}
	cases := all.Children[0].named("testcase")
	require.Contains(t, cases[1].named("failure")[0].Text, ":7)", "the line stands in the message")
	require.Equal(t, "not held", cases[1].named("failure")[0].attr("type"))
	require.Equal(t, "undecided", cases[2].named("error")[0].attr("type"))
	require.NotEmpty(t, cases[0].named("system-out")[0].Text)
	require.Equal(t, "b?]]>", all.Children[1].attr("name"))
}

func counted4(suite *node) string {
	return strings.Join([]string{suite.attr("tests"), suite.attr("failures"), suite.attr("errors"), suite.attr("skipped")}, " ")
}

func recounted(suite *node) string {
	cases := suite.named("testcase")
	failures, errors := 0, 0
	for i := range cases {
		failures += len(cases[i].named("failure"))
		errors += len(cases[i].named("error"))
	}
	return fmt.Sprintf("%d %d %d 0", len(cases), failures, errors)
}

func timesOfCases(t *testing.T, suite *node) (sum float64) {
	for _, c := range suite.named("testcase") {
		var v float64
		_, err := fmt.Sscanf(c.attr("time"), "%f", &v)
		require.NoError(t, err)
		sum += v
	}
	return sum
}

// TestJUnitNamesAreDistinct: an expectation can have any name of the language, and none is that of another case.
func TestJUnitNamesAreDistinct(t *testing.T) {
	s := rough().Scenarios[0]
	s.Verdicts[0].Name = "baseline"
	suite := junit(&s, "1")
	seen := map[string]bool{}
	for _, c := range suite.Cases {
		require.False(t, seen[c.Name], c.Name)
		seen[c.Name] = true
	}
	require.Contains(t, seen, "the baseline")
	var none report.CheckedScenario
	require.Empty(t, junit(&none, "1").Cases)
}
