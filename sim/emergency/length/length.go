// Package length is how long the parts of a call take: the wait in the queue, the agent's part, the control room's answer, and the
// conversation. Each is a draw of its own, so it does not matter when it is made. Most calls that a platform takes in come to all
// parts. To draw these together takes 4 % off a national day.
package length

import (
	"nines/sim/des"
	"nines/sim/emergency/demand"
	"nines/sim/emergency/network"
	"nines/sim/random"
)

// The parts of a call.
const (
	patience     = iota // with the queue of the platform
	handling            // by the agent
	pickUp              // by the caller's own control room, if it is called first
	conversation        // with that control room
	parts
)

// Drawn is what is drawn of a call together: in seconds, and before the factor of the time at which a part begins.
type Drawn struct {
	seconds  [parts]float64
	from, to uint8 // those that are drawn
}

// Forget is that another call begins.
func (d *Drawn) Forget() { d.to = 0 }

// Draw draws the parts of a call that a platform takes in, if there are several to draw. The call may have to wait.
func (d *Drawn) Draw(n *network.Network, platform int, p *demand.Person, call int32, waits bool) {
	var asks [parts]random.Ask
	from, to := uint8(handling), uint8(pickUp)
	if waits {
		if asks[patience] = n.Callers.Ask(p, call, demand.Ringing); !asks[patience].Law.IsConstant() {
			from = patience
		}
	}
	asks[handling] = n.Platforms[platform].AskHandling(p, call)
	if p.WantsHelp() {
		if r := &n.Rooms[n.HomeRoom(p)]; !r.PickUp.IsConstant() || !r.Conversation.IsConstant() {
			to = parts
			asks[pickUp] = random.Ask{Law: &r.PickUp, Purpose: forPickUp, Turn: Turn(call, 1)}
			asks[conversation] = random.Ask{Law: &r.Conversation, Purpose: forConversation, Turn: int(call)}
		}
	}
	if d.Forget(); to-from > 1 {
		d.from, d.to = from, to
		p.Key.DrawTogether(asks[from:to], d.seconds[from:to])
	}
}

// Turn separates the draws for each piece of a caller's work: by call, and within a call by the control rooms tried.
func Turn(call int32, tries uint8) int { return int(call)<<16 | int(tries)<<8 }

func (d *Drawn) has(part uint8) bool { return part >= d.from && part < d.to }

// Patience is how long a caller waits in the queue who begins to now.
func (d *Drawn) Patience(n *demand.Behaviour, p *demand.Person, call int32, now des.Time) des.Time {
	if d.has(patience) {
		return des.Time(random.MicrosOf(d.seconds[patience], n.Patient.At(int64(now))))
	}
	return n.Waits(p, call, demand.Ringing, now)
}

// Handling is the agent's part, as it begins.
func (d *Drawn) Handling(n *network.Platform, p *demand.Person, call int32, now des.Time) des.Time {
	if d.has(handling) {
		return des.Time(random.MicrosOf(d.seconds[handling], n.Longer.At(int64(now))))
	}
	return n.HandlingTime(p, call, now)
}

// PickUp is how long a free call taker of a room takes to answer, of so many that are tried.
func (d *Drawn) PickUp(n *network.Room, k random.Key, call int32, tries uint8, own bool) des.Time {
	if own && tries == 1 && d.has(pickUp) {
		return des.Time(random.MicrosOf(d.seconds[pickUp], 1))
	}
	return des.Time(n.PickUp.Draw(k, forPickUp, Turn(call, tries), 1))
}

// Conversation is how long a caller talks to a control room, as that begins.
func (d *Drawn) Conversation(n *network.Room, k random.Key, call int32, now des.Time, own bool) des.Time {
	longer := n.Longer.At(int64(now))
	if own && d.has(conversation) {
		return des.Time(random.MicrosOf(d.seconds[conversation], longer))
	}
	return des.Time(n.Conversation.Draw(k, forConversation, int(call), longer))
}

// What the draws are for. Names are hashed: a new purpose moves no other number.
var (
	forPickUp       = random.NewPurpose("pick-up")
	forConversation = random.NewPurpose("conversation")
)
