package orders

import (
	"nines/sim/des"
	"nines/sim/emergency/demand"
	"nines/sim/emergency/traffic"
)

// CapQueue gives the queue of a platform another size.
type CapQueue struct {
	By       traffic.Holder
	Platform int
	Calls    int32 // None: the holder wants no other size than its own
}

// Gap lets the calls of a provider through no faster than one every so often.
type Gap struct {
	By       traffic.Holder
	Provider int
	Every    des.Time // on average
	Burst    int32    // so many back to back after a pause; 0: the holder wants no limit
	Cause    int16    // what the ledger calls the calls turned away
}

// Shed has the providers turn away a share of the calls to a platform.
type Shed struct {
	By       traffic.Holder
	Platform int
	Share    float64
	Cause    int16 // what the ledger calls the calls turned away
}

// AskForPatience has everybody who waits at a platform wait so many times as long.
type AskForPatience struct {
	By       traffic.Holder
	Platform int
	Times    float64
}

// AskAboutRedials has so many times as many of those who hang up at a platform call again.
type AskAboutRedials struct {
	By         traffic.Holder
	Platform   int
	Times      float64
	RefusedToo bool // and of those who find no room there
}

// Publish puts a public notice in force.
type Publish struct {
	ID     int
	Notice *demand.Notice
}

// Withdraw ends a public notice.
type Withdraw struct{ ID int }

// CallIn puts a person of a reserve on duty.
type CallIn struct {
	Centre int
	Seat   int32
}

// SendHome takes all people of a reserve off duty.
type SendHome struct{ Centre int }

// PairRooms has the control rooms of a service take each other's calls.
type PairRooms struct {
	By      traffic.Holder
	Service int
	After   des.Time // of ringing; Never: the holder wants nothing of them
}

// CallBack begins or ends the call-backs of a rule of the network.
type CallBack struct {
	Rule int
	On   bool
}

func (x CallBack) heldBy(traffic.Holder) Order          { return x }
func (x CapQueue) heldBy(h traffic.Holder) Order        { x.By = h; return x }
func (x Gap) heldBy(h traffic.Holder) Order             { x.By = h; return x }
func (x Shed) heldBy(h traffic.Holder) Order            { x.By = h; return x }
func (x AskForPatience) heldBy(h traffic.Holder) Order  { x.By = h; return x }
func (x AskAboutRedials) heldBy(h traffic.Holder) Order { x.By = h; return x }
func (x Publish) heldBy(traffic.Holder) Order           { return x }
func (x Withdraw) heldBy(traffic.Holder) Order          { return x }
func (x CallIn) heldBy(traffic.Holder) Order            { return x }
func (x SendHome) heldBy(traffic.Holder) Order          { return x }
func (x PairRooms) heldBy(h traffic.Holder) Order       { x.By = h; return x }

// CapQueue gives the queue of a platform another size.
func (o *Orders) CapQueue(platform int, calls int32) { o.add(CapQueue{o.by, platform, calls}) }

// UncapQueue ends what the holder wants of the size of a queue.
func (o *Orders) UncapQueue(platform int) { o.CapQueue(platform, none) }

// Gap lets the calls of a provider through no faster than one every so often on average, and burst of them back to back
// after a pause. The cause is what the ledger calls the calls turned away.
func (o *Orders) Gap(provider int, every des.Time, burst int32, cause int16) {
	o.add(Gap{o.by, provider, every, burst, cause})
}

// Ungap ends what the holder wants of a provider's rate.
func (o *Orders) Ungap(provider int) { o.add(Gap{By: o.by, Provider: provider}) }

// Shed has the providers turn away a share of the calls that they would send to a platform; 0: none.
func (o *Orders) Shed(platform int, share float64, cause int16) {
	o.add(Shed{o.by, platform, share, cause})
}

// AskForPatience has everybody who waits at a platform wait so many times as long, from now on; 1: as they would.
func (o *Orders) AskForPatience(platform int, times float64) {
	o.add(AskForPatience{o.by, platform, times})
}

// AskAboutRedials has so many times as many of those who hang up at a platform call again; with refusedToo, also of those
// who find no room there. 1: as many as would.
func (o *Orders) AskAboutRedials(platform int, times float64, refusedToo bool) {
	o.add(AskAboutRedials{o.by, platform, times, refusedToo})
}

// Publish puts a public notice in force, as the latest. IDs are from 0, below demand.MostNotices. The same people follow it
// throughout.
func (o *Orders) Publish(id int, n *demand.Notice) { o.add(Publish{id, n}) }

// Withdraw ends a public notice: what the others say holds again.
func (o *Orders) Withdraw(id int) { o.add(Withdraw{id}) }

// CallIn puts a person of a reserve on duty: the one of that seat of the centre.
func (o *Orders) CallIn(centre int, seat int32) { o.add(CallIn{centre, seat}) }

// SendHome takes all people of a reserve off duty; whoever has a call finishes it first.
func (o *Orders) SendHome(centre int) { o.add(SendHome{centre}) }

// PairRooms has the control rooms of a service take each other's calls: what rings for so long, or finds no room, goes to
// the next of the list. A room that has a buddy keeps it, and turns to it no later than now.
func (o *Orders) PairRooms(service int, after des.Time) { o.add(PairRooms{o.by, service, after}) }

// UnpairRooms ends what the holder wants of the control rooms of a service.
func (o *Orders) UnpairRooms(service int) { o.PairRooms(service, des.Never) }
