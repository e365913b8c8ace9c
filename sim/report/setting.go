package report

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// Setting is what the charts of a document have in common: the start and end of the run, in the scenario's zone, and the
// source of the numbers. A picture that stands alone in another document can then be traced.
type Setting struct {
	Start, End time.Time
	Source     string
}

// Setting is that of the charts of the document.
func (d *Document) Setting() Setting {
	s := Setting{Source: sourceWords(d.Scenario.Name, "strategy "+d.Scenario.Strategy, d.Run, d.Version)}
	s.Start, s.End = d.times()
	return s
}

// Setting is that of the charts of the comparison.
func (d *Comparison) Setting() Setting {
	s := Setting{Source: sourceWords(d.Scenario.Name, fmt.Sprintf("%d strategies", len(d.Strategies)), d.Run, d.Version)}
	s.Start, s.End = d.Base.times()
	return s
}

func sourceWords(name, strategy string, run RunFacts, version string) string {
	return strings.Join([]string{
		plain(name), plain(strategy), fmt.Sprintf("%d replications", run.Replications), fmt.Sprintf("seed %d", run.Seed), "nines " + version,
	}, "  ·  ")
}

// Alone are the charts, each fit to stand by itself: those that a page shows side by side, under one heading, have what
// they count on their axes.
func (d *Comparison) Alone() []Chart {
	list := d.Charts()
	for i := range list {
		if y := &list[i].Y; y.Scale == "linear" && y.Title == "" {
			y.Title = "calls lost in " + minutesWords(d.Base.causeStep())
		}
	}
	return list
}

// Words is a value of the axis as it is read.
func (a Axis) Words(v Number) string {
	switch {
	case a.Scale == "duration" || math.IsInf(float64(v), 0):
		return length(v)
	case a.Whole:
		return percent(v)
	}
	return count(v)
}
