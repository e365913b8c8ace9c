package explored

import (
	"nines/sim/report/figure"
	"nines/sim/report/phrase"
	"nines/sim/stat"
	"nines/sim/study/explore"
)

// Findings are the figures as typed numbers. Values of inputs are as the file writes them, amounts in the unit of the measure.
type Findings struct {
	Measure   string        `json:"measure" doc:"What is counted."`
	Window    string        `json:"window" doc:"The window in which it is counted."`
	Unit      string        `json:"unit" doc:"Its unit."`
	Subject   string        `json:"subject" doc:"The strategy whose figure the effects are about."`
	Threshold phrase.Number `json:"threshold" doc:"The least difference that matters."`
	Days      int           `json:"days" doc:"How many days were simulated. A day under several strategies is one."`
	Inputs    []Input       `json:"inputs" doc:"What was varied, in the order of the file."`
	Decision  *Decision     `json:"decision,omitempty" doc:"What it does to the choice between strategies. Absent with one strategy."`
}

// Input is an input with what it does alone.
type Input struct {
	Name    string          `json:"name" doc:"Its name in the file."`
	Title   string          `json:"title" doc:"Its title, for people."`
	Kind    string          `json:"kind" doc:"Whether it is an unknown or a choice."`
	Verdict string          `json:"verdict" doc:"Whether it matters, does not matter, or neither is shown."`
	Moves   phrase.Estimate `json:"moves" doc:"By how much the measure is higher at the value most than at the value least. The interval holds for all inputs together."`
	Least   string          `json:"least" doc:"The value with the least of the measure."`
	Most    string          `json:"most" doc:"The value with the most of it."`
	Levels  []Level         `json:"levels" doc:"The values that were tried alone, the best guess first."`
}

// Level is a value of an input, all others at their best guess.
type Level struct {
	Value   string          `json:"value" doc:"The value, as the file writes it."`
	Measure phrase.Estimate `json:"measure" doc:"The measure there, under the subject."`
}

// Decision is what the inputs do to the choice between strategies.
type Decision struct {
	Best       string     `json:"best" doc:"The strategy with the best mean over the ranges."`
	Stays      string     `json:"stays" doc:"Whether it is the best everywhere in the ranges, not everywhere, or neither is shown."`
	Points     int        `json:"points" doc:"How many settings over the ranges count."`
	Strategies []Strategy `json:"strategies" doc:"All strategies."`
	Flips      []Flip     `json:"flips" doc:"Where another strategy becomes better."`
	Hardest    []Corner   `json:"hardest" doc:"The settings that are hardest for the best strategy."`
	Failures   []Failure  `json:"failures" doc:"Where the best strategy fails."`
	Worth      []Worth    `json:"worth" doc:"What it is worth to learn each unknown before a strategy is chosen."`
	All        Amount     `json:"worth-of-all" doc:"What it is worth to learn all of them."`
}

// Strategy is how a strategy does over the ranges.
type Strategy struct {
	Name    string          `json:"name" doc:"Its name."`
	Guess   phrase.Estimate `json:"guess" doc:"The measure at the best guesses."`
	Ranges  phrase.Estimate `json:"ranges" doc:"Its mean over the ranges and days."`
	Behind  phrase.Estimate `json:"behind" doc:"By how much it is worse than the best one, over the ranges and days."`
	Share   Amount          `json:"share" doc:"In what share of the ranges it is the best, by the fit."`
	Days    int             `json:"days" doc:"On how many days no other strategy was better."`
	Explain phrase.Number   `json:"explained" doc:"What share of the variance of behind the fit foretells at points left out; below zero if it foretells nothing."`
}

// Flip is where another strategy becomes better than the best one.
type Flip struct {
	Input    string        `json:"input" doc:"The input."`
	Strategy string        `json:"strategy" doc:"The strategy that becomes better."`
	Above    bool          `json:"above" doc:"True if it is better above the point, false if below it."`
	Point    *Amount       `json:"point,omitempty" doc:"Where both are as good, in the base of the input's unit: seconds, per second, 0 to 1. Absent for words."`
	Words    []string      `json:"words,omitempty" doc:"The words with which it is better. Absent for numbers."`
	Gain     phrase.Number `json:"gain" doc:"By how much it is better at that end of the range, or with the best word."`
}

// Corner is a setting that is hard for the best strategy.
type Corner struct {
	Against string            `json:"against" doc:"The other strategy."`
	Found   phrase.Estimate   `json:"found" doc:"By how much the other one is worse there; below zero it is better."`
	Fitted  phrase.Number     `json:"fitted" doc:"The same, as the fit says."`
	Setting map[string]string `json:"setting" doc:"The value of each input, by its name."`
}

// Failure is where the best strategy fails.
type Failure struct {
	Kind     string        `json:"kind" doc:"In which way it fails on a day."`
	Bounds   []Bound       `json:"bounds" doc:"What bounds the region."`
	Inside   int           `json:"inside" doc:"How many of the days that were held back lie inside."`
	Failed   int           `json:"failed" doc:"On how many of these it fails."`
	Density  phrase.Number `json:"density" doc:"The share of the days inside on which it fails."`
	Base     phrase.Number `json:"base" doc:"The share of all days on which it fails."`
	Coverage phrase.Number `json:"coverage" doc:"The share of its failures that lie inside."`
	P        phrase.Number `json:"p" doc:"The probability that chance alone gives so many failures inside."`
}

// Bound keeps an input within two values, or to some words.
type Bound struct {
	Input string   `json:"input" doc:"The input."`
	Low   string   `json:"low,omitempty" doc:"The least value. Absent for words."`
	High  string   `json:"high,omitempty" doc:"The largest value. Absent for words."`
	Words []string `json:"words,omitempty" doc:"The words. Absent for numbers."`
}

// Worth is what it is worth to learn an input.
type Worth struct {
	Input string `json:"input" doc:"The input."`
	Amount
}

// Amount is a number with its 95 % interval.
type Amount struct {
	Value phrase.Number `json:"value" doc:"The estimate."`
	Low   phrase.Number `json:"low" doc:"The low end of the 95 % interval."`
	High  phrase.Number `json:"high" doc:"Its high end."`
}

func amountOf(v float64, in stat.Interval) Amount {
	return Amount{phrase.Number(v), phrase.Number(in.Low), phrase.Number(in.High)}
}

// recorder gives the figures to programs.
type recorder struct{ *teller }

// findings are the figures for a program.
func (t recorder) findings() Findings {
	f := Findings{
		Measure: t.of.Measure.Name, Window: t.of.Measure.Window, Unit: string(t.of.Measure.Unit), Subject: t.Study.Strategies[t.Study.Subject],
		Threshold: phrase.Number(t.Study.Threshold), Days: t.Days(),
	}
	for i, in := range t.Study.Inputs {
		e := &t.Effects[i]
		own := Input{Name: in.Name, Title: in.Title, Kind: string(in.Kind), Verdict: string(e.Verdict), Moves: figure.Of(e.Swing.Estimate)}
		for _, l := range e.Levels {
			own.Levels = append(own.Levels, Level{in.Written(l.Value), figure.Of(l.Figures[t.Study.Subject])})
		}
		own.Least, own.Most = own.Levels[e.Swing.From].Value, own.Levels[e.Swing.To].Value
		f.Inputs = append(f.Inputs, own)
	}
	if t.Decision != nil {
		f.Decision = t.decision()
	}
	return f
}

func (t recorder) decision() *Decision {
	from := t.Decision
	d := &Decision{
		Best: t.Study.Strategies[from.Best], Stays: string(from.Stays), Points: from.Points,
		Flips: []Flip{}, Hardest: []Corner{}, Failures: []Failure{}, Worth: []Worth{}, All: amountOf(from.All.Gain, from.All.Interval),
	}
	for k, name := range t.Study.Strategies {
		d.Strategies = append(d.Strategies, Strategy{
			Name: name, Guess: figure.Of(t.Guess[k]), Ranges: figure.Of(from.Means[k]), Behind: figure.Of(from.Behind[k].Estimate),
			Share: amountOf(from.Shares[k].Fitted, from.Shares[k].Ranges), Days: from.Shares[k].Days, Explain: phrase.Number(from.Explain[k]),
		})
	}
	for i := range from.Flips {
		d.Flips = append(d.Flips, t.flip(&from.Flips[i]))
	}
	for _, c := range from.Corners {
		d.Hardest = append(d.Hardest, Corner{t.Study.Strategies[c.Against], figure.Of(c.Found.Estimate), phrase.Number(c.Fitted), t.written(c.Values)})
	}
	for i := range from.Fails {
		d.Failures = append(d.Failures, t.failure(&from.Fails[i]))
	}
	for _, w := range from.Worth {
		d.Worth = append(d.Worth, Worth{t.Study.Inputs[w.Input].Name, amountOf(w.Gain, w.Interval)})
	}
	return d
}

func (t recorder) flip(from *explore.Flip) Flip {
	in := &t.Study.Inputs[from.Input]
	f := Flip{Input: in.Name, Strategy: t.Study.Strategies[from.To], Above: from.Above, Gain: phrase.Number(from.Gain)}
	for _, w := range from.Words {
		f.Words = append(f.Words, in.Words[w])
	}
	if f.Words == nil {
		point := amountOf(from.Point, from.Interval)
		f.Point = &point
	}
	return f
}

func (t recorder) failure(from *explore.Region) Failure {
	f := Failure{
		Kind: string(from.Failure), Inside: from.Inside, Failed: from.Failed, Density: phrase.Number(from.Density()),
		Base: phrase.Number(from.Base()), Coverage: phrase.Number(from.Coverage()), P: phrase.Number(from.P),
	}
	for _, b := range from.Bounds {
		in := &t.Study.Inputs[b.Input]
		own := Bound{Input: in.Name}
		for _, w := range b.Words {
			own.Words = append(own.Words, in.Words[w])
		}
		if own.Words == nil {
			own.Low, own.High = in.Written(b.Low), in.Written(b.High)
		}
		f.Bounds = append(f.Bounds, own)
	}
	return f
}

// written are the values of a setting as the file says them.
func (t recorder) written(values []float64) map[string]string {
	list := map[string]string{}
	for i, in := range t.Study.Inputs {
		list[in.Name] = in.Written(values[i])
	}
	return list
}
