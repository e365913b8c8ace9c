package orders

import (
	"nines/sim/des"
	"nines/sim/emergency/condition"
	"nines/sim/emergency/traffic"
)

// Switch takes one platform out of service and puts another in. It changes nothing, and claims nothing, if the first takes
// no calls.
type Switch struct {
	By       traffic.Holder
	From, To int
	Cuts     bool // the calls that are still on the platform taken out of service
}

// GoBack ends the moves away from a platform, whoever made them.
type GoBack struct {
	By       traffic.Holder
	From, To int
	Cuts     bool // the calls that are still on the platform that traffic leaves
}

// OpenPlatform puts a platform into service beside the others.
type OpenPlatform struct {
	By       traffic.Holder
	Platform int
}

// Release is a holder's wanting nothing of a platform any longer.
type Release struct {
	By       traffic.Holder
	Platform int
}

// EndMove ends the holder's own move away from a platform.
type EndMove struct {
	By   traffic.Holder
	From int
}

// DivideCalls is platforms' shares of the new calls.
type DivideCalls struct {
	By    traffic.Holder
	Parts []Part
}

// DividePeople is platforms' weights in the division of people.
type DividePeople struct {
	By    traffic.Holder
	Parts []Part
}

// Part is a platform's share of the calls, or its weight in the division of people.
type Part = traffic.Part

// Prefer sends somebody's calls to a platform first.
type Prefer struct {
	By       traffic.Holder
	Of       condition.Element // a provider or a region
	Platform int
}

// MoveProvider moves the calls of one provider from a platform to another, which is put into service beside the rest. The
// first goes on taking the calls of the others.
type MoveProvider struct {
	By       traffic.Holder
	Provider int
	From, To int
}

// ReturnProvider ends the holder's move of a provider's calls.
type ReturnProvider struct {
	By       traffic.Holder
	Provider int
}

// TimeSilence is after how long providers leave a silent platform.
type TimeSilence struct {
	By    traffic.Holder
	After des.Time
}

// End ends all that a holder wants.
type End struct{ By traffic.Holder }

func (x Switch) heldBy(h traffic.Holder) Order         { x.By = h; return x }
func (x GoBack) heldBy(h traffic.Holder) Order         { x.By = h; return x }
func (x OpenPlatform) heldBy(h traffic.Holder) Order   { x.By = h; return x }
func (x Release) heldBy(h traffic.Holder) Order        { x.By = h; return x }
func (x EndMove) heldBy(h traffic.Holder) Order        { x.By = h; return x }
func (x DivideCalls) heldBy(h traffic.Holder) Order    { x.By = h; return x }
func (x DividePeople) heldBy(h traffic.Holder) Order   { x.By = h; return x }
func (x Prefer) heldBy(h traffic.Holder) Order         { x.By = h; return x }
func (x MoveProvider) heldBy(h traffic.Holder) Order   { x.By = h; return x }
func (x ReturnProvider) heldBy(h traffic.Holder) Order { x.By = h; return x }
func (x TimeSilence) heldBy(h traffic.Holder) Order    { x.By = h; return x }
func (x End) heldBy(h traffic.Holder) Order            { x.By = h; return x }

// Switch takes one platform out of service and puts another in; the people move with the traffic. If the other has to
// start up first, both happen when it has.
func (o *Orders) Switch(from, to int) { o.add(Switch{By: o.by, From: from, To: to}) }

// SwitchAndCut is Switch, and cuts the calls that are still on the platform taken out of service.
func (o *Orders) SwitchAndCut(from, to int) { o.add(Switch{By: o.by, From: from, To: to, Cuts: true}) }

// GoBack brings traffic back to a platform, by ending the moves away from it, whoever made them. What others hold open
// beside it stays open. If it takes no calls even then, it is a switch like any other.
func (o *Orders) GoBack(from, to int, cuts bool) {
	o.add(GoBack{By: o.by, From: from, To: to, Cuts: cuts})
}

// Open puts a platform into service beside the others, once it has started up.
func (o *Orders) Open(platform int) { o.add(OpenPlatform{o.by, platform}) }

// Release ends what the holder wants of a platform. It goes on taking calls if others want it to.
func (o *Orders) Release(platform int) { o.add(Release{o.by, platform}) }

// EndMove ends the holder's own move away from a platform, made or waiting for a start.
func (o *Orders) EndMove(from int) { o.add(EndMove{o.by, from}) }

// DivideCalls sends new calls first to platforms in proportion to their shares among those in service. No parts: the holder
// no longer wants that.
func (o *Orders) DivideCalls(parts ...Part) { o.add(DivideCalls{o.by, parts}) }

// DividePeople divides people who work for several platforms in service among these, in proportion to such weights, which
// are 1 for platforms that are not named. No parts: the holder no longer wants that.
func (o *Orders) DividePeople(parts ...Part) { o.add(DividePeople{o.by, parts}) }

// Prefer sends the new calls of a provider or a region to a platform first. None: the holder no longer wants that.
func (o *Orders) Prefer(of condition.Element, platform int) { o.add(Prefer{o.by, of, platform}) }

// MoveProvider sends the calls of a provider to one platform in the place of another. The other is put into service if it is
// not, and stays so while this holder has the calls of any provider there.
func (o *Orders) MoveProvider(provider, from, to int) {
	o.add(MoveProvider{o.by, provider, from, to})
}

// ReturnProvider ends the holder's move of a provider's calls, which then go where the others want them, or by the
// provider's routes.
func (o *Orders) ReturnProvider(provider int) { o.add(ReturnProvider{o.by, provider}) }

// TimeSilence has all providers leave a platform that stays silent for so long. 0: the holder no longer wants that.
func (o *Orders) TimeSilence(after des.Time) { o.add(TimeSilence{o.by, after}) }

// End ends all that the holder wants: of platforms, shares, people, queues, limits, announcements and control rooms.
// What the others hold is then so again.
func (o *Orders) End() { o.add(End{o.by}) }
