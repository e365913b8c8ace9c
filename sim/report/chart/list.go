package chart

import "nines/sim/report"

// Place is a part of the page in which charts stand.
type Place string

// The places, in the order of the page.
const (
	AtLanes      Place = "lanes"      // what happened by the clock
	AtCurves     Place = "curves"     // minute by minute
	AtWho        Place = "who"        // which callers were lost
	AtWhy        Place = "why"        // what was wrong where they were lost
	AtRecovery   Place = "recovery"   // how service came back
	AtWaits      Place = "waits"      // how long callers waited
	AtEngineers  Place = "engineers"  // queues and agents
	AtStrategies Place = "strategies" // the strategies side by side
	AtMultiples  Place = "multiples"  // small charts of one kind, side by side, with one table for all of them
)

// Kind is a chart of the list, or several of a kind: its name, its place, and how it is made. A chart without marks has
// nothing to show, and is left out.
type Kind[D any] struct {
	ID    string // of the chart; where there are several, what their names begin with
	Place Place
	Draw  func(d D) []Chart
}

// All are the charts of a run, in the order of the report.
var All = []Kind[*report.Document]{
	lanesKind, callsKind, platformsKind, queueKind, agentsKind, causesKind,
	byService, byAccess, byRegion, byProvider,
	recoveryKind, answersKind, delaysKind,
}

// AllOfComparison are the charts that set the strategies side by side.
var AllOfComparison = []Kind[*report.Comparison]{withoutHelpKind, affectedKind, restoredKind, lossesKind}

// Of are the charts of a run that have something to show.
func Of(d *report.Document) []Chart { return drawn(All, d) }

// OfComparison are the charts of a comparison that have something to show.
func OfComparison(d *report.Comparison) []Chart { return drawn(AllOfComparison, d) }

// drawn are the charts of a list, each with its name and its place.
func drawn[D any](kinds []Kind[D], d D) []Chart {
	var list []Chart
	for _, k := range kinds {
		for _, c := range k.Draw(d) {
			if len(c.Marks) == 0 {
				continue
			}
			c.ID, c.Place = k.ID+c.ID, k.Place
			list = append(list, c)
		}
	}
	return list
}

// one draws a single chart.
func one[D any](draw func(d D) Chart) func(D) []Chart {
	return func(d D) []Chart { return []Chart{draw(d)} }
}
