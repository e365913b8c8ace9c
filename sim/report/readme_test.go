package report

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestReadmeTable holds every simulated figure in the README's table of published and simulated figures to the
// reference results.
func TestReadmeTable(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	require.NoError(t, err)
	d := referenceOf(t, "uk-2023-06-25").document
	find := func(measure, window, by, group string) Estimate {
		for _, f := range d.Figures {
			if f.Measure == measure && f.Window == window && f.By == by && f.Group == group {
				return f.Estimate
			}
		}
		t.Fatalf("no figure %s", measure)
		return Estimate{}
	}
	counts := func(e Estimate) string { return fmt.Sprintf("%s [%s, %s]", count(e.Mean), count(e.Low), count(e.High)) }
	shares := func(e Estimate) string {
		return fmt.Sprintf("%.1f %% [%.1f, %.1f]", 100*e.Mean, 100*e.Low, 100*e.High)
	}
	onBackup, before := find("answer-to-connected.mean", "on-backup", "", ""), find("answer-to-connected.mean", "before", "", "")
	inAllOnBackup, inAllBefore := find("connect.mean", "on-backup", "", ""), find("connect.mean", "before", "", "")
	agent := find("agent-time.mean", "before", "kind", "everybody")
	relay := find("calls.unconnected", "outage", "access", "text-relay")
	clock := func(name string) string {
		for _, c := range d.Clocks {
			if c.Name == name {
				return c.Clock + " ± " + length(c.Mean.High-c.Mean.Mean)
			}
		}
		return ""
	}
	for _, want := range []string{
		counts(find("calls.unconnected-seen", "outage", "kind", "everybody")),
		counts(find("callers.affected", "outage", "kind", "everybody")),
		counts(find("callers.affected", "outage", "", "")),
		counts(find("callers.affected-seen", "outage", "kind", "everybody")),
		counts(find("calls.seen", "outage", "kind", "everybody")),
		shares(find("calls.unconnected-seen-share", "outage", "kind", "everybody")),
		counts(find("callers.never-connected", "outage", "kind", "everybody")),
		counts(find("callers.never-connected", "outage", "", "")),
		shares(find("calls.unconnected-share", "on-backup", "kind", "everybody")),
		clock("first-service"),
		clock("restored"),
		fmt.Sprintf("%.1f s after the answer; %.1f s in all", onBackup.Mean-before.Mean, inAllOnBackup.Mean-inAllBefore.Mean),
		fmt.Sprintf("%.2f s [%.2f, %.2f]", agent.Mean, agent.Low, agent.High),
		fmt.Sprintf("%s callers [%s, %s]", count(find("callers.affected", "outage", "region", "leicestershire").Mean),
			count(find("callers.affected", "outage", "region", "leicestershire").Low), count(find("callers.affected", "outage", "region", "leicestershire").High)),
		fmt.Sprintf("100 %% of %s [%s, %s] calls", count(relay.Mean), count(relay.Low), count(relay.High)),
	} {
		require.Contains(t, string(text), want)
	}
}
