package solved

import (
	"math"

	"nines/sim/report"
	"nines/sim/study/solve"
)

// Findings are the typed numbers of a solve. Values of the choice are in the base of its unit.
type Findings struct {
	Expectation string        `json:"expectation" doc:"The name of the expectation."`
	Demand      string        `json:"demand" doc:"What it demands, in words."`
	Chance      report.Number `json:"chance" doc:"The share of the days that must keep it. Null for an expectation of all days together."`
	Confidence  report.Number `json:"confidence" doc:"The probability that the value has that chance."`
	Path        string        `json:"path" doc:"The choice, by its path or by the name of a named number."`
	Unit        string        `json:"unit" doc:"The unit of its values."`
	Today       report.Number `json:"today" doc:"Its value in the scenario. Null if that is unlimited or not said."`
	Ruling      solve.Ruling  `json:"ruling" doc:"found, unreachable, undecided, or independent: no outcome depends on the value."`
	Way         solve.Way     `json:"way" doc:"thresholds: of days, which are found one by one. tests: of days as yes or no, at single values. means: of all days together, at single values."`
	Rises       bool          `json:"rises" doc:"Whether more of it helps. The value is then the smallest that is enough, and otherwise the largest."`
	Value       report.Number `json:"value" doc:"The value that is enough. Null if none was found."`
	Written     string        `json:"written,omitempty" doc:"The same as the file says it."`
	Near        report.Number `json:"near" doc:"The value by the estimate alone, without a bound. Null if there is none."`
	Short       report.Number `json:"short" doc:"The value nearest to the answer that is shown not to be enough. Null if none is."`
	Settled     report.Number `json:"settled" doc:"If no value is enough: from here on no day changes any more. Null otherwise, or if the last value still helps."`
	Days        int           `json:"days" doc:"The days that the bound rests on."`
	Rank        int           `json:"rank" doc:"The rank of the threshold that is the bound, among those of the days. 0 without thresholds."`
	MoreDays    int           `json:"more-days" doc:"If undecided: about how many days more would decide. 0 if nothing can be said."`
	Checks      int           `json:"checks" doc:"Runs that looked for days without a threshold, or values that were compared."`
	Breaches    int           `json:"breaches" doc:"How many days, or values, these found."`
	FreshDays   int           `json:"fresh-days" doc:"Days on which the value was tried that the search had not seen."`
	FreshGood   int           `json:"fresh-good" doc:"How many of them keep the expectation."`
	Simulated   int           `json:"simulated" doc:"All days simulated, at all values."`
	Drawn       bool          `json:"drawn" doc:"Whether unknown values were drawn for each day."`
}

// at is the value at a place; no number for none.
func (s *Solved) at(place int) report.Number {
	if place == solve.None {
		return report.Number(math.NaN())
	}
	return report.Number(s.Values[place])
}

func (s *Solved) findings() Findings {
	a := s.Answer
	f := Findings{
		Expectation: s.Criterion.Name, Demand: s.demand(), Chance: report.Number(s.Chance), Confidence: report.Number(s.Criterion.Confidence),
		Path: s.Input.Name, Unit: s.Input.Unit, Today: report.Number(s.Today), Ruling: a.Ruling, Way: a.By, Rises: a.Rises,
		Value: s.at(s.foundAt()), Near: s.at(a.Near), Short: s.at(a.Short), Settled: s.at(a.Settled), Days: a.Days, Rank: a.Rank, MoreDays: a.More,
		Checks: a.Audit.Checks, Breaches: a.Audit.Breaches, Simulated: a.Spent.All() + s.Also, Drawn: s.Drawn,
	}
	if math.IsInf(s.Today, 0) {
		f.Today = report.Number(math.NaN())
	}
	if s.Chance == 0 {
		f.Chance = report.Number(math.NaN())
	}
	if s.foundAt() != solve.None {
		f.Written = s.Input.Written(s.Values[a.Value])
	}
	if a.Fresh != nil {
		f.FreshDays, f.FreshGood = a.Fresh.Days, a.Fresh.Good
	}
	return f
}
