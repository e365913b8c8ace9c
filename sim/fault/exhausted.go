package fault

import (
	"fmt"

	"nines/sim/emergency"
)

// Exhausted is down once a counter of calls is full. In Englewood, Colorado, on 9 April 2014 the counter that numbered the
// calls of seven American states reached its preset limit of 40 million. For six hours no further call was passed on (FCC,
// Public Safety and Homeland Security Bureau, October 2014).
type Exhausted struct {
	Limit     int64  `yaml:"limit" unit:"calls" min:"1" required:"true" doc:"The number at which the counter is full. The call that fills it is the last one served."`
	CounterAt int64  `yaml:"counter-at" unit:"calls" default:"0 calls" doc:"The counter's value when counting begins: at the start of the run, or as at or after says. It counts calls that reach the element (with only: of those callers). After the fault it starts again from 0."`
	Tone      string `yaml:"tone" enum:"busy,silence,ringing" default:"busy" doc:"What callers get when the counter is full, as for kind down."`
	Calls     string `yaml:"calls-in-progress" enum:"cut,kept,resumed" default:"kept" doc:"What happens to calls already there when the counter is full, as for kind down."`
}

var _ Paced = (*Exhausted)(nil)

func (f *Exhausted) down() *Down { return &Down{Tone: f.Tone, Calls: f.Calls} }

// Condition implements emergency.Ailment.
func (f *Exhausted) Condition(features []string) (emergency.Condition, error) {
	if f.CounterAt >= f.Limit {
		return emergency.Healthy(), fmt.Errorf("counter-at: the counter is full before the first call: begin below the limit of %d calls", f.Limit)
	}
	return f.down().Condition(features)
}

// Afflicts implements emergency.Ailment: calls are counted where they pass on the way to an agent.
func (f *Exhausted) Afflicts(k emergency.ElementKind) bool {
	return (k == emergency.APlatform || k == emergency.ACircuitGroup || k == emergency.AProvider) && f.down().Afflicts(k)
}

// Pace implements Paced.
func (f *Exhausted) Pace(to *emergency.Fault) {
	to.Counter = &emergency.Counter{Start: f.CounterAt, Limit: f.Limit}
}

// Words implements emergency.Ailment.
func (f *Exhausted) Words() string { return f.WordsOn(emergency.NoElement) }

// WordsOn says what it does to an element of a kind.
func (f *Exhausted) WordsOn(k emergency.ElementKind) string {
	return fmt.Sprintf("counts its calls from %d. After call %d it %s", f.CounterAt, f.Limit, f.down().WordsOn(k))
}
