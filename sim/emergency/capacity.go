package emergency

import (
	"nines/sim/des"
	"nines/sim/emergency/desk"
)

// sizePlatform works out the capacities that the present conditions leave.
func (w *World) sizePlatform(p int) {
	s, n := &w.platforms[p], &w.net.Platforms[p]
	s.queueCap = desk.Share(w.queueSize(p), s.effects.Left.Queue)
	s.queueMost = max(s.queueMost, s.queueCap)
	s.channelCap = desk.Share(n.Channels, s.effects.Left.Channels)
	s.gainTokens(w.now) // at the old rate
	s.rate = n.Rate * s.effects.Left.Rate * s.warm
}

// queueSize is how many calls may wait at a platform in good health.
func (w *World) queueSize(p int) int32 {
	if ordered := w.platforms[p].queueOrdered; ordered != None {
		return ordered
	}
	return w.net.Platforms[p].Queue
}

func (w *World) sizeGroup(g int) {
	w.groups[g].cap = desk.Share(w.net.Groups[g].Circuits, w.groups[g].Left.Circuits)
}

// gainTokens fills the bucket of the calls-per-second limit, which holds one second's worth of calls, and at least one.
func (s *platform) gainTokens(now des.Time) {
	gained := float64((now - s.tokensAt).Seconds() * s.rate)
	s.tokens, s.tokensAt = min(s.tokens+gained, max(1, s.rate)), now
}

// hasToken says whether the calls-per-second limit would let a call in, and takes no token.
func (s *platform) hasToken(now des.Time, limit float64) bool {
	return limit == 0 || s.tokens+float64((now-s.tokensAt).Seconds()*s.rate) >= 1
}

// takeToken takes the token of a call that the calls-per-second limit lets in.
func (s *platform) takeToken(now des.Time) {
	s.gainTokens(now)
	s.tokens--
}
