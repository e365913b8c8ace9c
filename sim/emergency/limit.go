package emergency

import (
	"nines/sim/emergency/traffic"
	"nines/sim/random"
)

// Limits at the source turn calls away in the caller's own network, at once and with a busy tone. These calls take no
// circuit and no place at a platform. Their cause in the ledger is the remedy that set the limit.

// forShed draws whether a call is shed, by call and platform.
var forShed = random.NewPurpose("shed at the source")

// shedding is the share of calls to a platform that its sources turn away.
type shedding struct {
	share float64
	cause int16
}

// setBucket has a provider follow the newest limit on its calls. The bucket is empty at first.
func (w *routing) setBucket(provider int) {
	w.buckets[provider] = traffic.Bucket{}
	if g, ok := w.gaps[provider].Newest(); ok {
		w.buckets[provider] = traffic.NewBucket(w.now, g.Every, g.Burst, g.Cause)
	}
}

// gapped turns a call away that comes too soon after others of its provider, if the provider has a limit.
func (w *routing) gapped(c *caller) bool {
	b := &w.buckets[c.Provider]
	if b.Pour(w.now) {
		return false
	}
	w.public.lose(c, Refused, b.Cause, Element{Kind: AProvider, Index: int16(c.Provider)})
	return true
}

// isShed turns a call away that was to go to a platform which has asked for fewer. It is not tried elsewhere: whoever
// sheds a call to spare one platform does not throw it at another.
func (w *routing) isShed(c *caller, platform int) bool {
	if !w.sheds(c, platform) {
		return false
	}
	w.public.lose(c, Refused, w.stageOne.platforms[platform].shedding.cause, Element{Kind: AProvider, Index: int16(c.Provider)})
	return true
}

// sheds draws whether a call to a platform is one of those that its sources turn away.
func (w *routing) sheds(c *caller, platform int) bool {
	return c.Key.Uniform(forShed, int(c.attempt)<<8|platform) < w.stageOne.platforms[platform].shedding.share
}
