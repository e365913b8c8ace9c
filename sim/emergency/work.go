package emergency

import (
	"nines/sim/emergency/orders"
	"nines/sim/random"
)

// A strategy orders work on a step of its runbook, and says how long it takes if all is well. It does not see the faults of
// the step: here they make the work longer or hold it up.

// step is the state of a step of the runbook.
type step struct {
	effects
	orders int      // of work on it
	held   []Wakeup // what is due once nothing holds it up
}

// workOn is the state of a step, made when it is first needed: the world does not know beforehand how many there are.
func (w *command) workOn(i int) *step {
	for len(w.steps) <= i {
		w.steps = append(w.steps, step{effects: effects{}.Cleared()})
	}
	return &w.steps[i]
}

func (w *command) resetSteps() {
	for i := range w.steps {
		s := &w.steps[i]
		*s = step{effects: s.effects.Cleared(), held: s.held[:0]}
	}
}

var forSlowStep = random.NewPurpose("slow step")

// work begins work on a step. How long it takes is settled now; what goes wrong with the step later can only hold it up.
func (w *command) work(o orders.Work) {
	s, d := w.workOn(o.Step), o.Takes
	for _, f := range s.Slowing {
		slower := &w.trouble.faults.Now[f].Condition.Step
		if slower.IsNeutral() {
			continue
		}
		u := 0.5
		if !slower.Adds.IsZero() {
			u = w.draws.Key("steps").Of(uint64(o.Step)).Uniform(forSlowStep^w.trouble.faults.Salt(f), s.orders)
		}
		d = slower.Stretch(d, u)
		w.meets(f)
	}
	s.orders++
	w.calendar.Schedule(w.now+d, strategyWakes, w.remember(reminder{what: stepsWork, of: int32(o.Step), wakeup: o.Wakeup}), 0)
}

// finishWork ends the work on a step, or holds it up while the step is down.
func (w *command) finishWork(i int, u Wakeup) {
	s := w.workOn(i)
	if s.Down == Up {
		w.send(u)
		return
	}
	w.meets(s.DownBy)
	s.held = append(s.held, u)
}

// resumeWork lets go of the work that was held up.
func (w *command) resumeWork(i int) {
	s := w.workOn(i)
	if s.Down != Up {
		return
	}
	for _, u := range s.held {
		w.calendar.Schedule(w.now, strategyWakes, w.remember(reminder{what: stepsWork, of: int32(i), wakeup: u}), 0)
	}
	s.held = s.held[:0]
}

// meets tells that a fault touched something that is no call: an alarm that was not raised, a step that took longer.
func (w *command) meets(f int16) {
	o := w.telling.tell()
	o.Fact, o.Cause, o.Element = TroubleTouched, f, w.trouble.faults.Now[f].On[0]
}
