// Package report says what came of an experiment. One Document holds everything; every format is a rendering of it, and
// whatever the screen shows is in the JSON.
//
// Its opinion: a figure never travels alone. It has its interval, its number of replications, and the warnings that
// belong to it; a time that was not reached is shown as not reached. Nothing is computed here that the reader could
// mistake for a result of the simulation: estimates come from the experiment, and the report only words them.
package report

import (
	"encoding/json"
	"math"
	"strconv"
)

// Format names the shape of the JSON document; it changes when the shape does.
const Format = "nines-report/1"

// Document is the whole of what is known about a run.
type Document struct {
	Format     string       `json:"format"`
	Version    string       `json:"version"`
	Scenario   Subject      `json:"scenario"`
	Run        RunFacts     `json:"run"`
	Answer     *Answer      `json:"answer,omitempty"`
	Moments    []Moment     `json:"moments"`
	Windows    []Window     `json:"windows"`
	DetectedBy []Source     `json:"detected-by,omitempty"`
	Stages     []Stage      `json:"stages,omitempty"`
	Clocks     []Clock      `json:"clocks"`
	Ledger     []LedgerLine `json:"ledger"`
	Trouble    []Trouble    `json:"trouble"`
	Remedies   []Remedy     `json:"remedies,omitempty"`
	Traffic    Traffic      `json:"traffic"`
	Warnings   []string     `json:"warnings"`
	Figures    []Figure     `json:"figures"`
	Series     []Series     `json:"series"`
	Provenance []Provenance `json:"provenance"`
	Judged     []Judged     `json:"judged"`
}

// Subject is what was simulated.
type Subject struct {
	Name          string `json:"name"`
	Title         string `json:"title"`
	Question      string `json:"question,omitempty"`
	Strategy      string `json:"strategy"`
	StrategyTitle string `json:"strategy-title,omitempty"`
	Fingerprint   string `json:"fingerprint"` // of what of the scenario and the strategy moves any number
	Start         string `json:"start"`       // RFC 3339
	End           string `json:"end"`
	Zone          string `json:"zone"`
}

// RunFacts is how it was simulated. The digest is a fingerprint of every measured number of every replication.
type RunFacts struct {
	Seed         uint64  `json:"seed"`
	Replications int     `json:"replications"`
	Asked        int     `json:"replications-asked"`
	Digest       string  `json:"digest"`
	Level        float64 `json:"confidence"`
	Target       Target  `json:"target"`
}

// Target is what good service was taken to be.
type Target struct {
	AnsweredIn float64 `json:"answered-in-s"`
	Answered   float64 `json:"answered"`
	Connected  float64 `json:"connected"`
	Over       float64 `json:"over-s"`
	Hold       float64 `json:"hold-s"`
}

// Estimate is a mean over replications with its confidence interval, whose ends are null where nothing can be said.
type Estimate struct {
	N      int    `json:"n"`
	Mean   Number `json:"mean"`
	Low    Number `json:"low"`
	High   Number `json:"high"`
	Skewed bool   `json:"skewed,omitempty"`
}

// Moment is something that happened, in the order of the clock. The time is that of the replications in which it did.
type Moment struct {
	What  string   `json:"what"`
	Clock string   `json:"clock"` // of the mean
	Since Estimate `json:"since-start-s"`
	Share Number   `json:"share-of-replications"`
}

// Window is a part of the run.
type Window struct {
	Name     string    `json:"name"`
	From     string    `json:"from"`
	To       string    `json:"to"`
	Offered  Estimate  `json:"calls-offered"`
	Lost     Estimate  `json:"unconnected-share"`
	Outcomes []Outcome `json:"outcomes"` // most frequent losses first
}

// Outcome is how calls ended.
type Outcome struct {
	Name  string   `json:"name"`
	Calls Estimate `json:"calls"`
}

// Clock is one of the recovery clocks, from the onset of the first fault, in the replications that had one.
type Clock struct {
	Name        string    `json:"name"`
	Clock       string    `json:"clock,omitempty"`        // of the mean
	MedianClock string    `json:"median-clock,omitempty"` // the median of the times of day
	Mean        *Estimate `json:"mean-s,omitempty"`       // only if it was reached in every replication
	quantiles
	Reached Estimate `json:"share-reached"`
	Beyond  Number   `json:"run-ends-s"` // where an unreached clock is cut off
}

// Stage is a stage of the recovery, from the end of the one before it, in the replications in which it began.
type Stage struct {
	Name        string `json:"name"`
	From        string `json:"from"`
	MedianClock string `json:"median-clock,omitempty"` // the median of the times of day at which it ended
	quantiles
	Reached Estimate `json:"share-reached"`
	Beyond  Number   `json:"run-ends-s"` // the most that is known of one that did not end
}

// Source is who detected the trouble, in what share of the replications in which it was detected.
type Source struct {
	Name  string   `json:"name"`
	Share Estimate `json:"share"`
}

// LedgerLine is what caused losses.
type LedgerLine struct {
	Cause   string   `json:"cause"`
	Outcome string   `json:"outcome"`
	Element string   `json:"element"`
	Calls   Estimate `json:"calls"`
	Share   Number   `json:"share-of-losses"`
}

// Trouble is how a fault met calls.
type Trouble struct {
	Name  string `json:"name"`
	Title string `json:"title,omitempty"`
	spells
	Touched Estimate `json:"calls-touched"`     // or what it touched instead:
	Instead string   `json:"instead,omitempty"` // alarms withheld, steps of the runbook
	First   string   `json:"first,omitempty"`
	Last    string   `json:"last,omitempty"`
}

// Remedy is what was done beside the runbook.
type Remedy struct {
	Name   string `json:"name"`
	Title  string `json:"title,omitempty"`
	Stands bool   `json:"stands-from-the-start,omitempty"`
	spells
	TurnedAway Estimate  `json:"calls-turned-away"`            // as the ledger has it
	Forewarned *Estimate `json:"callers-forewarned,omitempty"` // of a notice to call elsewhere
}

// Traffic is how traffic was moved between platforms, in a replication.
type Traffic struct {
	Moves        Estimate       `json:"moves"` // what is so from the start is none
	FailedStarts []FailedStarts `json:"failed-starts,omitempty"`
}

// FailedStarts is how often a platform did not start up.
type FailedStarts struct {
	Platform string   `json:"platform"`
	Times    Estimate `json:"times"`
}

// Figure is the estimate of one measure.
type Figure struct {
	Measure string `json:"measure"`
	Window  string `json:"window"`
	By      string `json:"by,omitempty"`
	Group   string `json:"group,omitempty"`
	Unit    string `json:"unit"`
	Estimate
}

// Series is a mean minute by minute.
type Series struct {
	Name   string   `json:"name"`
	Values []Number `json:"per-minute"`
}

// Provenance is where a number of the scenario comes from.
type Provenance struct {
	Path  string `json:"path"`
	Value string `json:"value"`
	Kind  string `json:"kind"` // published, assumed, fitted, default, unstated
	Why   string `json:"why,omitempty"`
}

// Answer compares the strategy with the scenario's first, on the same callers and the same trouble.
type Answer struct {
	Baseline      string       `json:"baseline"`
	BaselineTitle string       `json:"baseline-title,omitempty"`
	Window        string       `json:"window"`
	Differences   []Difference `json:"differences"`
	Gained        Estimate     `json:"callers-gained"` // helped under the strategy and not under the baseline
	Lost          Estimate     `json:"callers-lost"`   // the reverse
}

// Difference is a measure under two strategies, and the paired difference between them.
type Difference struct {
	Measure     string   `json:"measure"`
	Unit        string   `json:"unit"`
	Baseline    Estimate `json:"baseline"`
	Strategy    Estimate `json:"strategy"`
	Paired      Estimate `json:"paired-difference"`
	Correlation Number   `json:"correlation"`
	Shown       bool     `json:"shown"` // the interval excludes no difference
}

// Number is a figure as the JSON document writes it: seven significant digits, null where there is no sample, and the
// word "unreached" for a time that lies beyond the end of the run.
type Number float64

// MarshalJSON implements json.Marshaler.
func (n Number) MarshalJSON() ([]byte, error) {
	switch v := float64(n); {
	case math.IsNaN(v), math.IsInf(v, -1):
		return []byte("null"), nil
	case math.IsInf(v, 1):
		return []byte(`"unreached"`), nil
	default:
		short := strconv.FormatFloat(v, 'g', 7, 64)
		rounded, _ := strconv.ParseFloat(short, 64)
		return json.Marshal(rounded)
	}
}
