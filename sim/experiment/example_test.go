package experiment_test

import (
	"context"
	"fmt"
	"log"

	"nines/scenarios"
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/scenario"
)

// A scenario of the library is run twenty times, and one measure is printed with its 95 % confidence interval.
func ExampleRun() {
	text, _ := scenarios.Text("first-steps") // or os.ReadFile
	doc, err := scenario.Load("first-steps.yaml", text)
	if err != nil {
		log.Fatal(err) // all that is wrong with it, each with its place
	}
	plan, err := doc.Plan("switch")
	if err != nil {
		log.Fatal(err)
	}
	plan.Replications = 20
	result, err := experiment.Run(context.Background(), plan, experiment.Options{})
	if err != nil {
		log.Fatal(err)
	}
	e := result.Find("callers.without-help", measure.WholeRun, measure.Group{})
	fmt.Printf("never connected: %.1f [%.1f, %.1f] over %d replications\n", e.Mean, e.Low, e.High, e.N)
	// Output: never connected: 25.9 [22.7, 29.1] over 20 replications
}

// firstSteps are the plans of two strategies of a small scenario: to switch to the spare platform, and to wait.
func firstSteps() []*plan.Plan {
	text, _ := scenarios.Text("first-steps")
	doc, err := scenario.Load("first-steps.yaml", text, "study.replications=20")
	if err != nil {
		log.Fatal(err)
	}
	var plans []*plan.Plan
	for _, strategy := range []string{"wait", "switch"} {
		plan, err := doc.Plan(strategy)
		if err != nil {
			log.Fatal(err)
		}
		plans = append(plans, plan)
	}
	return plans
}

// A measure is found by its name, in a window of the study, for a group of callers: here of one service. What there is,
// and what it means, is in the plan.
func ExampleResult_Find() {
	plan := firstSteps()[1]
	result, err := experiment.Run(context.Background(), plan, experiment.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, service := range []string{"police", "ambulance"} {
		e := result.Find("calls.unconnected-share", "trouble", measure.Group{By: "service", Name: service})
		fmt.Printf("%s: %.0f %% of calls lost\n", service, 100*e.Mean)
	}
	place := plan.Measures.Find("calls.unconnected-share", "trouble", measure.Group{})
	m := plan.Measures.Measures()[place]
	fmt.Printf("%s: %s\n", m.Name, m.Meaning())
	fmt.Println("better is:", m.Better())
	fmt.Printf("in the first replication %.3f of all calls for help\n", result.Rows[0][place])
	// Output:
	// police: 53 % of calls lost
	// ambulance: 54 % of calls lost
	// calls.unconnected-share: Lost calls, as a share of calls that ended before the run did. No sample if there were none.
	// better is: less
	// in the first replication 0.561 of all calls for help
}

// Two strategies meet the same callers and the same trouble, so that they are compared replication by replication.
func ExampleCompare() {
	comparison, err := experiment.Compare(context.Background(), firstSteps(), experiment.Options{})
	if err != nil {
		log.Fatal(err)
	}
	d := comparison.Difference(1, "callers.without-help", measure.WholeRun, measure.Group{})
	fmt.Printf("never connected: %.1f, and %.1f if all wait\n", d.Other.Mean, d.Base.Mean)
	fmt.Printf("difference: %.1f [%.1f, %.1f], shown: %v\n", d.Paired.Mean, d.Paired.Low, d.Paired.High, d.Paired.Shown)
	back := comparison.Between(0, 1, "callers.without-help", measure.WholeRun, measure.Group{})
	fmt.Printf("the other way: %.1f [%.1f, %.1f]\n", back.Paired.Mean, back.Paired.Low, back.Paired.High)
	fmt.Printf("in the first replication %.0f are helped who were not, and %.0f are not who were\n", comparison.Gained(1)[0], comparison.Lost(1)[0])
	// Output:
	// never connected: 25.9, and 60.0 if all wait
	// difference: -34.1 [-36.7, -31.6], shown: true
	// the other way: 34.1 [31.6, 36.7]
	// in the first replication 29 are helped who were not, and 0 are not who were
}

// longest is the longest wait for an agent in one replication. An observer hears the facts in order of time, in batches
// that are its own only until it returns: what it wants to keep it copies.
type longest struct{ wait des.Time }

func (l *longest) Observe(batch []emergency.Observation) {
	for i := range batch {
		if o := &batch[i]; o.Fact == emergency.CallEnded { // Wait is -1 if nobody answered
			l.wait = max(l.wait, o.Wait)
		}
	}
}

// Each replication has an observer of its own, in its place: no two goroutines share one, and the outcome is the same for
// any number of workers.
func ExampleObserve() {
	first := firstSteps()[1]
	waits := make([]longest, first.Replications)
	_, err := experiment.Run(context.Background(), first, experiment.Options{
		Workers: 2,
		Observe: func(_ *plan.Plan, replication int) emergency.Observer { return &waits[replication] },
	})
	if err != nil {
		log.Fatal(err)
	}
	for i, w := range waits[:3] {
		fmt.Printf("replication %d: %.0f s\n", i, w.wait.Seconds())
	}
	// Output:
	// replication 0: 101 s
	// replication 1: 81 s
	// replication 2: 114 s
}

// byPlatform counts the calls answered, by platform.
type byPlatform []int

func (b byPlatform) Observe(batch []emergency.Observation) {
	for i := range batch {
		if o := &batch[i]; o.Fact == emergency.CallAnswered {
			b[o.Platform]++
		}
	}
}

// One replication is enough to look at closely: the first.
func ExampleFirst() {
	plan := firstSteps()[1]
	answered := make(byPlatform, len(plan.Network.Platforms))
	_, err := experiment.Run(context.Background(), plan, experiment.Options{Observe: experiment.First(plan, answered)})
	if err != nil {
		log.Fatal(err)
	}
	for p, n := range answered {
		fmt.Printf("%s answered %d calls\n", plan.Network.Platforms[p].Name, n)
	}
	// Output:
	// main answered 716 calls
	// spare answered 172 calls
}
