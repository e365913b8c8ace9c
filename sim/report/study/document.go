package study

import (
	"nines/sim/dataset"
	"nines/sim/plan"
	"nines/sim/report"
	"nines/sim/report/chart"
)

// Format names the shape of the JSON document. It changes when a field goes or gets another meaning.
const Format = "nines-study/2"

// Kind is the question of a study, and the command that answers it.
type Kind string

// The kinds, in the order in which a page has them.
const (
	Solve     Kind = "solve"     // how much is enough
	Explore   Kind = "explore"   // what matters, and what it does to the decision
	Attribute Kind = "attribute" // what did what
	Sweep     Kind = "sweep"     // what if
	Calibrate Kind = "calibrate" // what the published figures say about what nobody knows
)

// questions are what the kinds ask, unless a builder knows better words.
var questions = map[Kind]string{
	Solve:     "How much is enough?",
	Explore:   "What matters, and what would change the decision?",
	Attribute: "What did what?",
	Sweep:     "What if?",
	Calibrate: "Can the published figures be met together, and what do they say about what nobody knows?",
}

// Document is the whole of what a study found out. Names of a scenario stand in it as they are; who renders it makes them
// harmless.
type Document struct {
	Format   string         `json:"format" doc:"The shape of this document. It changes when a field goes, or gets another meaning."`
	Version  string         `json:"version" doc:"The version of the program."`
	Kind     Kind           `json:"kind" doc:"The command that made the study: solve, explore, attribute, sweep or calibrate."`
	Command  string         `json:"command" doc:"The command that repeats the study. SCENARIO stands for the scenario."`
	Scenario report.Subject `json:"scenario" doc:"What was simulated, at the best guesses of its ranges."`
	Question string         `json:"question" doc:"What the study asks, in words."`
	Seed     uint64         `json:"seed" doc:"The seed of all random numbers."`
	Answer   []string       `json:"answer" doc:"The result in plain sentences, the most important first."`
	Doubts   []string       `json:"doubts" doc:"What the answer depends on, and warnings, in the order of their weight."`
	Method   []string       `json:"method" doc:"How it was found: the design, the replications simulated, the tests."`
	Tables   []Table        `json:"tables" doc:"The figures, as people read them."`
	Charts   []Chart        `json:"charts" doc:"The pictures as data, each with a table for those who see none."`
	Findings any            `json:"findings" doc:"The same figures as typed numbers, for programs. Their fields depend on the kind."`

	// Data are tables for other programs. They are files of their own, so the JSON does not have them.
	Data []dataset.Tidy `json:"-"`
}

// Table is figures in words.
type Table struct {
	ID     string     `json:"id" doc:"A name, for links and files: small letters, digits and hyphens."`
	Title  string     `json:"title" doc:"What is to be seen, as a sentence without its full stop."`
	Header []string   `json:"header" doc:"The headings of the columns."`
	Rows   [][]string `json:"rows" doc:"The rows. Each has a cell for every heading, and the first cell names the row."`
	Notes  []string   `json:"notes" doc:"How to read the table."`
	Brief  bool       `json:"brief" doc:"True if the table stands in the short report too, which fits one screen."`
}

// Chart is a picture as data, and the table for those who do not see it. Without rows the table is left out.
type Chart struct {
	chart.Chart
	Table Table `json:"table" doc:"The same figures, for those who see no chart. It has no rows if a table of the document has them."`
}

// New is the document of a study of a scenario, still without results. The plan is that of the strategy that is studied, or
// of the first of several, at the best guesses.
func New(kind Kind, version, command string, p *plan.Plan) *Document {
	return &Document{
		Format: Format, Version: version, Kind: kind, Command: command, Question: questions[kind], Seed: p.Seed,
		Scenario: report.SubjectOf(p),
		Answer:   []string{}, Doubts: []string{}, Method: []string{}, Tables: []Table{}, Charts: []Chart{},
	}
}
