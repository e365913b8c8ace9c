package emergency

import (
	"math"

	"nines/sim/des"
	"nines/sim/emergency/orders"
)

// announcement is what callers who wait at a platform are told.
type announcement struct {
	patience   float64 // times as long as they would wait otherwise
	redials    float64 // times as many as would call again otherwise, if they hang up
	refusedToo bool    // a call that finds no room hears it as well, instead of a busy tone
}

// quiet is a queue in which it only rings.
var quiet = announcement{patience: 1, redials: 1}

// announce plays the newest requested announcements on a platform to the callers who wait there. Callers on hold are left
// out: they know that help is near and never hang up. Callers who have heard one keep behaving that way.
func (w *stageOne) announce(p int) {
	s := &w.platforms[p]
	redials := s.redialsWanted.Or(orders.AskAboutRedials{Times: 1})
	s.announcement = announcement{patience: s.patienceWanted.Or(1), redials: redials.Times, refusedToo: redials.RefusedToo}
	if s.announcement == quiet {
		return
	}
	calls := w.platforms[p].AppendWaiting(w.World.borrow(), &w.World.lines)
	w.World.lines.SortByTicket(calls)
	for _, id := range calls {
		w.hear(&w.World.callers[id])
	}
	w.World.putBack(calls)
}

// hear is what the announcement does to a caller in the queue: what is left of the patience grows, once for each call.
func (w *stageOne) hear(c *caller) {
	a := &w.platforms[c.platform].announcement
	c.redialTimes = a.redials
	if !c.asked && a.patience != 1 {
		c.asked = true
		w.public.staysOn(c)
		c.until = w.now + des.Time(math.Round(float64(c.until-w.now)*a.patience))
		w.public.waitsInQueue(c)
	}
	w.telling.detail(c, AnnouncementHeard, NoCause, Element{Kind: APlatform, Index: int16(c.platform)})
}

// redialShare is the share of such callers who call again, after what they were told at the place where the call was lost.
func (w *stageOne) redialShare(c *caller, share float64, outcome Outcome, at Element) float64 {
	switch {
	case outcome == Abandoned:
		return share * c.redialTimes
	case outcome == Refused && at.Kind == APlatform:
		if s := &w.platforms[at.Index]; s.announcement.refusedToo && w.trouble.downFor(&s.effects, c) == None {
			return share * s.announcement.redials
		}
	}
	return share
}
