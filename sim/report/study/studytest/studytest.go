// Package studytest has a made-up study for tests: one with something of everything, and with names that try to do harm.
package studytest

import (
	"fmt"
	"math"

	"nines/sim/dataset"
	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
)

// Made is a study of how many seats are enough. Its figures are made up.
func Made() *study.Document {
	return &study.Document{
		Format: study.Format, Version: "0.1.0", Kind: study.Solve, Seed: 7, Question: "How many seats are enough?",
		Command: "nines solve SCENARIO --vary world.platforms.backup.seats=60..200 --until few-lost",
		Scenario: report.Subject{
			Name: "made-up", Title: "A made-up outage", Question: "Would an automatic switch have helped?", Strategy: "automatic",
			StrategyTitle: "An automatic switch", Fingerprint: "0123456789abcdef",
			Start: "2024-05-01T00:00:00+01:00", End: "2024-05-02T00:00:00+01:00", Zone: "Europe/London",
		},
		Answer: []string{"115 seats are enough: on 95 days of 100, fewer than 100 callers get no help.", "With 110 seats, 104 callers get no help on a bad day."},
		Doubts: []string{"More seats were not better on 3 of 200 days.", "The chance is over the days of this scenario, at the best guess of each unknown."},
		Method: []string{"200 days were simulated. Each day has its own threshold, found by bisection.", "The bound is an order statistic: the 196th of 200."},
		Tables: []study.Table{curve()},
		Charts: []study.Chart{{Chart: chart.Chart{
			ID: "solve-curve", Title: "From 115 seats on, 95 days of 100 are good", Sub: "Share of the days on which fewer than 100 callers get no help, by seats",
			X: chart.Axis{Scale: chart.Linear, Title: "seats", Tight: true}, Y: chart.Axis{Scale: chart.Linear, Title: "share of the days", Whole: true},
			Marks: []chart.Mark{
				{Name: "days", Shape: chart.Band, Tone: "first", X: numbers(100, 110, 115, 120), Low: numbers(0.5, 0.8, 0.93, 0.97), High: numbers(0.7, 0.92, 0.98, 1)},
				{Name: "days", Shape: chart.Line, Tone: "first", X: numbers(100, 110, 115, 120), Y: numbers(0.6, 0.86, 0.96, 0.99)},
				{Name: "95 days of 100", Shape: chart.Rule, Tone: "quiet", Y: numbers(0.95)},
				{Name: "enough", Shape: chart.Point, Tone: "lost", X: numbers(115), Y: numbers(0.96), Label: []string{"115 seats"}, Words: []string{"115 seats: 96 % of the days"}},
			},
		}}},
		Findings: Findings{Seats: 115, Shown: true},
		Data:     []dataset.Tidy{tidy()},
	}
}

// Findings are the typed numbers of the made-up study.
type Findings struct {
	Seats int  `json:"seats" doc:"How many are enough."`
	Shown bool `json:"shown" doc:"Whether that is shown on fresh days."`
}

func numbers(values ...report.Number) []report.Number { return values }

// curve is a table with names that a terminal, Markdown, a page and a spreadsheet must not obey.
func curve() study.Table {
	return study.Table{
		ID: "curve", Title: "How many callers get no help, by seats", Brief: true, Header: []string{"seats", "on a typical day", "on a bad day"},
		Rows:  [][]string{{"100", "131", "214"}, {"110", "64", "104"}, {"115", "52", "96"}, {"<b>|*x*", "=1+1", "\x1b[31m"}},
		Notes: []string{"A bad day is the 95th percentile over the days."},
	}
}

func tidy() dataset.Tidy {
	return dataset.Tidy{
		Name: "curve", About: "One row for each number of seats.",
		Columns: []dataset.Column{
			{Name: "seats", Kind: dataset.Integer, Unit: "seats", Meaning: "The seats of the backup."},
			{Name: "share", Kind: dataset.Number, Unit: "share", Meaning: "The share of good days.", Missing: "It was not simulated."},
			{Name: "note", Kind: dataset.Text, Meaning: "A remark.", Missing: "There is none."},
			{Name: "is_enough", Kind: dataset.Flag, Meaning: "Whether they are enough."},
		},
		Rows: [][]any{{100, 0.6, nil, false}, {115, 0.96, "=1+1", true}, {120, nil, "", true}},
	}
}

// Week is a heat map of a week, with a cell that has no value.
func Week() chart.Chart {
	c := chart.Chart{
		ID: "week", Title: "On a Sunday afternoon the trouble costs most", Sub: "Callers without help, by the hour at which the trouble begins",
		X: chart.Axis{Title: "hour at which it begins"}, Y: chart.Axis{Names: []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}},
	}
	values := make([][]report.Number, len(c.Y.Names))
	for h := range 24 {
		c.X.Names = append(c.X.Names, fmt.Sprintf("%02d:00", h))
		for day := range values {
			values[day] = append(values[day], report.Number(300*day+max(0, 11-(h-15)*(h-15)/8)*900))
		}
	}
	values[3][4] = report.Number(math.NaN())
	return chart.Heat(c, values, phrase.Count)
}

// Tornado shows how far the answer moves between the ends of ranges.
func Tornado() chart.Chart {
	return chart.Chart{
		ID: "tornado", Title: "How many keep trying matters most", Sub: "Callers without help at the two ends of each range",
		X: chart.Axis{Scale: chart.Linear, Title: "callers without help"},
		Y: chart.Axis{Scale: chart.Names, Names: []string{"Share who keep trying", "Seats of the backup"}},
		Marks: []chart.Mark{
			{Name: "at the low end", Shape: chart.Lane, Tone: "cool-2", Y: numbers(0, 1), Low: numbers(-400, 8500), High: numbers(9000, 9000), Label: []string{"40 %", "60"}, Words: []string{"at 40 %", "at 60"}},
			{Name: "at the high end", Shape: chart.Lane, Tone: "heat-4", Y: numbers(0, 1), Low: numbers(9000, 9000), High: numbers(14000, 9900), Label: []string{"80 %", "200"}, Words: []string{"at 80 %", "at 200"}},
			{Name: "best guess: 9,000", Shape: chart.Rule, Tone: "ink", X: numbers(9000)},
		},
	}
}
