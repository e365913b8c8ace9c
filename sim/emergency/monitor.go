package emergency

import (
	"nines/sim/des"
	"nines/sim/random"
)

// Watch is what a monitor watches. Rates and counts are those of the calls of a sliding window, from the element's own
// logs: an element that is down, or out of service, logs nothing.
type Watch uint8

// What can be watched.
const (
	// AnswerRate is the share of calls answered within Network.AnsweredIn of being dialled, of those that were answered,
	// or refused, abandoned or cut before they were. (platform)
	AnswerRate Watch = iota
	// CutRate is the share of calls cut, at the answer, in handling or on handover, of those an agent was done with. (platform)
	CutRate
	// LossRate is the share of calls lost, of those that were over. A platform sees what it refuses and what is lost
	// while it has the call; a provider sees calls blocked, refused and unanswered. (platform, provider)
	LossRate
	// OfferedCalls is how many calls reached a platform or a control room, or were dialled at a provider.
	OfferedCalls
	// QueueLength is how many calls wait. (platform, control room)
	QueueLength
	// AgentsOn is how many agents are logged on. (platform)
	AgentsOn
	// Probes are synthetic calls, one each interval: see probe.go. (platform, provider, control room)
	Probes
)

// Sees says whether there is such a thing to watch on a kind of element.
func (w Watch) Sees(k ElementKind) bool {
	switch w {
	case OfferedCalls, Probes:
		return k == APlatform || k == AProvider || k == ARoom
	case LossRate:
		return k == APlatform || k == AProvider
	case QueueLength:
		return k == APlatform || k == ARoom
	default:
		return k == APlatform
	}
}

// Monitor watches one thing about one element, and raises an alarm.
type Monitor struct {
	Name       string
	Watches    Watch
	On         Element
	Every      des.Time // it takes a sample each so long
	Window     int      // of rates and of offered calls, in samples
	Limit      float64  // a sample is bad if it is beyond the limit
	Below      bool     // beyond is below; else above
	AtLeast    int64    // calls that a rate needs; with fewer the sample counts neither as good nor as bad
	Rise, Fall int32    // bad samples in a row that raise the alarm, good ones that clear it
	Timeout    des.Time // a synthetic call must be answered within this

	FalseAlarms random.Distribution // from one alarm that nothing is the cause of to the next; zero: there are none
}

// monitor is the state of a monitor.
type monitor struct {
	effects
	key       random.Key
	snapshots []snapshot // of the last samples of the window, as a ring
	samples   int
	bad, good int32 // in a row
	cries     int   // false alarms
	raised    bool
	withheld  bool // an alarm that ought to have been raised
	lapsed    bool // an alarm that people have forgotten, and that has not been cleared
	dark      bool // it sees nothing
}

// snapshot is how often something was counted, of how many, since the run began.
type snapshot struct{ part, of int64 }

// verdict is what a sample amounts to.
type verdict uint8

const (
	unknown verdict = iota // too few calls to tell
	fine
	amiss
)

// addMonitors makes the monitors of a network, with all the memory they will need.
func (w *World) addMonitors() {
	if len(w.net.Monitors) == 0 {
		return
	}
	w.monitors = make([]monitor, len(w.net.Monitors))
	for i := range w.monitors {
		w.monitors[i].snapshots = make([]snapshot, w.net.Monitors[i].Window)
	}
	w.logs[APlatform] = make([]logbook, len(w.net.Platforms))
	w.logs[AProvider] = make([]logbook, len(w.net.Providers))
	w.logs[ARoom] = make([]logbook, len(w.net.Rooms))
}

func (w *World) resetMonitors() {
	for i := range w.monitors {
		s := &w.monitors[i]
		clear(s.snapshots)
		*s = monitor{effects: s.effects.cleared(), snapshots: s.snapshots, key: w.draws.Key("monitor/" + w.net.Monitors[i].Name)}
	}
	for k := range w.logs {
		clear(w.logs[k])
	}
}

// startMonitors schedules first samples and first false alarms.
func (w *World) startMonitors() {
	for i := range w.net.Monitors {
		m := &w.net.Monitors[i]
		w.calendar.Schedule(m.Every, monitorSamples, int32(i), 0)
		if !m.FalseAlarms.IsZero() {
			w.awaitFalseAlarm(int32(i))
		}
	}
}

var forFalseAlarm = random.NewPurpose("false alarm")

// awaitFalseAlarm schedules the next alarm without a cause.
func (w *World) awaitFalseAlarm(i int32) {
	m, s := &w.net.Monitors[i], &w.monitors[i]
	if at := w.now + des.Time(m.FalseAlarms.Micros(s.key.Uniform(forFalseAlarm, s.cries))); at < w.net.Length {
		w.calendar.Schedule(at, monitorErrs, i, 0)
	}
	s.cries++
}

// errs is an alarm without a cause. Like any other it stands until enough good samples clear it.
func (w *World) errs(i int32) {
	w.awaitFalseAlarm(i)
	w.raise(i)
}

// watch takes a sample.
func (w *World) watch(i int32) {
	m, s := &w.net.Monitors[i], &w.monitors[i]
	w.calendar.Schedule(w.now+m.Every, monitorSamples, i, 0)
	switch w.judge(m, s) {
	case unknown:
	case amiss:
		if s.bad, s.good = s.bad+1, 0; s.bad >= m.Rise {
			w.raise(i)
		}
	case fine:
		if s.bad, s.good = 0, s.good+1; s.good >= m.Fall {
			w.clear(i)
		}
	}
	s.samples++
}

func (w *World) judge(m *Monitor, s *monitor) verdict {
	var value float64
	switch m.Watches {
	case Probes:
		value = w.probe(m, s)
	case QueueLength:
		value = float64(w.waitingAt(m.On))
	case AgentsOn:
		value = float64(w.platforms[m.On.Index].loggedOn)
	default:
		d := s.window(w.logs[m.On.Kind][m.On.Index].read(m.Watches))
		if m.Watches == OfferedCalls {
			value = float64(d.of)
			break
		}
		if d.of < max(1, m.AtLeast) {
			return unknown
		}
		value = float64(d.part) / float64(d.of)
	}
	if m.Below && value < m.Limit || !m.Below && value > m.Limit {
		return amiss
	}
	return fine
}

// window is what was counted since the sample that the window goes back to, or since the start of the run, and keeps
// this one in its place.
func (s *monitor) window(now snapshot) snapshot {
	then := &s.snapshots[s.samples%len(s.snapshots)]
	d := snapshot{now.part - then.part, now.of - then.of}
	*then = now
	return d
}

func (w *World) waitingAt(e Element) int32 {
	if e.Kind == ARoom {
		return w.rooms[e.Index].waiting
	}
	return w.platforms[e.Index].waiting
}

// raise sends an alarm, unless it stands already, or the monitor is blind.
func (w *World) raise(i int32) {
	s := &w.monitors[i]
	switch {
	case s.raised:
	case s.blind != NotBlind:
		w.withhold(i)
	default:
		s.raised, s.withheld, s.lapsed, s.good = true, false, false, 0
		w.alarm(i, AlarmRaised)
		w.deliver(Signal{At: w.now, Alarm: Raised, Monitor: i})
	}
}

// clear takes an alarm back. A blind monitor does not.
func (w *World) clear(i int32) {
	s := &w.monitors[i]
	if s.blind != NotBlind {
		return
	}
	s.withheld = false
	if s.raised || s.lapsed {
		s.raised, s.lapsed = false, false
		w.alarm(i, AlarmCleared)
		w.deliver(Signal{At: w.now, Alarm: Cleared, Monitor: i})
	}
}

// withhold is an alarm that a blind monitor does not raise: recorded at best.
func (w *World) withhold(i int32) {
	s := &w.monitors[i]
	if s.withheld {
		return
	}
	s.withheld, s.good = true, 0
	o := w.alarm(i, AlarmWithheld)
	o.Cause, o.Seen = s.blindBy, s.blind == RecordsOnly
	w.meets(s.blindBy)
}

func (w *World) alarm(i int32, f Fact) *Observation {
	o := w.tell()
	o.Fact, o.Element = f, Element{AMonitor, int16(i)}
	return o
}

// settleMonitor has a monitor forget what it saw as it goes dark, and as it sees again. One whose alarms are only recorded
// keeps its memory: an alarm that stands when that is over is raised then.
func (w *World) settleMonitor(i int) {
	s := &w.monitors[i]
	if dark := s.blind == SeesNothing; dark != s.dark {
		s.dark, s.bad, s.good, s.withheld = dark, 0, 0, false
	}
}

// listenAnew has the monitors forget what they have seen. An alarm whose cause lasts is raised again; and
// when it is over, that is still said, since machines may wait for it.
func (w *World) listenAnew() {
	for i := range w.monitors {
		m, s := &w.net.Monitors[i], &w.monitors[i]
		s.lapsed = s.lapsed || s.raised
		s.bad, s.good, s.raised, s.withheld = 0, 0, false, false
		if len(s.snapshots) == 0 {
			continue
		}
		now := w.logs[m.On.Kind][m.On.Index].read(m.Watches)
		for k := range s.snapshots {
			s.snapshots[k] = now
		}
	}
}
