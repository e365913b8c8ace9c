package watch

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
	Raises
	Clears
	Withholds // a blind monitor does not raise it
)

// State is the state of a monitor.
type State struct {
	Samples   int     // taken so far
	window    []Count // of the last samples, as a ring
	bad, good int32   // in a row
	raised    bool
	withheld  bool // an alarm that ought to have been raised
	lapsed    bool // an alarm that people have forgotten, and that has not been cleared
	dark      bool // it sees nothing
}

// NewState makes the state of a monitor whose window is so many samples long.
func NewState(window int) State { return State{window: make([]Count, window)} }

// Reset begins a replication.
func (s *State) Reset() {
	clear(s.window)
	*s = State{window: s.window}
}

// Window is what was counted since the sample that the window goes back to, or since the start of the run, and keeps
// this one in its place.
func (s *State) Window(now Count) Count {
	then := &s.window[s.Samples%len(s.window)]
	d := now.Since(*then)
	*then = now
	return d
}

// Judge takes the verdict of a sample: so many bad ones in a row raise the alarm, so many good ones clear it.
func (s *State) Judge(v Verdict, rise, fall int32, blind bool) Change {
	s.Samples++
	switch v {
	case Amiss:
		if s.bad, s.good = s.bad+1, 0; s.bad >= rise {
			return s.Raise(blind)
		}
	case Fine:
		if s.bad, s.good = 0, s.good+1; s.good >= fall {
			return s.clear(blind)
		}
	}
	return NoChange
}

// Raise raises the alarm, unless it stands already, or the monitor is blind.
func (s *State) Raise(blind bool) Change {
	switch {
	case s.raised, blind && s.withheld:
		return NoChange
	case blind:
		s.withheld, s.good = true, 0
		return Withholds
	}
	s.raised, s.withheld, s.lapsed, s.good = true, false, false, 0
	return Raises
}

// clear takes an alarm back. A blind monitor does not.
func (s *State) clear(blind bool) Change {
	if blind {
		return NoChange
	}
	s.withheld = false
	if s.raised || s.lapsed {
		s.raised, s.lapsed = false, false
		return Clears
	}
	return NoChange
}

// SetDark has a monitor forget what it saw as it goes dark, and as it sees again. One whose alarms are only recorded
// keeps its memory: an alarm that stands when that is over is raised then.
func (s *State) SetDark(dark bool) {
	if dark != s.dark {
		s.dark, s.bad, s.good, s.withheld = dark, 0, 0, false
	}
}

// ListenAnew has the monitor forget what it has seen; now is what is counted by now. An alarm whose cause lasts is raised
// again; and when it is over, that is still said, since machines may wait for it.
func (s *State) ListenAnew(now Count) {
	s.lapsed = s.lapsed || s.raised
	s.bad, s.good, s.raised, s.withheld = 0, 0, false, false
	for k := range s.window {
		s.window[k] = now
	}
}
