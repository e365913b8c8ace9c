// Package report makes the documents of results: of a run, of a comparison, of a check, and what a run has against its
// baseline. It gathers them from an experiment, writes and reads their JSON, describes it by a schema, and refuses a document
// that says what cannot be.
//
// One Document holds everything that is known about a run, and everything on the screen is in its JSON. A figure never stands
// alone: it has its interval, its number of replications and its warnings. A time that was not reached is shown as not
// reached. The package computes nothing that readers could take for a result of the simulation: estimates come from the
// experiment, and the report only keeps them.
//
// It has no tables, no charts and no sentences but the warnings. What a person reads is made from the documents in the rooms
// beside it: text, chart and gate. How a number is put into words is for phrase, below all of them.
//
// The JSON has a schema, made from these types. The doc tag of a field is its description.
package report

import "nines/sim/report/phrase"

// Number is a figure of a document, with seven significant digits in its JSON.
type Number = phrase.Number

// Exact is a number of a document, with all its digits in its JSON.
type Exact = phrase.Exact

// Estimate is a mean over replications with its confidence interval.
type Estimate = phrase.Estimate
