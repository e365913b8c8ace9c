package ladder

import (
	"fmt"

	"nines/sim/emergency"
	"nines/sim/stat"
)

func newEarly() emergency.Observer      { return &early{} }
func newInsistence() emergency.Observer { return &insistence{} }

// hours are worlds that are not steady: how a queue fills, and how it empties after an outage.
func hours() []Rung {
	const noon, two = 12 * 60, 2 * 60
	return []Rung{
		{Name: "M/M/10 from empty", Scenario: "transient", Ear: newStates, Quick: true, Checks: inSystem(0, [][3]float64{
			{1, 5.06105512, 0.03}, {2, 7.01277874, 0.03}, {5, 8.71915078, 0.03}, {10, 9.34688231, 0.04}, {20, 9.58818703, 0.04}, {40, 9.63429423, 0.04}})},
		{Name: "Outage in which all stands still", Scenario: "outage-frozen", Ear: newStates, Quick: true, Checks: inSystem(noon, [][3]float64{
			{5, 203.411705, 0.06}, {6, 201.411705, 0.07}, {10, 193.411705, 0.09}, {15, 183.411711, 0.11}, {25, 163.423712, 0.15}, {65, 95.1404278, 0.3}, {125, 59.3833561, 0.3}})},
		{Name: "Outage with impatience", Scenario: "outage-dropped", Ear: newStates, Quick: true, Checks: append(inSystem(two, [][3]float64{
			{10, 59.6075255, 0.05}, {11, 53.5469271, 0.06}, {12, 50.0065103, 0.06}, {15, 46.2188311, 0.07}, {20, 45.4775026, 0.07}}),
			exactly("dropped", average(lostIn(two, two+1, emergency.CutHandling)), 43.6862815, 0.05),
			exactly("abandoned in the outage", average(lostIn(two, two+10, emergency.Abandoned)), 242.144084, 0.03))},
		{Name: "The first 25 callers of a day", Scenario: "erlang-c", Ear: newEarly, Seed: 1106, Values: []string{
			arrivals + "=1/min", hall + "=1", handling + "={exponential: 54s}", "world.run=2h", "study.windows=none", "study.replications=8000"}, Checks: []*Check{
			exactly("mean wait, s", average(func(e *early) float64 { return e.sum / 25 }), 60*2.124489347, 0.06),
		}},
		fluid(), insistent(), silence(),
	}
}

// inSystem are the calls in the system at some minutes after another: minute, exact value, tolerance.
func inSystem(after int, list [][3]float64) (checks []*Check) {
	for _, m := range list {
		checks = append(checks, exactly(fmt.Sprintf("in the system after %g minutes", m[0]), average(inSystemAt(after+int(m[0]))), m[1], m[2]))
	}
	return checks
}

// fluid is a large site, near the fluid limit.
func fluid() Rung {
	const scale, restored, seconds = 100, 2*60 + 10, 60
	return Rung{Name: "Outage, fluid limit", Scenario: "fluid", Ear: newStates, Values: []string{
		fmt.Sprintf("%s=%g/s", arrivals, 0.5*float64(scale)), fmt.Sprintf("%s=%d", hall, 60*scale), "study.replications=6"}, Checks: []*Check{
		exactly("wait as service is restored", average(func(s *states) float64 { return s.waiting[restored] / scale }), 285, 0.02),
		exactly("calls × s that they wait after it", average(func(s *states) (sum float64) {
			for _, waiting := range s.waiting[restored+1:] {
				sum += float64(seconds * waiting)
			}
			return (sum + float64(seconds*s.waiting[restored]/2)) / scale
		}), 243675, 0.08),
	}}
}

// silence is an outage of exponential length. Of a Poisson stream, those that come in it are geometric: with the mean m their
// variance is m+m², and there is none with probability 1/(1+m).
func silence() Rung {
	const m, minutes = 45, 180
	gone := lostIn(0, minutes, emergency.Unanswered)
	of := func(f func(lost float64) float64) figure {
		return func(r *Run) stat.Estimate {
			return average(func(s *states) float64 { return f(gone(s)) })(r)
		}
	}
	return Rung{Name: "Outage of no memory", Scenario: "outage-in-silence", Ear: newStates, Quick: true, Checks: []*Check{
		exactly("calls lost", average(gone), m, 0.09),
		exactly("variance of the calls lost", of(func(lost float64) float64 { return (lost - m) * (lost - m) }), m+m*m, 0.3),
		exactly("days with a loss", of(func(lost float64) float64 { return min(1, lost) }), 1-1./(1+m), 0.02),
	}}
}
