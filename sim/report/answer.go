package report

import "nines/sim/report/figure"

// An Answer is what answers the scenario's question, with an Answering for each strategy.
type (
	Answer    = figure.Answer
	Answering = figure.Answering
	People    = figure.People
	DayOf     = figure.DayOf
	Exchange  = figure.Exchange
)

// AnswerTo is what answers the scenario's question.
var AnswerTo = figure.AnswerTo
