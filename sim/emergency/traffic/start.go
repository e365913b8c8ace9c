package traffic

import (
	"nines/sim/des"
	"nines/sim/random"
)

// StartUp is what it takes to put a platform into service that is not running.
type StartUp struct {
	Takes random.Distribution
	Fails float64  // probability that a try fails; it is then tried again
	Ramp  des.Time // from a twentieth of the agents to all of them
}

// IsNone reports whether the platform is always running.
func (s *StartUp) IsNone() bool { return s.Takes.IsZero() && s.Fails == 0 && s.Ramp == 0 }

// WarmSteps is in how many equal steps the capacity of a platform grows after its start.
const WarmSteps = 20

// Engine is how far a platform is with starting up. Once it runs it runs to the end of the run.
type Engine struct {
	Running  bool
	Warm     float64 // share of its capacity that it has reached since the start
	starting bool
	tries    int32
}

// Begin reports whether the platform has yet to start, and whether the first try begins now.
func (e *Engine) Begin() (waits, begins bool) {
	if e.Running {
		return false, false
	}
	begins = !e.starting
	e.starting = true
	return true, begins
}

var (
	forStartUp    = random.NewPurpose("start-up")
	forStartFails = random.NewPurpose("start-up fails")
)

// Try begins a try, and gives how long it takes.
func (e *Engine) Try(s *StartUp, k random.Key) des.Time {
	e.tries++
	return des.Time(s.Takes.Micros(k.Uniform(forStartUp, int(e.tries))))
}

// Finish is the end of a try. It reports whether the platform runs; its capacity then grows if it has a ramp.
func (e *Engine) Finish(s *StartUp, k random.Key) bool {
	if k.Uniform(forStartFails, int(e.tries)) < s.Fails {
		return false
	}
	e.starting, e.Running = false, true
	if s.Ramp > 0 {
		e.Warm = 1.0 / WarmSteps
	}
	return true
}

// Grow is one step of the growth of its capacity. It reports whether there is another.
func (e *Engine) Grow() bool {
	e.Warm = min(1, e.Warm+1.0/WarmSteps)
	if e.Warm > 1-0.5/WarmSteps {
		e.Warm = 1
	}
	return e.Warm < 1
}
