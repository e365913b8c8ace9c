package solved

import (
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/study"
	"nines/sim/scenario/cost"
	"nines/sim/scenario/input"
	"nines/sim/stat"
	"nines/sim/study/solve"
)

// Solved is a solve, with what it takes to say it in words.
type Solved struct {
	Criterion *plan.Criterion
	Plan      *plan.Plan // of the criterion's strategy, at today's value
	Against   string     // the title of the strategy that the criterion compares with
	Input     input.Input
	Values    []float64
	Listed    bool    // the values were given as a list
	Today     float64 // the value of the scenario: infinite if it is unlimited, NaN if the scenario does not say
	Chance    float64 // 0 of an expectation of all days together
	Days      int     // that were asked for; 0: nobody says
	Answer    *solve.Answer
	Drawn     bool // unknown values are drawn for each day
	Unknowns  int  // values of the scenario that have a range and are no choice
	Also      int  // days simulated beside the search: for help and offers
	Help      Help
	Price     *cost.Price // of the choice; nil if it has none
	Offers    []Offer     // what can be bought, if there are prices
	Failed    []string    // questions beside the search that have no answer, and why
}

// Help is what else was tried, at the value that helps most, where no value is enough.
type Help struct {
	Base   Rival
	Rivals []Rival // the best first
	Losses []Loss  // what the calls are lost to there, the most first
}

// Rival is the expectation under another change, on the same days as the base.
type Rival struct {
	Name     string        // a strategy, or PATH=VALUE
	Title    string        // in words
	Outcome  stat.Estimate // of the measure
	Good     int           // days, of
	Days     int
	Helps    bool // it is shown to bring the measure nearer to the expectation, on the same days as the base
	Strategy bool
}

// Loss is a cause of lost calls.
type Loss struct {
	Cause string
	Calls float64 // a day
	Share float64 // of all lost calls
}

// Offer is something that can be bought, and what it brings.
type Offer struct {
	Name   string // PATH=VALUE, or a strategy
	Title  string
	Price  cost.Price
	Cost   float64       // above what is there today
	Helped stat.Estimate // how much better the measure is than today, on the same days
	Days   []float64     // the same by day
}

// Fill writes the study into a document that has its heading already.
func Fill(d *study.Document, s *Solved) *study.Document {
	d.Question = reply{s}.question()
	d.Answer, d.Doubts, d.Method = reply{s}.answer(), account{s}.doubts(), account{s}.method()
	d.Tables, d.Charts, d.Data = sheet{s}.tables(), drawing{s}.charts(), s.data()
	d.Findings = s.findings()
	return d
}

// numbers are values as documents have them.
func numbers(values ...float64) (list []report.Number) {
	for _, v := range values {
		list = append(list, report.Number(v))
	}
	return list
}
