package fault

import "nines/sim/emergency"

// Blind keeps a monitor from raising its alarms.
type Blind struct {
	Alarms string `yaml:"alarms" enum:"none,recorded" default:"none" doc:"none: the monitor sees nothing and starts from zero when it sees again. recorded: it records its alarms, but nobody is told. An alarm that is still on at the end is raised then."`
}

var _ emergency.Ailment = (*Blind)(nil)

// Condition implements emergency.Ailment.
func (f *Blind) Condition([]string) (emergency.Condition, error) {
	c := emergency.Healthy()
	c.Blind = emergency.SeesNothing
	if f.Alarms == "recorded" {
		c.Blind = emergency.RecordsOnly
	}
	return c, nil
}

// Afflicts implements emergency.Ailment.
func (f *Blind) Afflicts(k emergency.ElementKind) bool { return k == emergency.AMonitor }

// Words implements emergency.Ailment.
func (f *Blind) Words() string {
	if f.Alarms == "recorded" {
		return "records its alarms, but nobody is told"
	}
	return "sees nothing"
}
