package emergency

// reminder is something that the strategy is to be told at a time.
type reminder struct {
	what   reminderKind
	of     int32  // a sensor, a step of the runbook or a platform
	wakeup Wakeup // counts for all but reports
}

// reminderKind is why the strategy is told.
type reminderKind uint8

const (
	aReport   reminderKind = iota // a sensor reports
	aWakeup                       // something of its own
	aReading                      // the counters of a platform
	stepsWork                     // work on a step of the runbook is done
)

// remember keeps what the strategy is to be told, and gives the number under which it is kept.
func (w *command) remember(d reminder) int32 {
	if n := len(w.freeReminders); n > 0 {
		i := w.freeReminders[n-1]
		w.freeReminders = w.freeReminders[:n-1]
		w.reminders[i] = d
		return i
	}
	w.reminders = append(w.reminders, d)
	return int32(len(w.reminders) - 1)
}

// wakeStrategy is when something is due.
func (w *command) wakeStrategy(i int32) {
	d := w.reminders[i]
	w.freeReminders = append(w.freeReminders, i)
	switch d.what {
	case aReport:
		w.deliver(Signal{At: w.now, Report: true, Sensor: d.of})
	case aReading:
		w.deliver(Signal{At: w.now, Due: d.wakeup, Reading: w.monitoring.reading(int(d.of))})
	case stepsWork:
		w.finishWork(int(d.of), d.wakeup)
	default:
		w.send(d.wakeup)
	}
}
