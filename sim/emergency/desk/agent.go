package desk

import "nines/sim/random"

// State is what an agent is doing.
type State uint8

// The states of an agent.
const (
	OffDuty    State = iota
	LoggingOn        // on the way to a platform's console
	Restarting       // logged out by a console's restart
	Idle
	Talking // with a caller
	Holding // on the line while the control room rings
	Ringing // rings somebody back, and is in no call of a caller
	States
)

// Agent is one seat of one centre's roster. The first seats of a roster are the last to be sent home, so whatever takes a
// share of the agents away takes the same ones all through.
type Agent struct {
	Key       random.Key
	State     State
	Pool      uint8 // the same on every platform: people keep their skills
	Centre    int16
	Seat      int32
	Platform  int16  // where logged on, or logging on; None: at no console
	Wanted    int16  // where the agent ought to be; None: off duty
	Call      int32  // None, unless talking or holding
	Turn      uint32 // raised whenever a time at which to be back no longer counts
	inReserve bool   // off duty until called in
}

// Centre is a place where agents of one platform work.
type Centre struct {
	Name     string
	Platform int
	Roster   []Shift // in order of time; the first at 0
	Reserve  bool    // its people are off duty until they are called in
	Pool     uint8   // of its platform's switchboard, and of any other's where its people work
}
