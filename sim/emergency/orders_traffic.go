package emergency

import "nines/sim/des"

// Switch takes one platform out of service and puts another in.
type Switch struct {
	From, To int
	Cuts     bool // the calls that are still on the platform taken out of service
}

// OpenPlatform puts a platform into service beside the others.
type OpenPlatform struct{ Platform int }

// ClosePlatform takes a platform out of service.
type ClosePlatform struct{ Platform int }

// Share is a platform's share of the new calls.
type Share struct {
	Platform int
	Share    float64
}

// Prefer sends somebody's calls to a platform first.
type Prefer struct {
	Of       Element // a provider or a region
	Platform int
}

// Staff is a platform's weight in the division of people.
type Staff struct {
	Platform int
	Weight   float64
}

// TimeSilence is after how long providers leave a silent platform.
type TimeSilence struct{ After des.Time }

func (Switch) isOrder()        {}
func (OpenPlatform) isOrder()  {}
func (ClosePlatform) isOrder() {}
func (Share) isOrder()         {}
func (Prefer) isOrder()        {}
func (Staff) isOrder()         {}
func (TimeSilence) isOrder()   {}

// Switch takes one platform out of service and puts another in; the people move with the traffic. If the other has to
// start up first, both happen when it has.
func (o *Orders) Switch(from, to int) { o.add(Switch{From: from, To: to}) }

// SwitchAndCut is Switch, and cuts the calls that are still on the platform taken out of service.
func (o *Orders) SwitchAndCut(from, to int) { o.add(Switch{From: from, To: to, Cuts: true}) }

// Open puts a platform into service beside the others, once it has started up.
func (o *Orders) Open(platform int) { o.add(OpenPlatform{platform}) }

// Close takes a platform out of service; calls that are on it stay.
func (o *Orders) Close(platform int) { o.add(ClosePlatform{platform}) }

// Share sends new calls to a platform first in proportion to the shares of the platforms in service; while all shares
// are 0, as at the start, providers choose.
func (o *Orders) Share(platform int, share float64) { o.add(Share{platform, share}) }

// Prefer sends the new calls of a provider or a region to a platform first. None: no longer.
func (o *Orders) Prefer(of Element, platform int) { o.add(Prefer{of, platform}) }

// TimeSilence has all providers leave a platform that stays silent for so long; 0: each by its own timer.
func (o *Orders) TimeSilence(after des.Time) { o.add(TimeSilence{after}) }

// Staff divides people who work for several platforms in service among these, in proportion to such weights, which are
// 1 at the start.
func (o *Orders) Staff(platform int, weight float64) { o.add(Staff{platform, weight}) }
