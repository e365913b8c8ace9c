package emergency

import (
	"nines/sim/des"
	"nines/sim/emergency/watch"
	"nines/sim/random"
)

// What monitors and parties are told apart by stands in package watch.
type (
	Watch   = watch.What
	Party   = watch.Party
	Sensor  = watch.Sensor
	Reading = watch.Reading
)

// What can be watched.
const (
	AnswerRate   = watch.AnswerRate
	CutRate      = watch.CutRate
	LossRate     = watch.LossRate
	OfferedCalls = watch.OfferedCalls
	QueueLength  = watch.QueueLength
	AgentsOn     = watch.AgentsOn
	Probes       = watch.Probes
)

// The parties that notice failures.
const (
	AgentsParty    = watch.AgentsParty
	RoomsParty     = watch.RoomsParty
	ProvidersParty = watch.ProvidersParty
	PublicParty    = watch.PublicParty
)

// Sees says whether there is such a thing to watch on a kind of element.
func Sees(what Watch, k ElementKind) bool {
	switch what {
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

// monitor is a monitor in one replication.
type monitor struct {
	effects
	watch.State
	key   random.Key
	cries int // false alarms
}

// addMonitors makes the monitors of a network, with all the memory they will need.
func (w *World) addMonitors() {
	if len(w.net.Monitors) == 0 {
		return
	}
	w.monitors = make([]monitor, len(w.net.Monitors))
	for i := range w.monitors {
		w.monitors[i].State = watch.NewState(w.net.Monitors[i].Window)
	}
	w.logs[APlatform] = make([]watch.Logbook, len(w.net.Platforms))
	w.logs[AProvider] = make([]watch.Logbook, len(w.net.Providers))
	w.logs[ARoom] = make([]watch.Logbook, len(w.net.Rooms))
}

func (w *World) resetMonitors() {
	for i := range w.monitors {
		s := &w.monitors[i]
		s.effects, s.key, s.cries = s.effects.Cleared(), w.draws.Key("monitor/"+w.net.Monitors[i].Name), 0
		s.State.Reset()
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
	s := &w.monitors[i]
	w.alarm(i, s.Raise(s.Blind != NotBlind))
}

// watch takes a sample.
func (w *World) watch(i int32) {
	m, s := &w.net.Monitors[i], &w.monitors[i]
	w.calendar.Schedule(w.now+m.Every, monitorSamples, i, 0)
	w.alarm(i, s.Judge(w.judge(m, s), m.Rise, m.Fall, s.Blind != NotBlind))
}

func (w *World) judge(m *Monitor, s *monitor) watch.Verdict {
	var value float64
	switch m.Watches {
	case Probes:
		value = w.probe(m, s)
	case QueueLength:
		value = float64(w.waitingAt(m.On))
	case AgentsOn:
		value = float64(w.platforms[m.On.Index].LoggedOn)
	default:
		d := s.Window(w.logs[m.On.Kind][m.On.Index].Read(m.Watches))
		if m.Watches == OfferedCalls {
			value = float64(d.Of)
			break
		}
		if d.Of < max(1, m.AtLeast) {
			return watch.Unknown
		}
		value = float64(d.Part) / float64(d.Of)
	}
	if m.Below && value < m.Limit || !m.Below && value > m.Limit {
		return watch.Amiss
	}
	return watch.Fine
}

func (w *World) waitingAt(e Element) int32 {
	if e.Kind == ARoom {
		return w.rooms[e.Index].Waiting
	}
	return w.platforms[e.Index].Waiting
}

// alarm tells of what a monitor does about its alarm, and sends it to the strategy.
func (w *World) alarm(i int32, c watch.Change) {
	switch c {
	case watch.Raises:
		w.tellAlarm(i, AlarmRaised)
		w.deliver(Signal{At: w.now, Alarm: Raised, Monitor: i})
	case watch.Clears:
		w.tellAlarm(i, AlarmCleared)
		w.deliver(Signal{At: w.now, Alarm: Cleared, Monitor: i})
	case watch.Withholds:
		s := &w.monitors[i]
		o := w.tellAlarm(i, AlarmWithheld)
		o.Cause, o.Seen = s.BlindBy, s.Blind == RecordsOnly
		w.meets(s.BlindBy)
	}
}

func (w *World) tellAlarm(i int32, f Fact) *Observation {
	o := w.tell()
	o.Fact, o.Element = f, Element{Kind: AMonitor, Index: int16(i)}
	return o
}

// settleMonitor lets a monitor meet a new condition of its own.
func (w *World) settleMonitor(i int) {
	s := &w.monitors[i]
	s.SetDark(s.Blind == SeesNothing)
}

// listenAnew has the monitors forget what they have seen.
func (w *World) listenAnew() {
	for i := range w.monitors {
		m, s := &w.net.Monitors[i], &w.monitors[i]
		now := watch.Count{}
		if m.Window > 0 {
			now = w.logs[m.On.Kind][m.On.Index].Read(m.Watches)
		}
		s.ListenAnew(now)
	}
}
