package emergency

import (
	"nines/sim/emergency/orders"
	"nines/sim/emergency/traffic"
)

// wishes are what holders want of a platform, beside whether it takes calls.
type wishes struct {
	queueWanted    traffic.Claims[int32]
	shedWanted     traffic.Claims[orders.Shed]
	patienceWanted traffic.Claims[float64]
	redialsWanted  traffic.Claims[orders.AskAboutRedials]
}

// cleared is no wishes, with the memory of these.
func (c wishes) cleared() wishes {
	c.queueWanted.Clear()
	c.shedWanted.Clear()
	c.patienceWanted.Clear()
	c.redialsWanted.Clear()
	return c
}

// hold makes a claim. If the claim wants what holds without any claim, it ends its holder's claim instead.
func hold[T any](c *traffic.Claims[T], by Holder, want T, nothing bool) {
	if nothing {
		c.End(by)
	} else {
		c.Hold(by, want)
	}
}

// endClaims ends all claims of a holder. The claims of others hold again.
func (w *command) endClaims(by Holder) {
	w.moves.board.End(by)
	w.moves.steering.End(by)
	w.weighPeople()
	w.moves.settleTraffic(traffic.Move{By: by, From: None, To: None})
	w.moves.tellProviders()
	for p := range w.stageOne.platforms {
		s := &w.stageOne.platforms[p]
		if s.queueWanted.End(by) {
			w.stageOne.sizePlatform(p)
			w.stageOne.serve(p)
		}
		if s.shedWanted.End(by) {
			w.shed(p)
		}
		if patience, redials := s.patienceWanted.End(by), s.redialsWanted.End(by); patience || redials {
			w.stageOne.announce(p)
		}
	}
	for p := range w.routing.gaps {
		if w.routing.gaps[p].End(by) {
			w.routing.setBucket(p)
		}
	}
	for s := range w.stageTwo.pairings {
		if w.stageTwo.pairings[s].End(by) {
			w.stageTwo.pairRooms(s)
		}
	}
}

// shed has the providers follow the newest wish for a share of the calls to a platform to be turned away.
func (w *command) shed(p int) {
	o := w.stageOne.platforms[p].shedWanted.Or(orders.Shed{})
	w.stageOne.platforms[p].shedding = shedding{o.Share, o.Cause}
}

// weighPeople divides people as the newest wish has it.
func (w *command) weighPeople() {
	changed := false
	for p := range w.stageOne.platforms {
		if s, weight := &w.stageOne.platforms[p], w.moves.steering.Weight(p); s.Weight != weight {
			s.Weight, changed = weight, true
		}
	}
	if changed {
		w.duty.reconcile()
	}
}
