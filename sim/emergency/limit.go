package emergency

import (
	"nines/sim/des"
	"nines/sim/random"
)

// Limits at the source turn calls away in the caller's own network, at once and with a busy tone, so that they take no
// circuit and no place at a platform. The remedy that set the limit is to blame for each.

// forShed draws whether a call is shed, by call and platform.
var forShed = random.NewPurpose("shed at the source")

// bucket is the leaky bucket of a provider: each call let through pours in as much as leaks out in the time every, and a
// call is let through if the bucket does not hold more than slack. It is kept as the time at which it will be empty
// (the virtual scheduling algorithm of ITU-T I.371; the default algorithm of RFC 7415 is the same bucket).
type bucket struct {
	every, slack, empty des.Time
	cause               int16
	isSet               bool
}

// isFull says whether the bucket has no room for a call.
func (b *bucket) isFull(now des.Time) bool { return b.empty-now > b.slack }

// pour lets a call through if there is room for it.
func (b *bucket) pour(now des.Time) bool {
	if b.isFull(now) {
		return false
	}
	b.empty = max(b.empty, now) + b.every
	return true
}

// shedding is the share of calls to a platform that its sources turn away.
type shedding struct {
	share float64
	cause int16
}

// setBucket carries out the order of a gap; the bucket is empty at first.
func (w *World) setBucket(o Gap) {
	w.buckets[o.Provider] = bucket{
		every: o.Every, slack: o.Every * des.Time(o.Burst-1), empty: w.now, cause: o.Cause, isSet: o.Burst > 0,
	}
}

// gapped turns a call away that comes too soon after others of its provider, of which there is a limit.
func (w *World) gapped(id int32) bool {
	c := &w.callers[id]
	b := &w.buckets[c.Provider]
	if b.pour(w.now) {
		return false
	}
	w.lose(id, Refused, b.cause, Element{Kind: AProvider, Index: int16(c.Provider)})
	return true
}

// isShed turns a call away that was to go to a platform which has asked for fewer. It is not tried elsewhere: whoever
// sheds a call to spare one platform does not throw it at another.
func (w *World) isShed(id int32, platform int) bool {
	c := &w.callers[id]
	if !w.sheds(c, platform) {
		return false
	}
	w.lose(id, Refused, w.platforms[platform].shedding.cause, Element{Kind: AProvider, Index: int16(c.Provider)})
	return true
}

// sheds draws whether a call to a platform is one of those that its sources turn away.
func (w *World) sheds(c *caller, platform int) bool {
	return c.Key.Uniform(forShed, int(c.attempt)<<8|platform) < w.platforms[platform].shedding.share
}
