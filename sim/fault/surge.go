package fault

import (
	"fmt"

	"nines/sim/emergency"
)

// Surge makes more first calls come, or fewer.
type Surge struct {
	Times float64 `yaml:"times" unit:"factor" max:"1000" required:"true" doc:"Factor on the number of first calls. Below 1, callers stay away. With a record, extra callers come at random, in proportion to the calls of that hour."`
}

var _ emergency.Ailment = (*Surge)(nil)

// Condition implements emergency.Ailment.
func (f *Surge) Condition([]string) (emergency.Condition, error) {
	c := emergency.Healthy()
	c.FirstCalls = f.Times
	return c, nil
}

// Afflicts implements emergency.Ailment.
func (f *Surge) Afflicts(k emergency.ElementKind) bool { return k == emergency.ADemand }

// Words implements emergency.Ailment.
func (f *Surge) Words() string { return fmt.Sprintf("make %g times as many first calls", f.Times) }
