package emergency

import "nines/sim/emergency/desk"

// sizePlatform works out the capacities that the present conditions leave.
func (w *stageOne) sizePlatform(p int) {
	s, n := &w.platforms[p], &w.net.Platforms[p]
	s.queueCap = desk.Share(w.queueSize(p), s.effects.Left.Queue)
	s.queueMost = max(s.queueMost, s.queueCap)
	s.channelCap = desk.Share(n.Channels, s.effects.Left.Channels)
	s.tokens.SetRate(w.now, n.Rate*s.effects.Left.Rate*s.engine.Warm)
}

// queueSize is how many calls may wait at a platform in good health.
func (w *stageOne) queueSize(p int) int32 {
	return w.platforms[p].queueWanted.Or(w.net.Platforms[p].Queue)
}

func (w *stageOne) sizeGroup(g int) {
	w.routing.groups[g].cap = desk.Share(w.net.Groups[g].Circuits, w.routing.groups[g].Left.Circuits)
}
