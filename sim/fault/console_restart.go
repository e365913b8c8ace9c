package fault

import (
	"fmt"

	"nines/sim/emergency"
	"nines/sim/random"
	"nines/sim/words"
)

// ConsoleRestart logs out agents as they are given calls.
type ConsoleRestart struct {
	Share     float64             `yaml:"share" unit:"share" required:"true" doc:"Probability that the agent's console restarts when it gets a call."`
	LoggedOut random.Distribution `yaml:"logged-out" unit:"duration" required:"true" doc:"How long the agent is logged out after a restart."`
	Call      AfterRestart        `yaml:"call" required:"true" doc:"What happens to the call. The shares add up to 100%."`
}

// AfterRestart is what becomes of a call whose agent's console restarts.
type AfterRestart struct {
	Cut             float64 `yaml:"cut" unit:"share" whole:"true" default:"0%" doc:"Share of the calls that are cut."`
	RequeuedAtFront float64 `yaml:"requeued-at-front" unit:"share" whole:"true" default:"0%" doc:"Share that returns to the front of the queue."`
	RequeuedAtBack  float64 `yaml:"requeued-at-back" unit:"share" whole:"true" default:"0%" doc:"Share that returns to the end of the queue."`
}

var _ emergency.Ailment = (*ConsoleRestart)(nil)

// Condition implements emergency.Ailment.
func (f *ConsoleRestart) Condition([]string) (emergency.Condition, error) {
	c := emergency.Healthy()
	if sum := f.Call.Cut + f.Call.RequeuedAtFront + f.Call.RequeuedAtBack; sum < 1-1e-9 || sum > 1+1e-9 {
		return c, fmt.Errorf("call: cut, requeued-at-front and requeued-at-back add up to %s", words.NotWhole(sum))
	}
	c.Restart = emergency.Restart{Share: f.Share, LoggedOut: f.LoggedOut, Cut: f.Call.Cut, Front: f.Call.RequeuedAtFront}
	return c, nil
}

// Afflicts implements emergency.Ailment.
func (f *ConsoleRestart) Afflicts(k emergency.ElementKind) bool {
	return k == emergency.APlatform || k == emergency.ACentre
}

// Words implements emergency.Ailment.
func (f *ConsoleRestart) Words() string {
	var fates []string
	for _, fate := range []struct {
		share float64
		what  string
	}{{f.Call.Cut, "are cut"}, {f.Call.RequeuedAtFront, "return to the front of the queue"}, {f.Call.RequeuedAtBack, "return to the end of the queue"}} {
		if fate.share > 0 {
			fates = append(fates, share(fate.share)+" "+fate.what)
		}
	}
	return fmt.Sprintf("restarts the agent's console on %s of calls and logs the agent out for %s. Of these calls, %s",
		share(f.Share), words.Average(f.LoggedOut), words.Joined(fates))
}
