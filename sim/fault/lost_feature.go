package fault

import (
	"fmt"
	"strings"

	"nines/sim/emergency"
)

// LostFeature takes a feature, such as location, away from a platform.
type LostFeature struct {
	Feature string `yaml:"feature" required:"true" doc:"The feature that is lost. Some platform must have it."`
}

var _ emergency.Ailment = (*LostFeature)(nil)

// Condition implements emergency.Ailment.
func (f *LostFeature) Condition(features []string) (emergency.Condition, error) {
	c := emergency.Healthy()
	for i, name := range features {
		if name == f.Feature {
			c.Lost = 1 << i
			return c, nil
		}
	}
	return c, fmt.Errorf("no platform has the feature %q. Features: %s", f.Feature, strings.Join(features, ", "))
}

// Afflicts implements emergency.Ailment.
func (f *LostFeature) Afflicts(k emergency.ElementKind) bool { return k == emergency.APlatform }

// Words implements emergency.Ailment.
func (f *LostFeature) Words() string { return "is without " + f.Feature }
