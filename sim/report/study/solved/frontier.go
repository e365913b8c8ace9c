package solved

import (
	"math"

	"nines/sim/dataset"
	"nines/sim/report"
	"nines/sim/report/chart"
	"nines/sim/report/phrase"
	"nines/sim/report/study"
	"nines/sim/scenario/cost"
	"nines/sim/scenario/input"
	"nines/sim/study/solve"
)

// Frontier is how much of a second choice is enough, at each value of a first one. Solved has what all its points share, such as the
// expectation. Its Answer is that of the last point.
type Frontier struct {
	Solved
	First  input.Input
	Today1 float64 // the first choice's value in the scenario
	Price1 *cost.Price
	Points []Point
}

// Point is the second choice at a value of the first.
type Point struct {
	At     float64
	Answer *solve.Answer
}

// FillFrontier writes the study into a document that has its heading already.
func FillFrontier(d *study.Document, f *Frontier) *study.Document {
	d.Question = sentenceOf("how much is enough of two choices, %s and %s, for this to hold: %s", quoted(f.First.Title), f.title(), reply{&f.Solved}.called()) + "?"
	d.Answer = f.answer()
	d.Doubts = f.doubts()
	d.Method = f.method()
	d.Tables = []study.Table{f.table()}
	d.Charts = f.charts()
	d.Data = []dataset.Tidy{f.tidy()}
	d.Findings = f.findings()
	return d
}

// first is the first choice as a value in words.
func (f *Frontier) first(p Point) string {
	s := Solved{Input: f.First}
	return s.with(s.said(p.At))
}

// of is a point as a solve of its own.
func (f *Frontier) of(p Point) *Solved {
	own := f.Solved
	own.Answer = p.Answer
	return &own
}

// cost is what a point costs beyond today; false without prices.
func (f *Frontier) cost(p Point) (float64, bool) {
	if p.Answer.Ruling != solve.Found || f.Price == nil && f.Price1 == nil {
		return 0, false
	}
	sum := 0.0
	if f.Price != nil {
		sum += float64((f.Values[p.Answer.Value] - f.Today) * f.Price.Amount)
	}
	if f.Price1 != nil {
		sum += float64((p.At - f.Today1) * f.Price1.Amount)
	}
	return sum, !math.IsNaN(sum) && !math.IsInf(sum, 0)
}

// price is that of either choice.
func (f *Frontier) price() cost.Price {
	if f.Price != nil {
		return *f.Price
	}
	return *f.Price1
}

// answer has the cheapest point if there are prices, then both ends of the frontier.
func (f *Frontier) answer() (list []string) {
	var found []Point
	for _, p := range f.Points {
		if p.Answer.Ruling == solve.Found {
			found = append(found, p)
		}
	}
	if len(found) == 0 {
		return []string{sentence("no pair of values that was tried is shown to be enough for this: %s", f.demand())}
	}
	list = append(list, sentence("these pairs are enough for this: %s", f.demand()))
	if best, ok := f.cheapest(); ok {
		cost, _ := f.cost(best)
		list = append(list, sentence("the cheapest is %s, %s: %s against today", f.pair(best), f.of(best).value(best.Answer.Value), f.price().Over(cost)))
	}
	list = append(list, sentence("%s, this is enough of %s: %s", f.first(found[0]), f.title(), f.value(found[0].Answer.Value)))
	if last := found[len(found)-1]; len(found) > 1 {
		list = append(list, sentence("%s, this is enough of %s: %s", f.first(last), f.title(), f.value(last.Answer.Value)))
	}
	if n := len(f.Points) - len(found); n > 0 {
		list = append(list, sentence("at %s of %s, nothing in the range of %s is shown to be enough", phrase.Plural(n, "value"), quoted(f.First.Title), f.title()))
	}
	return list
}

// pair is the first choice of a point by its name and value.
func (f *Frontier) pair(p Point) string { return quoted(f.First.Title) + " at " + f.First.Said(p.At) }

// cheapest is the point that costs least; false without prices.
func (f *Frontier) cheapest() (best Point, ok bool) {
	least := math.Inf(1)
	for _, p := range f.Points {
		if cost, has := f.cost(p); has && cost < least {
			best, least, ok = p, cost, true
		}
	}
	return best, ok
}

// doubts are those of any point: each pair is judged by itself.
func (f *Frontier) doubts() []string {
	list := []string{sentence("each pair keeps the confidence by itself, and none was tried on fresh days. Solve again with the pair you choose")}
	broken := 0
	for _, p := range f.Points {
		if p.Answer.By == solve.ByTests {
			broken++
		}
	}
	if broken > 0 {
		list = append(list, sentence("at %s of %s the callers of some days fare worse with more of what helps the others. Each value of %s was tested by itself there", phrase.Plural(broken, "value"), quoted(f.First.Title), f.title()))
	}
	return append(list, account{f.of(f.Points[0])}.scope())
}

// method says how many days were simulated.
func (f *Frontier) method() []string {
	days, told := 0, f.Points[0]
	for _, p := range f.Points {
		if days += p.Answer.Spent.All(); p.Answer.Ruling == solve.Found {
			told = p
		}
	}
	own := account{f.of(told)}
	return []string{sentence("%s simulated, at %s of the first choice", phrase.Plural(days, "day"), phrase.Plural(len(f.Points), "value")), own.bound(), own.grid()}
}

func (f *Frontier) table() study.Table {
	heading := f.heading()
	t := study.Table{
		ID: "frontier", Title: "How much is enough of the second choice, for each value of the first", Brief: true,
		Header: []string{f.First.Title, heading + ": enough", "estimate", "not enough", ""},
	}
	priced := f.Price != nil || f.Price1 != nil
	if priced {
		t.Header[4] = "cost against today"
	}
	for _, p := range f.Points {
		own := f.of(p)
		said := func(place int) string {
			if place == solve.None {
				return "–"
			}
			return f.Input.Said(f.Values[place])
		}
		last := ""
		if cost, ok := f.cost(p); ok {
			last = f.price().Over(cost)
		} else if p.Answer.Ruling != solve.Found {
			last = string(p.Answer.Ruling)
		}
		t.Rows = append(t.Rows, []string{f.First.Said(p.At), said(own.foundAt()), said(p.Answer.Near), said(p.Answer.Short), last})
	}
	return t
}

// foundAt is the place of the value that is enough; none unless it was found.
func (s *Solved) foundAt() int {
	if s.Answer.Ruling != solve.Found {
		return solve.None
	}
	return s.Answer.Value
}

// charts are the second choice against the first.
func (f *Frontier) charts() []study.Chart {
	line := chart.Mark{Name: "enough", Shape: chart.Line, Tone: "first"}
	for _, p := range f.Points {
		if p.Answer.Ruling == solve.Found {
			line.X, line.Y = append(line.X, report.Number(p.At)), append(line.Y, report.Number(f.Values[p.Answer.Value]))
		}
	}
	if len(line.X) < 2 {
		return []study.Chart{}
	}
	first := Solved{Input: f.First}
	return []study.Chart{{Chart: chart.Chart{
		ID: "solve-frontier", Title: "How much is enough of one choice depends on the other", Sub: "The value that is enough, for each value of the first choice",
		X: drawing{&first}.axis(), Y: drawing{&f.Solved}.axis(), Marks: []chart.Mark{line},
	}}}
}

func (f *Frontier) tidy() dataset.Tidy {
	t := dataset.Tidy{
		Name: "frontier", About: "One row for each value of the first choice.",
		Columns: []dataset.Column{
			number("first", f.First.Unit, "The value of the first choice, in the base of its unit."),
			{Name: "enough", Kind: dataset.Number, Unit: f.Input.Unit, Meaning: "The value of the second choice that is enough.", Missing: "None in the range is shown to be."},
			{Name: "near", Kind: dataset.Number, Unit: f.Input.Unit, Meaning: "The value by the estimate alone.", Missing: "There is none."},
			{Name: "short", Kind: dataset.Number, Unit: f.Input.Unit, Meaning: "The value nearest to it that is shown not to be enough.", Missing: "None is."},
			{Name: "ruling", Kind: dataset.Text, Meaning: "found, unreachable, undecided or independent."},
		},
	}
	for _, p := range f.Points {
		own := f.of(p)
		t.Rows = append(t.Rows, []any{p.At, float64(own.at(own.foundAt())), float64(own.at(p.Answer.Near)), float64(own.at(p.Answer.Short)), string(p.Answer.Ruling)})
	}
	return t
}

// Pairs are the typed numbers of a frontier.
type Pairs struct {
	Expectation string   `json:"expectation" doc:"The name of the expectation."`
	First       string   `json:"first" doc:"The first choice, by its path or by the name of a named number."`
	Second      string   `json:"second" doc:"The second choice."`
	Pairs       []Pair   `json:"pairs" doc:"One for each value of the first choice."`
	Cheapest    *float64 `json:"cheapest,omitempty" doc:"The value of the first choice at which the pair costs least, if there are prices."`
}

// Pair is a value of the first choice, and what a solve found for the second.
type Pair struct {
	At       report.Number `json:"at" doc:"The value of the first choice."`
	Findings Findings      `json:"findings" doc:"What is enough of the second choice."`
}

func (f *Frontier) findings() Pairs {
	list := Pairs{Expectation: f.Criterion.Name, First: f.First.Name, Second: f.Input.Name, Pairs: []Pair{}}
	for _, p := range f.Points {
		list.Pairs = append(list.Pairs, Pair{report.Number(p.At), f.of(p).findings()})
	}
	if best, ok := f.cheapest(); ok {
		list.Cheapest = &best.At
	}
	return list
}
