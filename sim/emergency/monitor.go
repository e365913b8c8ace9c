package emergency

import (
	"slices"

	"nines/sim/des"
	"nines/sim/emergency/network"
	"nines/sim/emergency/watch"
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
	RealCalls    = watch.RealCalls
	Alarms       = watch.Alarms
)

// The parties that notice failures.
const (
	AgentsParty    = watch.AgentsParty
	RoomsParty     = watch.RoomsParty
	ProvidersParty = watch.ProvidersParty
	PublicParty    = watch.PublicParty
)

// Sees says whether there is such a thing to watch on a kind of element.
func Sees(what Watch, k ElementKind) bool { return network.Sees(what, k) }

// monitor is a monitor in one replication.
type monitor struct {
	effects
	watch.State
}

// addMonitors makes the monitors of a network, with all the memory they will need.
func (w *monitoring) addMonitors() {
	if len(w.net.Monitors) == 0 {
		return
	}
	w.monitors = make([]monitor, len(w.net.Monitors))
	for i := range w.monitors {
		w.monitors[i].State = watch.NewState(w.net.Monitors[i].Window)
		if w.net.Monitors[i].Watches == RealCalls {
			w.onCalls = append(w.onCalls, int32(i))
		}
	}
	w.logs[APlatform] = make([]watch.Logbook, len(w.net.Platforms))
	w.logs[AProvider] = make([]watch.Logbook, len(w.net.Providers))
	w.logs[ARoom] = make([]watch.Logbook, len(w.net.Rooms))
}

func (w *monitoring) resetMonitors() {
	for i := range w.monitors {
		s := &w.monitors[i]
		s.effects = s.effects.Cleared()
		s.Reset(w.draws.Key("monitor/" + w.net.Monitors[i].Name))
	}
	for k := range w.logs {
		clear(w.logs[k])
	}
}

// startMonitors schedules first samples and first false alarms.
func (w *monitoring) startMonitors() {
	for i := range w.net.Monitors {
		m, s := &w.net.Monitors[i], &w.monitors[i]
		if m.Watches < RealCalls {
			w.scheduleMonitor(s.Start(&m.Rules), monitorSamples, int32(i), s.Turn())
		}
		if !m.FalseAlarms.IsZero() {
			w.awaitFalseAlarm(int32(i))
		}
	}
}

// scheduleMonitor schedules something of a monitor, unless it would come after the end of the run.
func (w *monitoring) scheduleMonitor(at des.Time, k kind, i int32, turn uint32) {
	if at < w.net.Length {
		w.calendar.Schedule(at, k, i, turn)
	}
}

// awaitFalseAlarm schedules the next alarm without a cause.
func (w *monitoring) awaitFalseAlarm(i int32) {
	m, s := &w.net.Monitors[i], &w.monitors[i]
	w.scheduleMonitor(w.now+s.AwaitCry(&m.Rules), monitorErrs, i, 0)
}

// handleMonitor handles the events of monitors. What their turn is says each kind of event for itself.
func (w *monitoring) handleMonitor(k kind, i int32, turn uint32) {
	m, s := &w.net.Monitors[i], &w.monitors[i]
	switch k {
	case monitorSamples:
		if turn != s.Turn() { // the sample has been moved
			w.inspect.Stale++
			return
		}
		w.takeSample(i)
	case verdictIsKnown:
		if m.Waits {
			s.Waited(w.now)
		}
		verdict := watch.Verdict(turn & verdictMask)
		w.alarm(i, s.Hear(&m.Rules, verdict, int(turn>>verdictBits), w.now))
		if verdict == watch.Amiss && m.Forgets > 0 {
			w.scheduleMonitor(w.now+m.Forgets, monitorForgets, i, s.Failed())
		}
		w.planSample(i)
	case alarmIsDue:
		w.alarm(i, s.Arrive(turn))
	case monitorForgets:
		w.alarm(i, s.Forget(&m.Rules, turn))
	case monitorErrs: // an alarm without a cause
		w.awaitFalseAlarm(i)
		w.alarm(i, s.Cry(&m.Rules, w.now))
	}
}

// The turn of a verdict is the verdict and, above it, the number of its sample.
const (
	verdictBits = 2
	verdictMask = 1<<verdictBits - 1
)

// takeSample takes a sample. The verdict counts when it is known, which may be later.
func (w *monitoring) takeSample(i int32) {
	m, s := &w.net.Monitors[i], &w.monitors[i]
	verdict, after := w.judge(m, s)
	sample := s.Take(w.now)
	if after > 0 {
		w.awaitVerdict(i, sample, verdict, after)
	} else {
		w.alarm(i, s.Hear(&m.Rules, verdict, sample, w.now))
	}
	if after == 0 || !m.Waits {
		w.planSample(i)
	}
}

func (w *monitoring) awaitVerdict(i int32, sample int, v watch.Verdict, after des.Time) {
	w.scheduleMonitor(w.now+after, verdictIsKnown, i, uint32(sample)<<verdictBits|uint32(v))
}

// planSample schedules the next sample, if that is news.
func (w *monitoring) planSample(i int32) {
	m, s := &w.net.Monitors[i], &w.monitors[i]
	if m.Watches >= RealCalls { // it takes none of its own
		return
	}
	if at, isNews := s.Plan(&m.Rules, w.now); isNews {
		w.scheduleMonitor(at, monitorSamples, i, s.Turn())
	}
}

// judge is the verdict of a sample, and how long it is until it is known.
func (w *monitoring) judge(m *Monitor, s *monitor) (watch.Verdict, des.Time) {
	if m.Watches == Probes {
		return m.Known(w.probe(m, s))
	}
	return w.look(m, s), 0
}

// look is the verdict of a sample that looks at how things are, or at what was counted.
func (w *monitoring) look(m *Monitor, s *monitor) watch.Verdict {
	var value float64
	switch m.Watches {
	case QueueLength:
		value = float64(w.waitingAt(m.On))
	case AgentsOn:
		value = float64(w.stageOne.platforms[m.On.Index].LoggedOn)
	default:
		d, isFull := s.Window(w.logs[m.On.Kind][m.On.Index].Read(m.Watches))
		switch {
		case !isFull:
			return watch.Unknown
		case m.Watches == OfferedCalls:
			value = float64(d.Of)
		case d.Of < max(1, m.AtLeast):
			return watch.Unknown
		default:
			value = float64(d.Part) / float64(d.Of)
		}
	}
	if m.Below && value < m.Limit || !m.Below && value > m.Limit {
		return watch.Amiss
	}
	return watch.Fine
}

func (w *monitoring) waitingAt(e Element) int32 {
	if e.Kind == ARoom {
		return w.stageTwo.rooms[e.Index].Waiting
	}
	return w.stageOne.platforms[e.Index].Waiting
}

// alarm reports a change of a monitor's alarm and sends it to the strategy.
func (w *monitoring) alarm(i int32, c watch.Change) {
	switch s := &w.monitors[i]; c {
	case watch.Delayed:
		at, number := s.Due()
		w.scheduleMonitor(at, alarmIsDue, i, number)
	case watch.Raised:
		w.tellAlarm(i, AlarmRaised)
		w.command.deliver(Signal{At: w.now, Alarm: Raised, Monitor: i})
		w.countAlarms(i)
	case watch.Cleared:
		w.tellAlarm(i, AlarmCleared)
		w.command.deliver(Signal{At: w.now, Alarm: Cleared, Monitor: i})
		w.countAlarms(i)
	case watch.Withheld:
		o := w.tellAlarm(i, AlarmWithheld)
		o.Cause, o.Seen = s.BlindBy, s.Blind == RecordsOnly
		w.command.meets(s.BlindBy)
	}
}

// countAlarms updates the monitors that count alarms when one of those alarms has changed. After people start listening
// again, an alarm they already heard is raised again only by newer alarms.
func (w *monitoring) countAlarms(changed int32) {
	for g := range w.net.Monitors {
		m := &w.net.Monitors[g]
		if !slices.Contains(m.Of, int16(changed)) {
			continue
		}
		all, news := int32(0), int32(0)
		for _, i := range m.Of {
			stands, isFresh := w.monitors[i].Stands()
			if stands {
				all++
			}
			if isFresh {
				news++
			}
		}
		s, verdict := &w.monitors[g], watch.Unknown
		switch {
		case all < m.Raises:
			verdict = watch.Fine
		case news >= m.Raises || !s.Lapsed():
			verdict = watch.Amiss
		}
		w.alarm(int32(g), s.Hear(&m.Rules, verdict, s.Take(w.now), w.now))
	}
}

func (w *monitoring) tellAlarm(i int32, f Fact) *Observation {
	o := w.telling.tell()
	o.Fact, o.Element = f, Element{Kind: AMonitor, Index: int16(i)}
	return o
}

// settleMonitor lets a monitor meet a new condition of its own.
func (w *monitoring) settleMonitor(i int) {
	s := &w.monitors[i]
	s.Muted = s.Blind != NotBlind
	s.SetDark(s.Blind == SeesNothing)
}

// listenAgain is when people listen to the monitors again.
func (w *monitoring) listenAgain() {
	for i := range w.monitors {
		w.monitors[i].ListenAgain()
	}
}

// reading is what a platform says of itself; nothing if it is down.
func (w *monitoring) reading(p int) Reading {
	s := &w.stageOne.platforms[p]
	if s.Down != Up {
		return Reading{}
	}
	return Reading{
		Known: true, Waiting: s.Waiting, Room: s.queueCap, Agents: s.LoggedOn, Busy: s.Busy, Arrived: s.arrived, Answered: s.answered,
	}
}
