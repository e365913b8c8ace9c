package emergency

import "nines/sim/des"

// CapQueue gives the queue of a platform another size.
type CapQueue struct {
	By       Holder
	Platform int
	Calls    int32 // None: the holder wants no other size than its own
}

// Gap lets the calls of a provider through no faster than one every so often.
type Gap struct {
	By       Holder
	Provider int
	Every    des.Time // on average
	Burst    int32    // so many back to back after a pause; 0: the holder wants no limit
	Cause    int16    // what the ledger calls the calls turned away
}

// Shed has the providers turn away a share of the calls to a platform.
type Shed struct {
	By       Holder
	Platform int
	Share    float64
	Cause    int16 // what the ledger calls the calls turned away
}

// AskForPatience has everybody who waits at a platform wait so many times as long.
type AskForPatience struct {
	By       Holder
	Platform int
	Times    float64
}

// AskAboutRedials has so many times as many of those who hang up at a platform call again.
type AskAboutRedials struct {
	By         Holder
	Platform   int
	Times      float64
	RefusedToo bool // and of those who find no room there
}

// Divert tells the public of another number.
type Divert struct{ Share float64 }

// Damp asks callers not to try again.
type Damp struct{ Share float64 }

// Test has people try whether the number works.
type Test struct {
	People int32
	Within des.Time
}

// CallIn puts a person of a reserve on duty.
type CallIn struct {
	Centre int
	Seat   int32
}

// SendHome takes all people of a reserve off duty.
type SendHome struct{ Centre int }

// PairRooms has the control rooms of a service take each other's calls.
type PairRooms struct {
	By      Holder
	Service int
	After   des.Time // of ringing; Never: the holder wants nothing of them
}

func (x CapQueue) heldBy(h Holder) Order        { x.By = h; return x }
func (x Gap) heldBy(h Holder) Order             { x.By = h; return x }
func (x Shed) heldBy(h Holder) Order            { x.By = h; return x }
func (x AskForPatience) heldBy(h Holder) Order  { x.By = h; return x }
func (x AskAboutRedials) heldBy(h Holder) Order { x.By = h; return x }
func (x Divert) heldBy(Holder) Order            { return x }
func (x Damp) heldBy(Holder) Order              { return x }
func (x Test) heldBy(Holder) Order              { return x }
func (x CallIn) heldBy(Holder) Order            { return x }
func (x SendHome) heldBy(Holder) Order          { return x }
func (x PairRooms) heldBy(h Holder) Order       { x.By = h; return x }

// CapQueue gives the queue of a platform another size.
func (o *Orders) CapQueue(platform int, calls int32) { o.add(CapQueue{o.by, platform, calls}) }

// UncapQueue ends what the holder wants of the size of a queue.
func (o *Orders) UncapQueue(platform int) { o.CapQueue(platform, None) }

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

// Divert tells the public of another number: this share of those who need help reach it there, instead of making a first
// call or another one. It is the same people all through; 0: nobody.
func (o *Orders) Divert(share float64) { o.add(Divert{share}) }

// Damp asks callers not to try again: this share of the calls after a first one are not made; 0: none.
func (o *Orders) Damp(share float64) { o.add(Damp{share}) }

// Test has so many people try whether the number works, within a time from now: many at first, ever fewer later.
func (o *Orders) Test(people int32, within des.Time) { o.add(Test{people, within}) }

// CallIn puts a person of a reserve on duty: the one of that seat of the centre.
func (o *Orders) CallIn(centre int, seat int32) { o.add(CallIn{centre, seat}) }

// SendHome takes all people of a reserve off duty; whoever has a call finishes it first.
func (o *Orders) SendHome(centre int) { o.add(SendHome{centre}) }

// PairRooms has the control rooms of a service take each other's calls: what rings for so long, or finds no room, goes to
// the next of the list. A room that has a buddy keeps it, and turns to it no later than now.
func (o *Orders) PairRooms(service int, after des.Time) { o.add(PairRooms{o.by, service, after}) }

// UnpairRooms ends what the holder wants of the control rooms of a service.
func (o *Orders) UnpairRooms(service int) { o.PairRooms(service, des.Never) }
