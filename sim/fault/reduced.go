package fault

import (
	"errors"
	"strings"

	"nines/sim/emergency"
)

// Reduced leaves only a share of an element's capacities. The agents and circuits left are the same ones all through.
type Reduced struct {
	Agents     *float64 `yaml:"agents" unit:"share" left:"true" doc:"Share of the agents left, on a platform or centre."`
	Seats      *float64 `yaml:"seats" unit:"share" left:"true" doc:"Share of the platform's seats left."`
	Channels   *float64 `yaml:"channels" unit:"share" left:"true" doc:"Share of the platform's channels left."`
	Queue      *float64 `yaml:"queue" unit:"share" left:"true" doc:"Share of the queue's places left, on a platform or control room."`
	Rate       *float64 `yaml:"rate" unit:"share" left:"true" doc:"Share of the platform's rate-limit left."`
	Circuits   *float64 `yaml:"circuits" unit:"share" left:"true" doc:"Share of a route's circuits left."`
	CallTakers *float64 `yaml:"call-takers" unit:"share" left:"true" doc:"Share of a control room's call takers left."`
}

var _ emergency.Ailment = (*Reduced)(nil)

// Condition implements emergency.Ailment.
func (f *Reduced) Condition([]string) (emergency.Condition, error) {
	c := emergency.Healthy()
	left, said := &c.Left, false
	for _, p := range []struct {
		from *float64
		to   *float64
	}{
		{f.Agents, &left.Agents}, {f.Seats, &left.Seats}, {f.Channels, &left.Channels}, {f.Queue, &left.Queue},
		{f.Rate, &left.Rate}, {f.Circuits, &left.Circuits}, {f.CallTakers, &left.CallTakers},
	} {
		if p.from != nil {
			*p.to, said = *p.from, true
		}
	}
	if !said {
		return c, errors.New("nothing is reduced: give the share that is left of agents, seats, channels, queue, rate, circuits or call-takers")
	}
	return c, nil
}

// Afflicts implements emergency.Ailment.
func (f *Reduced) Afflicts(k emergency.ElementKind) bool {
	fits := func(v *float64, kinds ...emergency.ElementKind) bool {
		if v == nil {
			return true
		}
		for _, possible := range kinds {
			if possible == k {
				return true
			}
		}
		return false
	}
	return fits(f.Agents, emergency.APlatform, emergency.ACentre) && fits(f.Seats, emergency.APlatform) &&
		fits(f.Channels, emergency.APlatform) && fits(f.Queue, emergency.APlatform, emergency.ARoom) &&
		fits(f.Rate, emergency.APlatform) && fits(f.Circuits, emergency.ACircuitGroup) && fits(f.CallTakers, emergency.ARoom)
}

// Words implements emergency.Ailment.
func (f *Reduced) Words() string {
	var left []string
	for _, p := range []struct {
		share *float64
		what  string
	}{
		{f.Agents, "agents"}, {f.Seats, "seats"}, {f.Channels, "channels"}, {f.Queue, "places in the queue"},
		{f.Rate, "call rate"}, {f.Circuits, "circuits"}, {f.CallTakers, "call takers"},
	} {
		if p.share != nil {
			left = append(left, share(*p.share)+" of its "+p.what)
		}
	}
	last := len(left) - 1
	if last < 1 {
		return "has only " + strings.Join(left, "")
	}
	return "has only " + strings.Join(left[:last], ", ") + " and " + left[last]
}
