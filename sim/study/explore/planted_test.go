package explore

import (
	"fmt"
	"math"

	"nines/sim/random"
	"nines/sim/scenario/input"
)

// planted is a simulator whose truth is known: what each strategy costs at a setting on average, and the luck of days around it.
type planted struct {
	inputs []input.Input
	costs  []func(x []float64) float64 // by strategy, all above 0
	limit  float64                     // an expectation: at most so much on a day; 0: none
	seed   uint64
	days   int // that were simulated
}

// share is an input from 0 to 1.
func share(name string) input.Input {
	return input.Input{Name: name, Unit: "share", Kind: input.Unknown, Low: 0, Best: 0.5, High: 1}
}

// inputs has so many shares, then a whole number, and a word.
func manyInputs(shares int) (list []input.Input) {
	for i := range shares {
		list = append(list, share(fmt.Sprintf("share-%d", i)))
	}
	return append(list,
		input.Input{Name: "seats", Unit: "count", Whole: true, Low: 90, Best: 110, High: 130, Guessed: true},
		input.Input{Name: "kind", Unit: input.Word, Words: []string{"crankback", "spread", "none"}, High: 2})
}

// simulate gives heavy counts. Every day has luck that all points and strategies share (a quarter more or less), and each
// strategy at each point some of its own, which grows with the count.
func (p *planted) simulate(batch []Point) (list []Outcome, err error) {
	for _, point := range batch {
		o := Outcome{}
		p.days += point.N
		for k, cost := range p.costs {
			values, missed := make([]float64, point.N), make([]bool, point.N)
			for d := range values {
				values[d] = p.day(cost(point.Values), k, point.First+d, point.Values)
				missed[d] = values[d] > p.limit
			}
			o.Values = append(o.Values, values)
			if p.limit > 0 {
				o.Missed = append(o.Missed, missed)
			}
		}
		list = append(list, o)
	}
	return list, nil
}

func (p *planted) day(mean float64, strategy, day int, x []float64) float64 {
	draws := random.New(p.seed, day)
	common := draws.Stream("day")
	own := draws.Stream(fmt.Sprint(strategy, x))
	factor := math.Exp(0.25*normal(&common) - 0.25*0.25/2)
	gamma := math.Exp(0.05*normal(&own) - 0.05*0.05/2)
	mean *= factor * gamma
	return math.Round(math.Max(0, mean+math.Sqrt(mean)*normal(&own)))
}

func normal(s *random.Stream) float64 {
	return math.Sqrt(-2*math.Log(s.Uniform())) * math.Cos(2*math.Pi*s.Uniform())
}

// study is one of the default size.
func (p *planted) study(threshold float64) *Study {
	s := &Study{Inputs: p.inputs, Threshold: threshold, Seed: p.seed}
	for k := range p.costs {
		s.Strategies = append(s.Strategies, fmt.Sprintf("strategy-%d", k))
	}
	var err error
	s.Plan, err = Divide(DefaultDays(len(p.inputs)), p.inputs, len(p.costs))
	if err != nil {
		panic(err)
	}
	return s
}

func (p *planted) run(threshold float64) *Result {
	r, err := Run(p.study(threshold), p.simulate)
	if err != nil {
		panic(err)
	}
	return r
}
