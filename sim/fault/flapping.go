package fault

import (
	"fmt"

	"nines/sim/emergency"
	"nines/sim/random"
	"nines/sim/words"
)

// Flapping goes back and forth between another kind of trouble and good health.
type Flapping struct {
	With    Flap                `yaml:"with" required:"true" doc:"The fault of the bad times: another kind."`
	BadFor  random.Distribution `yaml:"bad-for" unit:"duration" required:"true" doc:"How long each bad time lasts. The fault begins with one."`
	GoodFor random.Distribution `yaml:"good-for" unit:"duration" required:"true" doc:"How long each good time lasts."`
}

// Flap is the trouble of the bad times.
type Flap struct {
	Kind emergency.Ailment `yaml:"kind,variant" required:"true" short:"true" doc:"The kind of fault."`
}

var _ Paced = (*Flapping)(nil)

// Condition implements emergency.Ailment: that of the bad times.
func (f *Flapping) Condition(features []string) (emergency.Condition, error) {
	return f.With.Kind.Condition(features)
}

// Afflicts implements emergency.Ailment.
func (f *Flapping) Afflicts(k emergency.ElementKind) bool { return f.With.Kind.Afflicts(k) }

// Pace implements Paced.
func (f *Flapping) Pace(to *emergency.Fault) {
	to.Cycle = &emergency.Cycle{Bad: f.BadFor, Good: f.GoodFor, BeginsBad: true}
}

// Words implements emergency.Ailment.
func (f *Flapping) Words() string { return f.WordsOn(emergency.NoElement) }

// WordsOn says what it does to an element of a kind.
func (f *Flapping) WordsOn(k emergency.ElementKind) string {
	return fmt.Sprintf("alternates. For %s it %s. Then for %s it works normally",
		words.Average(f.BadFor), WordsOn(f.With.Kind, k), words.Average(f.GoodFor))
}
