package report_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/measure"
	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/reporttest"
)

// TestTheTableOfPublishedFigures holds the column "simulated" of results/README.md to the reference results.
func TestTheTableOfPublishedFigures(t *testing.T) {
	d, err := report.DocumentAgain(reporttest.Recorded(t, reporttest.TheDay, "report.json")) // with its digits, in the long form too
	require.NoError(t, err)
	table := reporttest.ResultsTable(t)
	for label, want := range (published{t, d}).cells() {
		table.Hold(label, 3, want)
	}
	table.Close()
}

// published words the simulated figures that have a published one beside them.
type published struct {
	*testing.T
	d *report.Document
}

func (p published) cells() map[string]string {
	return map[string]string{
		"unconnected calls seen, 06:24–16:56":     p.counts("calls.unconnected-seen", measure.Everybody),
		"callers affected":                        p.ofThem("callers.affected"),
		"of these, with a call seen":              p.counts("callers.affected-seen", measure.Everybody),
		"calls seen":                              p.counts("calls.seen", measure.Everybody),
		"share of calls seen that failed":         p.share("calls.unconnected-seen-share", "outage"),
		"callers who never got through":           p.ofThem("callers.never-connected"),
		"first service":                           p.clock("first-service"),
		"restored":                                p.clock("restored") + "; median " + p.clockOf("restored").MedianClock,
		"back on the primary":                     p.backOnThePrimary(),
		"longer to connect on the backup":         p.longer(),
		"an agent's time per call, without fault": p.agentTime(),
		"calls lost on the backup":                p.share("calls.unconnected-share", "on-backup"),
		"Leicestershire and Rutland, missed":      p.leicestershire(),
		"text relay, 06:24–16:56":                 "100 % of " + p.counts("calls.unconnected", measure.Group{By: "access", Name: "text-relay"}) + " calls",
	}
}

// find is a figure of everybody who wants help, or of a group.
func (p published) find(name, window string, g measure.Group) report.Estimate {
	p.Helper()
	f := p.d.FigureOf(name, window, g.By, g.Name)
	require.Equal(p, name, f.Measure, "the document does not have it in the window %s", window)
	return f.Estimate
}

func (p published) counts(name string, g measure.Group) string {
	e := p.find(name, "outage", g)
	return fmt.Sprintf("%s [%s, %s]", phrase.Count(e.Mean), phrase.Count(e.Low), phrase.Count(e.High))
}

func (p published) ofThem(name string) string {
	return p.counts(name, measure.Everybody) + "; " + p.counts(name, measure.Group{}) + " of them want help"
}

func (p published) share(name, window string) string {
	e := p.find(name, window, measure.Everybody)
	return fmt.Sprintf("%.1f %% [%.1f, %.1f]", 100*e.Mean, 100*e.Low, 100*e.High)
}

func (p published) clockOf(name string) report.Clock {
	for _, c := range p.d.Clocks {
		if c.Name == name {
			return c
		}
	}
	p.Fatalf("there is no clock %s", name)
	return report.Clock{}
}

func (p published) clock(name string) string {
	c := p.clockOf(name)
	return c.Clock + " ± " + phrase.Length(c.Mean.High-c.Mean.Mean)
}

func (p published) backOnThePrimary() string {
	for _, m := range p.d.Moments {
		if m.What == "switch-to.primary" {
			return fmt.Sprintf("%s ± %s", m.Clock, phrase.Length(m.Since.High-m.Since.Mean))
		}
	}
	p.Fatal("traffic never goes back")
	return ""
}

func (p published) longer() string {
	difference := func(name string) report.Number {
		return p.find(name, "on-backup", measure.Group{}).Mean - p.find(name, "before", measure.Group{}).Mean
	}
	return fmt.Sprintf("%.1f s after the answer; %.1f s in all", difference("answer-to-connected.mean"), difference("connect.mean"))
}

func (p published) agentTime() string {
	e := p.find("agent-time.mean", "before", measure.Everybody)
	return fmt.Sprintf("%.2f s [%.2f, %.2f]", e.Mean, e.Low, e.High)
}

// leicestershire words a region's figure. The document has it for those who want help; the others are in proportion.
func (p published) leicestershire() string {
	region := measure.Group{By: "region", Name: "leicestershire"}
	otherKinds := p.find("callers.affected", "outage", measure.Everybody).Mean / p.find("callers.affected", "outage", measure.Group{}).Mean
	return fmt.Sprintf("%s callers who want help; about %s of all kinds", p.counts("callers.affected", region),
		phrase.Count(p.find("callers.affected", "outage", region).Mean*otherKinds))
}

func TestHoldFindsAWrongCell(t *testing.T) {
	table := &reporttest.MarkdownTable{T: t, Text: "| a | 1 | 2 |\n| b | 3 | 4 |\n"}
	table.Hold("b", 2, "3")
	table.Hold("b", 3, "4")
	require.Equal(t, "| a | 1 | 2 |\n| b | 3 | 4 |\n", table.Text)
}
