package demand

import (
	"math"

	"nines/sim/des"
	"nines/sim/portable"
	"nines/sim/random"
)

// Behaviour is what people do when a call does not go well: how long they wait, whether and when they call again. All of it
// is drawn from the person's own key, so it is the same under every strategy.
type Behaviour struct {
	Patience   Patience // of everybody, unless sorts of callers have their own:
	PatienceBy Sorting
	PatienceOf []Patience     // by sort
	Patient    *random.Factor // how many times as long everybody waits who begins to hear something at a time; nil: once
	Redial     [Losses]Redial // by how the last call was lost
	Habits     Habits         // of the kinds of callers
	Early      Early          // what callers do who hang up early
	MostCalls  int32          // a caller makes at most this many calls
	GapGrows   float64        // each further gap between calls is longer by this factor
	LongestGap des.Time       // but no longer than this, unless the drawn gap itself is
	Elsewhere  Elsewhere      // the other ways to help
}

// Patience is how long callers wait, by what they hear.
type Patience [heardKinds]random.Distribution

// Heard is what a waiting caller hears, on which patience depends.
type Heard uint8

// What a caller may hear.
const (
	Ringing  Heard = iota // in the queue of a platform
	Silence               // nothing at all
	Handover              // the control room's telephone ringing, with the agent on the line
	heardKinds
)

// Loss is how a call was lost as far as it matters to the caller's next step.
type Loss uint8

// The losses, as the caller knows them.
const (
	LossRefused   Loss = iota // busy or failure tone
	LossSilence               // silence until somebody gave up
	LossCut                   // the line dropped
	LossAbandoned             // the caller hung up while it rang
	Losses
)

// Redial is whether and when a caller tries again.
type Redial struct {
	Share   float64
	ByHabit bool // each kind of callers has its own share
	Delay   random.Distribution
}

// Waits is how long a person waits who begins to hear something now, in the n-th call.
func (b *Behaviour) Waits(p *Person, n int32, heard Heard, now des.Time) des.Time {
	a := b.Ask(p, n, heard)
	return des.Time(a.Law.Draw(p.Key, a.Purpose, a.Turn, b.Patient.At(int64(now))))
}

// Ask is what is to be drawn for that, before the factor of the time.
func (b *Behaviour) Ask(p *Person, n int32, heard Heard) random.Ask {
	law := &b.Patience[heard]
	if b.PatienceOf != nil {
		law = &b.PatienceOf[b.PatienceBy.Sort(p)][heard]
	}
	return random.Ask{Law: law, Purpose: forPatience[heard], Turn: int(n)}
}

// Again is the share of people like this one who call again after losing the n-th call in this way, so long after they made it.
func (b *Behaviour) Again(p *Person, n int32, lost Loss, after des.Time) float64 {
	share := b.Redial[lost].Share
	if b.Redial[lost].ByHabit && p.WantsHelp() {
		share = b.Habits.Of(p).AgainAfter(n, lost)
	}
	if lost == LossAbandoned && after < b.Early.Before {
		share *= b.Early.Times
	}
	return share
}

// CallsAgain reports whether a person calls again after losing the n-th call, if so large a share of people do.
func (b *Behaviour) CallsAgain(p *Person, n int32, share float64) bool {
	return p.WantsHelp() && n < b.MostCalls && p.Key.Uniform(forRedial, int(n)) < share
}

// Gap is the time from the loss of the n-th call to the next one: drawn by how the call was lost, longer each time, up to a
// limit.
func (b *Behaviour) Gap(p *Person, n int32, lost Loss) des.Time {
	drawn := float64(b.Redial[lost].Delay.Draw(p.Key, forRedialDelay, int(n), 1))
	longest := max(drawn, float64(b.LongestGap))
	grown := drawn
	if b.GapGrows != 1 {
		grown *= portable.Pow(b.GapGrows, float64(n-1))
	}
	return des.Time(math.Round(min(grown, longest)))
}
