package chart

import (
	"fmt"
	"strings"
	"time"

	"nines/sim/report"
	"nines/sim/report/phrase"
)

// Setting is what the charts of a document have in common: the start and end of the run, in the scenario's zone, and the
// source of the numbers. A picture that stands alone in another document can then be traced.
type Setting struct {
	Start, End time.Time
	Source     string
}

// SettingOf is that of the charts of the document.
func SettingOf(d *report.Document) Setting {
	s := Setting{Source: sourceWords(d.Scenario.Name, "strategy "+d.Scenario.Strategy, d.Run, d.Version)}
	s.Start, s.End = d.Times()
	return s
}

// SettingOfComparison is that of the charts of the comparison.
func SettingOfComparison(d *report.Comparison) Setting {
	s := Setting{Source: sourceWords(d.Scenario.Name, fmt.Sprintf("%d strategies", len(d.Strategies)), d.Run, d.Version)}
	s.Start, s.End = d.Base.Times()
	return s
}

func sourceWords(name, strategy string, run report.RunFacts, version string) string {
	return strings.Join([]string{
		phrase.Plain(name), phrase.Plain(strategy), fmt.Sprintf("%d replications", run.Replications), fmt.Sprintf("seed %d", run.Seed), "nines " + version,
	}, "  ·  ")
}
