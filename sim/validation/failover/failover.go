// Package failover knows how long some products take to notice that a platform has fallen silent, by their own documentation. It
// holds the simulator against that.
//
// Each product's settings give the distribution of the time from the fault to the switch: when the next check comes is chance, and
// the rest is arithmetic. A sample of simulated times may be as far from that distribution as only one sample in a thousand is
// (the test of Kolmogorov and Smirnov). Every time must be possible.
package failover

import (
	"embed"
	"fmt"
	"math"
	"slices"

	"nines/sim/emergency"
	"nines/sim/plan"
	"nines/sim/portable"
	"nines/sim/random"
	"nines/sim/scenario"
)

// Product is a product that switches from a platform to another when checks of it fail.
type Product struct {
	Name        string
	Scenario    string // its file, which says with which settings
	Formula     string // from the least to the most, in words
	Least, Most float64
	law         func(u float64) float64 // of the time, as a share of the way from the least to the most; nil: uniform
}

// Products are the products whose timing is known.
func Products() []Product {
	return []Product{
		// The third ping after the fault goes unanswered for its time-out.
		{Name: "Kamailio", Scenario: "kamailio", Formula: "2 to 3 intervals of 10 s, and the time-out of 5 s", Least: 2*10 + 5, Most: 3*10 + 5},
		{Name: "OpenSIPS", Scenario: "opensips", Formula: "2 to 3 intervals of 20 s, and the time-out of 5 s", Least: 2*20 + 5, Most: 3*20 + 5},
		// Up to an interval to the first check, and three time-outs with two short intervals between them.
		{Name: "HAProxy", Scenario: "haproxy", Formula: "up to 2 s, 3 time-outs of 1 s, 2 intervals of 0.5 s", Least: 3*1 + 2*0.5, Most: 2 + 3*1 + 2*0.5},
		// The ninth of ten checkers, each with a phase of its own.
		{Name: "Route 53", Scenario: "route-53", Formula: "the 9th of 10 checkers: 2 to 3 intervals of 30 s, and 4 s", Least: 2*30 + 4, Most: 3*30 + 4,
			law: func(u float64) float64 { return float64(10*portable.Pow(u, 9)*(1-u)) + portable.Pow(u, 10) }},
		{Name: "Kubernetes", Scenario: "kubernetes", Formula: "2 to 3 periods of 10 s, and the time-out of 1 s", Least: 2*10 + 1, Most: 3*10 + 1},
		// Up to a loop to the first check, and two time-outs with the retry's delay between them.
		{Name: "keepalived", Scenario: "keepalived", Formula: "up to 6 s, 2 time-outs of 3 s, a delay of 1 s", Least: 2*3 + 1, Most: 6 + 2*3 + 1},
	}
}

// Runs is how many times each product meets the fault.
const Runs = 300

// fault is when the platform falls silent, in seconds after the start.
const fault = 240.0

//go:embed scenarios
var scenarios embed.FS

// Text is the text of a world. It panics if there is none of that name.
func Text(name string) []byte {
	text, err := scenarios.ReadFile("scenarios/" + name + ".yaml")
	if err != nil {
		panic(err) // it is part of the program
	}
	return text
}

// Finding is the judgement of a product.
type Finding struct {
	Product
	From, To float64 // the least and the most simulated time, in seconds
	Distance float64 // the largest between the two distributions
	Allowed  float64 // and what it may be
	Wrong    string  // why the formula is not held; empty if it is
}

// Judge runs a product and judges it. Values are what is other than in its file, as PATH=VALUE.
func (p Product) Judge(values ...string) (Finding, error) {
	d, err := scenario.Load(p.Scenario+".yaml", Text(p.Scenario), values...)
	if err != nil {
		return Finding{}, err
	}
	laid, err := d.Plan("")
	if err != nil {
		return Finding{}, err
	}
	times, err := switched(laid)
	if err != nil {
		return Finding{}, err
	}
	f := Finding{Product: p, Allowed: 1.95 / math.Sqrt(Runs)}
	if len(times) != Runs {
		f.Wrong = fmt.Sprintf("traffic was moved %d times in %d runs", len(times), Runs)
		return f, nil
	}
	slices.Sort(times)
	f.From, f.To, f.Distance = times[0], times[Runs-1], p.distance(times)
	switch {
	case f.Distance > f.Allowed:
		f.Wrong = fmt.Sprintf("the distributions are %.2f apart, and %.2f is allowed", f.Distance, f.Allowed)
	case f.From < p.Least || f.To > p.Most:
		f.Wrong = "a time is impossible"
	}
	return f, nil
}

// distance is the largest between the law of a product and a sorted sample.
func (p Product) distance(times []float64) (most float64) {
	n := float64(len(times))
	for i, x := range times {
		u := min(1, max(0, (x-p.Least)/(p.Most-p.Least)))
		if p.law != nil {
			u = p.law(u)
		}
		most = max(most, math.Abs(u-float64(i)/n), math.Abs(u-float64(i+1)/n))
	}
	return most
}

// switched are the times from the fault until traffic is moved, over all runs.
func switched(p *plan.Plan) ([]float64, error) {
	w, heard := emergency.NewWorld(p.Network), &ear{}
	for i := range Runs {
		draws := random.New(1, i)
		if _, err := w.Run(draws, p.Trouble.Trouble(), p.Recovery.Start(draws), heard); err != nil {
			return nil, err
		}
	}
	return heard.times, nil
}

// ear hears when traffic is moved.
type ear struct{ times []float64 }

// Observe implements emergency.Observer.
func (e *ear) Observe(batch []emergency.Observation) {
	for i := range batch {
		if o := &batch[i]; o.Fact == emergency.Switched {
			e.times = append(e.times, o.At.Seconds()-fault)
		}
	}
}
