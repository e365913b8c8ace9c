package traffic

import "nines/sim/des"

// Steering is where new calls are sent first, as far as anybody has a claim on it: by provider, by region, or by shares.
// Where nobody has, the provider's own order of routes holds.
type Steering struct {
	byProvider    []Claims[way]
	byRegion      []Claims[int] // platforms
	sent          []int         // by provider: where its calls were last told to be moved to; None: they go by its routes
	changes       uint64        // how often the claims on providers have changed
	preferring    bool          // somebody has preferred a platform in this run
	calls, people Claims[[]Part]
	silence       Claims[des.Time]

	shares []float64 // by platform, as the newest division of the calls has them
	total  float64   // of the shares; 0: calls are not divided
}

// way is where somebody wants the calls of a provider to go.
type way struct {
	to   int
	from int // the platform that they are moved away from; None: nobody moves them, they are only sent there first
}

// Part is a platform's share of the calls, or its weight in the division of people.
type Part struct {
	Platform int
	Share    float64
}

// Reset forgets all claims.
func (s *Steering) Reset(providers, regions, platforms int) {
	s.byProvider, s.byRegion = cleared(s.byProvider, providers), cleared(s.byRegion, regions)
	s.sent, s.changes = s.sent[:0], 0
	for range providers {
		s.sent = append(s.sent, None)
	}
	s.calls.Clear()
	s.people.Clear()
	s.silence.Clear()
	s.preferring = false
	s.shares = append(s.shares[:0], make([]float64, platforms)...)
	s.total = 0
}

func cleared[T any](list []Claims[T], n int) []Claims[T] {
	for len(list) < n {
		list = append(list, Claims[T]{})
	}
	for i := range list {
		list[i].Clear()
	}
	return list
}

// DivideCalls claims that new calls go first to these platforms, in proportion to their shares among those that take calls.
// No parts: the holder no longer wants that.
func (s *Steering) DivideCalls(by Holder, parts []Part) {
	if len(parts) == 0 {
		s.calls.End(by)
	} else {
		s.calls.Hold(by, parts)
	}
	s.settle()
}

func (s *Steering) settle() {
	clear(s.shares)
	s.total = 0
	for _, p := range s.calls.Or(nil) {
		s.shares[p.Platform] += p.Share
		s.total += p.Share
	}
}

// DividePeople claims that people who work for several platforms that take calls are divided by these weights; a platform
// that is not among them has a weight of 1. No parts: the holder no longer wants that.
func (s *Steering) DividePeople(by Holder, parts []Part) {
	if len(parts) == 0 {
		s.people.End(by)
	} else {
		s.people.Hold(by, parts)
	}
}

// Weight is a platform's weight in the division of people.
func (s *Steering) Weight(platform int) float64 {
	for _, p := range s.people.Or(nil) {
		if p.Platform == platform {
			return p.Share
		}
	}
	return 1
}

// PreferByProvider claims that a provider's calls go to a platform first. None: the holder no longer wants that.
func (s *Steering) PreferByProvider(by Holder, provider, platform int) {
	s.changes++
	prefer(s, &s.byProvider[provider], by, platform == None, way{platform, None})
}

// PreferByRegion claims that a region's calls go to a platform first, unless their provider has one of its own. None: the
// holder no longer wants that.
func (s *Steering) PreferByRegion(by Holder, region, platform int) {
	prefer(s, &s.byRegion[region], by, platform == None, platform)
}

func prefer[T any](s *Steering, c *Claims[T], by Holder, nothing bool, want T) {
	if nothing {
		c.End(by)
		return
	}
	c.Hold(by, want)
	s.preferring = true
}

// TimeSilence claims that every provider leaves a silent platform after so long. 0: the holder no longer wants that.
func (s *Steering) TimeSilence(by Holder, after des.Time) {
	if after == 0 {
		s.silence.End(by)
	} else {
		s.silence.Hold(by, after)
	}
}

// SilenceTimer is after how long a provider leaves a silent platform that has a timer of its own.
func (s *Steering) SilenceTimer(own des.Time) des.Time { return s.silence.Or(own) }

// End ends all that a holder wants.
func (s *Steering) End(by Holder) {
	for i := range s.byProvider {
		if s.byProvider[i].End(by) {
			s.changes++
		}
	}
	for i := range s.byRegion {
		s.byRegion[i].End(by)
	}
	s.silence.End(by)
	s.EndDivision(by)
}

// EndDivision ends a holder's division of calls and of people.
func (s *Steering) EndDivision(by Holder) {
	s.calls.End(by)
	s.people.End(by)
	s.settle()
}

// IsOn reports whether anybody may have chosen where calls go first.
func (s *Steering) IsOn() bool { return s.preferring || s.total > 0 }

// Preferred is the platform that a call goes to first by its provider or region; None.
func (s *Steering) Preferred(provider, region int) int {
	if !s.preferring {
		return None
	}
	if x, ok := s.byProvider[provider].Newest(); ok {
		return x.to
	}
	return s.byRegion[region].Or(None)
}

// Divides reports whether new calls are divided by shares.
func (s *Steering) Divides() bool { return s.total > 0 }

// Draw picks a platform for a call by the shares of those that take calls; u is a uniform draw of the call. None: none of
// them takes calls.
func (s *Steering) Draw(u float64, b *Board) int {
	total := 0.0
	for p, share := range s.shares {
		if b.open[p] {
			total += share
		}
	}
	u *= total
	last := None
	for p, share := range s.shares {
		if share == 0 || !b.open[p] {
			continue
		}
		last = p
		if u -= share; u < 0 {
			break
		}
	}
	return last
}
