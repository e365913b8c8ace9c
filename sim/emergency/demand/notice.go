package demand

import (
	"math"

	"nines/sim/des"
	"nines/sim/portable"
	"nines/sim/random"
)

// Notice is something that the public is told: another number, whether to call again, or that the service is back. It is
// immutable, and the zero Notice changes nothing.
type Notice struct {
	Remedy  int16   // which remedy it is of: what an observer is told
	Diverts float64 // share of those who want help and hear it, who call the other number while it is in force
	Number  Number
	Damps   float64 // share of the calls after a first one that are not made
	Keeps   float64 // share of those who would give up, who call again instead
	Reach   Reach

	Tests   int32 // people who test whether the emergency number works
	TestsIn des.Time
}

// Number is the other number that a notice gives. The zero Number helps everybody at once.
type Number struct {
	Wrong      bool                // nobody is there who can help
	Lines      int32               // most calls to it at once; 0: as many as come
	Takes      random.Distribution // how long a call to it holds a line, or costs whoever it does not help
	Unanswered float64             // share without help, of those who find a line free
	Instead    float64             // share who call the emergency number, of those it does not help
	After      random.Distribution // how long after that
}

// Reach is who hears a notice. The zero Reach is everybody.
type Reach struct {
	Regions  []bool  // by index; nil: all
	Accesses []bool  // by index; nil: all
	Misses   float64 // share of these people who do not hear it
}

// MostNotices is how many notices one run can have: whoever called their numbers in vain remembers which.
const MostNotices = 63

// KnownNumber is the place, behind those of the notices, of the number that people know without a notice.
const KnownNumber = MostNotices

var (
	forNotice     = random.NewPurpose("calls another number")
	forDamped     = random.NewPurpose("redial not made")
	forKeeping    = random.NewPurpose("redial made after a notice")
	forHearing    = random.NewPurpose("hears notices")
	forOtherTakes = random.NewPurpose("call of another number")
	forOtherHelps = random.NewPurpose("another number helps")
	forInstead    = random.NewPurpose("emergency number after another")
	forAfterOther = random.NewPurpose("time after another number")
	forTestTime   = random.NewPurpose("time of test call")
)

// hears reports whether a person hears the notice: the same people hear every notice of the same reach.
func (r *Reach) hears(p *Person) bool {
	return r.covers(p) && (r.Misses <= 0 || p.Key.Uniform(forHearing, 0) >= r.Misses)
}

// Notices are the notices in force, and who is calling the numbers that they give. Several may be in force at once. Of what
// a person hears, the latest word holds: the latest notice that gives a number says which number, the latest that speaks of
// calling again says whether to. When a notice ends, what the others say holds again.
type Notices struct {
	inForce  []int // which of them, in the order in which they were published
	all      [MostNotices + 1]*Notice
	busy     [MostNotices + 1]int32 // lines in use; a notice's end frees none
	known    Notice                 // in name: of the number that people know without one
	testers  random.Key
	expected uint64 // people who test, or will
}

// Reset begins a run. The key is that of the people who test.
func (s *Notices) Reset(testers random.Key) {
	*s = Notices{inForce: s.inForce[:0], testers: testers}
}

// Publish puts a notice in force, as the latest.
func (s *Notices) Publish(id int, n *Notice) {
	s.Withdraw(id)
	s.all[id] = n
	s.inForce = append(s.inForce, id)
}

// Know makes a number known that people may call without a notice.
func (s *Notices) Know(n *Number) {
	s.known.Number = *n
	s.all[KnownNumber] = &s.known
}

// Withdraw ends a notice.
func (s *Notices) Withdraw(id int) {
	for i, other := range s.inForce {
		if other == id {
			s.inForce = append(s.inForce[:i], s.inForce[i+1:]...)
			return
		}
	}
}

// Of is a notice that has been published.
func (s *Notices) Of(id int) *Notice { return s.all[id] }

// Followed is the notice whose number a person is about to call instead of the emergency number, or None. Nobody calls a
// number again that did not help; vain is the set of those. For equal shares the same people follow every notice.
func (s *Notices) Followed(p *Person, vain uint64) int {
	if len(s.inForce) == 0 || p.Kind != WantsHelp {
		return None
	}
	for i := len(s.inForce) - 1; i >= 0; i-- {
		id := s.inForce[i]
		n := s.all[id]
		if n.Diverts <= 0 || !n.Reach.hears(p) {
			continue
		}
		if vain&(1<<id) == 0 && p.Key.Uniform(forNotice, 0) < n.Diverts {
			return id
		}
		return None
	}
	return None
}

// onRedials is the latest notice that a person hears which speaks of calling again; nil: none does.
func (s *Notices) onRedials(p *Person) *Notice {
	for i := len(s.inForce) - 1; i >= 0; i-- {
		if n := s.all[s.inForce[i]]; (n.Damps > 0 || n.Keeps > 0) && n.Reach.hears(p) {
			return n
		}
	}
	return nil
}

// Stops reports whether a person does not make the call after the n-th, because a notice asks not to.
func (s *Notices) Stops(p *Person, n int32) bool {
	if len(s.inForce) == 0 {
		return false
	}
	notice := s.onRedials(p)
	return notice != nil && p.Key.Uniform(forDamped, int(n)) < notice.Damps
}

// Encourages reports whether a person who would give up after the n-th call calls again, because a notice asks to.
func (s *Notices) Encourages(p *Person, n int32) bool {
	if len(s.inForce) == 0 || p.Kind != WantsHelp {
		return false
	}
	notice := s.onRedials(p)
	return notice != nil && p.Key.Uniform(forKeeping, int(n)) < notice.Keeps
}

// Seize takes a line of a notice's number; false: all are busy.
func (s *Notices) Seize(id int) bool {
	if lines := s.all[id].Number.Lines; lines > 0 && s.busy[id] >= lines {
		return false
	}
	s.busy[id]++
	return true
}

// Free gives a line back.
func (s *Notices) Free(id int) { s.busy[id]-- }

// Busy is how many lines of a notice's number are in use.
func (s *Notices) Busy(id int) int32 { return s.busy[id] }

// Try is a person's call to the number of a notice that has a line free: how long it takes, and whether it helps.
func (n *Number) Try(p *Person, id int) (takes des.Time, helps bool) {
	return des.Time(n.Takes.Micros(p.Key.Uniform(forOtherTakes, id))), !n.Wrong && p.Key.Uniform(forOtherHelps, id) >= n.Unanswered
}

// CallsInstead reports whether a person who got no help at the number calls the emergency number, and how much later.
func (n *Number) CallsInstead(p *Person, id int) (after des.Time, calls bool) {
	return des.Time(n.After.Micros(p.Key.Uniform(forAfterOther, id))), p.Key.Uniform(forInstead, id) < n.Instead
}

// testsFade is how far the rate of test calls falls until the last of them: to e^-3, a twentieth.
const testsFade = 3

// ExpectTester numbers one more person who will test whether the emergency number works, and draws how long after the
// notice: the rate of their calls falls exponentially.
func (s *Notices) ExpectTester(within des.Time) (number uint64, after des.Time) {
	number = s.expected
	s.expected++
	u := s.testers.Of(number).Uniform(forTestTime, 0)
	elapsed := -portable.Log1p(u*portable.Expm1(-testsFade)) / testsFade
	return number, des.Time(math.Round(elapsed * float64(within)))
}

// Tester is the person of such a number, who has heard a notice: nobody tests who does not hear of it.
func (s *Notices) Tester(a *Arrivals, id int, number uint64) Person {
	p := Person{ID: Testers<<numberBits | number, Key: s.testers.Of(number)}
	key := p.Key
	for range mostTries {
		a.describeTester(&p, key)
		if s.all[id].Reach.covers(&p) {
			break
		}
		key = key.Of(0)
	}
	return p
}

// mostTries limits how often the place of a tester is drawn again until the notice reaches it.
const mostTries = 10_000

// covers reports whether the notice is told where a person is, and to those who call as they do.
func (r *Reach) covers(p *Person) bool {
	return (r.Regions == nil || r.Regions[p.Region]) && (r.Accesses == nil || r.Accesses[p.Access])
}
