package plan

import measures "nines/sim/measure"

// Question is what a scenario asks, and what answers it.
type Question struct {
	Text       string           // in its author's words; empty if the scenario asks nothing
	Measure    measures.Measure // what answers it, in its window and group: callers without help in the whole run, if the file does not say
	Strategies []string         // the strategies it is about, in its author's order: the first is what the others are compared with
	Bound      bool             // the file says what answers it
}
