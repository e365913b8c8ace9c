package traffic

// A machine of a provider's own, such as its proxy, moves the calls of that provider alone. That is a claim like all others:
// the newest on a provider decides, and one that ends restores what the others hold. The platform that is left goes on taking
// the calls of the others.

// MoveProvider claims that the calls of a provider go to one platform in the place of another.
func (s *Steering) MoveProvider(by Holder, provider, from, to int) {
	s.byProvider[provider].Hold(by, way{to, from})
	s.preferring = true
	s.changes++
}

// ReturnProvider ends what a holder wants of a provider, and gives the platform that it had moved the calls to; None if it
// had moved none.
func (s *Steering) ReturnProvider(by Holder, provider int) int {
	x, moved := s.byProvider[provider].Of(by)
	if !moved || x.from == None {
		return None
	}
	s.byProvider[provider].End(by)
	s.changes++
	return x.to
}

// MoverFrom is one of those who have moved the calls of a provider away from a platform, if there is any.
func (s *Steering) MoverFrom(provider, from int) (by Holder, ok bool) {
	for _, x := range s.byProvider[provider].list {
		if x.Want.from == from {
			return x.By, true
		}
	}
	return by, false
}

// IsAnyAway reports whether the calls of any provider have been moved away from a platform.
func (s *Steering) IsAnyAway(from int) bool {
	for p := range s.byProvider {
		if _, ok := s.MoverFrom(p, from); ok {
			return true
		}
	}
	return false
}

// HasMoved reports whether a holder has moved the calls of a provider to a platform.
func (s *Steering) HasMoved(by Holder, provider, to int) bool {
	x, ok := s.byProvider[provider].Of(by)
	return ok && x.from != None && x.to == to
}

// HasMovedAny is HasMoved of any provider.
func (s *Steering) HasMovedAny(by Holder, to int) bool {
	for p := range s.byProvider {
		if s.HasMoved(by, p, to) {
			return true
		}
	}
	return false
}

// Sent is the platform that the calls of a provider go to first by the newest claim; None.
func (s *Steering) Sent(provider int) int {
	return s.byProvider[provider].Or(way{None, None}).to
}

// Changes counts how often the claims on providers have changed.
func (s *Steering) Changes() uint64 { return s.changes }

// News is a provider whose calls have been moved, or have come back, since that was last asked. They are where they were
// moved to only while that platform takes calls. None as the platform: they go by the provider's routes again.
func (s *Steering) News(b *Board) (provider, to int, ok bool) {
	for p := range s.byProvider {
		to := None
		if x, ok := s.byProvider[p].Newest(); ok && x.from != None && b.open[x.to] {
			to = x.to
		}
		if s.sent[p] != to {
			s.sent[p] = to
			return p, to, true
		}
	}
	return None, None, false
}
