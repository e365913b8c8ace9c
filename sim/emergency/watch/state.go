package watch

import (
	"nines/sim/des"
	"nines/sim/random"
)

// Verdict is what a sample amounts to.
type Verdict uint8

// The verdicts.
const (
	Unknown Verdict = iota // too few calls to tell
	Fine
	Amiss
)

// Change is what a monitor does about its alarm.
type Change uint8

// The changes of an alarm.
const (
	NoChange Change = iota
	Delayed         // it will be due at State.Due
	Raised          // everybody hears it
	Cleared         // everybody hears that it is over
	Withheld        // a blind monitor does not raise it
)

// State is the state of a monitor in one replication. Nobody but the monitor changes it, and it keeps no clock.
type State struct {
	Muted bool // the monitor is blind: nobody hears its alarms. The world says so

	key       random.Key // of all its draws
	window    []Count    // what was counted by the last samples, as a ring
	samples   int        // taken so far
	heard     int        // verdicts of samples before this one no longer count
	bad, good int32      // verdicts in a row; one of the two is 0

	last des.Time // what the time to the next sample counts from
	next des.Time // the next sample; des.Never while a verdict is waited for
	turn uint32   // of the next sample: a sample with another turn has been moved

	standing bool     // so many failures have come, and not so many successes since
	due      des.Time // when the delay of that alarm is over
	alarms   uint32   // that have stood, this one included: its number
	cries    int      // false alarms drawn
	failures uint32   // heard so far: see Forget

	raised   bool  // everybody has heard of the alarm, and not that it is over
	withheld bool  // nobody has heard of it: the monitor is blind
	lapsed   bool  // everybody has heard of it, but people listen again since, and not that it is over; never with raised
	fresh    int   // of a lapsed alarm: the first sample that looks at nothing from before people listened again
	again    int32 // of a lapsed alarm: failures in a row among the fresh samples
	dark     bool  // it sees nothing
}

// NewState makes the state of a monitor whose window is so many samples long; 0: it looks at things as they are.
func NewState(window int) State { return State{window: make([]Count, window)} }

// Reset begins a replication with the draws of a key.
func (s *State) Reset(k random.Key) {
	clear(s.window)
	*s = State{window: s.window, key: k}
}

// Key is the key of the monitor's draws.
func (s *State) Key() random.Key { return s.key }

// Start is when the first sample is due.
func (s *State) Start(r *Rules) des.Time {
	s.next = r.First(s.key)
	return s.next
}

// Turn is the turn of the next sample.
func (s *State) Turn() uint32 { return s.turn }

// Samples is how many samples have been taken: the number of the next one.
func (s *State) Samples() int { return s.samples }

// Take takes a sample and gives its number. Unless its verdict is known at once, and times count from verdicts, the next
// sample is due an interval from now: see Plan.
func (s *State) Take(now des.Time) int {
	s.last, s.next = now, des.Never
	s.samples++
	return s.samples - 1
}

// Plan says when the next sample is due, and whether that has changed, in which case it has a new turn. While a verdict is
// under way, and times count from verdicts, there is none.
func (s *State) Plan(r *Rules, now des.Time) (des.Time, bool) {
	due := max(now, s.last+s.interval(r))
	if due == s.next {
		return due, false
	}
	s.next = due
	s.turn++
	return due, true
}

// interval is the time from one sample to the next as things stand.
func (s *State) interval(r *Rules) des.Time {
	switch inDoubt := s.standing && s.good > 0 || !s.standing && s.bad > 0; {
	case inDoubt && r.InDoubt > 0:
		return r.InDoubt
	case s.standing && !inDoubt && r.Alarmed > 0:
		return r.Alarmed
	}
	return r.Every
}

// Window is what was counted since the sample that the window goes back to, and keeps this sample in its place. Before
// the window is full there is nothing to tell. To be called before Take.
func (s *State) Window(now Count) (Count, bool) {
	then := &s.window[s.samples%len(s.window)]
	d := now.Since(*then)
	*then = now
	return d, s.samples >= len(s.window)
}

// Hear takes the verdict of a sample, when it is known: so many failures in a row raise the alarm, so many successes clear
// it. Verdicts count in the order in which they become known.
func (s *State) Hear(r *Rules, v Verdict, sample int, now des.Time) Change {
	switch {
	case sample < s.heard || v == Unknown:
		return NoChange
	case v == Fine:
		return s.succeed(r)
	}
	return s.fail(r, sample, now)
}

// Waited is Hear of a sample whose verdict was waited for: the time to the next sample counts from now.
func (s *State) Waited(now des.Time) { s.last = now }

func (s *State) succeed(r *Rules) Change {
	s.bad, s.again, s.good = 0, 0, s.good+1
	if s.good < r.Successes {
		return NoChange
	}
	s.standing = false
	switch {
	case s.Muted:
		return NoChange // nobody hears that an alarm is over before the monitor sees again
	case s.raised || s.lapsed:
		s.raised, s.lapsed, s.withheld = false, false, false
		return Cleared
	}
	s.withheld = false
	return NoChange
}

func (s *State) fail(r *Rules, sample int, now des.Time) Change {
	s.bad, s.good = s.bad+1, 0
	s.failures++
	switch {
	case !s.standing && s.bad < r.Failures:
		return NoChange
	case !s.standing:
		return s.stand(r, now)
	case now < s.due:
		return NoChange
	case s.lapsed && sample < s.fresh:
		return NoChange
	case s.lapsed:
		if s.again++; s.again < r.Failures {
			return NoChange
		}
	}
	return s.announce()
}

// stand begins an alarm, which everybody hears once its delay is over.
func (s *State) stand(r *Rules, now des.Time) Change {
	s.standing, s.good = true, 0
	s.due = now + des.Time(r.Delay.Micros(s.key.Uniform(forDelay, int(s.alarms))))
	s.alarms++
	if s.due > now {
		return Delayed
	}
	return s.announce()
}

// Due is when the delay of the alarm is over, and the number of the alarm.
func (s *State) Due() (des.Time, uint32) { return s.due, s.alarms }

// Arrive is when the delay of an alarm is over. One that has cleared is let be.
func (s *State) Arrive(alarm uint32) Change {
	if !s.standing || alarm != s.alarms {
		return NoChange
	}
	return s.announce()
}

func (s *State) announce() Change {
	switch {
	case s.raised, s.Muted && s.withheld:
		return NoChange
	case s.Muted:
		s.withheld = true
		return Withheld
	}
	s.raised, s.withheld, s.lapsed = true, false, false
	return Raised
}

// Cry is an alarm without a cause. Like any other it stands until enough successes clear it. While an alarm stands it is
// none of its own.
func (s *State) Cry(r *Rules, now des.Time) Change {
	if s.standing {
		return NoChange
	}
	return s.stand(r, now)
}

// AwaitCry is how long it is to the next false alarm.
func (s *State) AwaitCry(r *Rules) des.Time {
	s.cries++
	return r.NextFalseAlarm(s.key, s.cries-1)
}

// Failed is how many failures have been heard.
func (s *State) Failed() uint32 { return s.failures }

// Forget is when the failures in a row are forgotten because none has come for a while, since that many were heard. An
// alarm is cleared, as by so many successes.
func (s *State) Forget(r *Rules, failures uint32) Change {
	if failures != s.failures {
		return NoChange
	}
	s.good = max(s.good, r.Successes-1)
	return s.succeed(r)
}

// SetDark has a monitor forget what it saw as it goes dark, and as it sees again; verdicts that are under way are lost.
// One whose alarms are only recorded keeps its memory: an alarm that stands when that is over is raised then.
func (s *State) SetDark(dark bool) {
	if dark == s.dark {
		return
	}
	s.dark, s.bad, s.good, s.again, s.withheld, s.heard = dark, 0, 0, 0, false, s.samples
	s.standing = s.standing && (s.raised || s.lapsed)
}

// ListenAgain is when people have forgotten the alarm and listen again, as they do after an incident. The monitor forgets
// nothing. A standing alarm is raised again if its cause lasts: after enough failures in a row, in new samples only. The end
// of an alarm is always reported, because machines may wait for it.
func (s *State) ListenAgain() {
	if s.raised || s.lapsed {
		s.raised, s.lapsed = false, true
		s.again, s.fresh = 0, s.samples+len(s.window)
	}
}

// Lapsed says whether people listen again since they heard of the alarm.
func (s *State) Lapsed() bool { return s.lapsed }

// Stands says whether everybody has heard of the alarm and not that it is over, and whether people have since they listened
// again.
func (s *State) Stands() (stands, fresh bool) { return s.raised || s.lapsed, s.raised }
