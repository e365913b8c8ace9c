package recovery

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"nines/sim/choices"
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/emergency/watch"
	"nines/sim/random"
)

// Monitor is a machine that watches one thing about one element and raises an alarm.
type Monitor struct {
	Name         string              `yaml:",key"`
	Watches      Watch               `yaml:"watches,variant" required:"true" doc:"What it watches."`
	On           string              `yaml:"on" doc:"The element (for all but alarms). platforms.NAME: everything. providers.NAME: loss-rate, offered, probe and real-calls. providers.NAME.routes.PLATFORM: probe and real-calls. control-rooms.SERVICE or control-rooms.SERVICE.ROOM: queue, offered and probe."`
	Every        des.Time            `yaml:"every" unit:"duration" min:"10ms" default:"30s" doc:"How often it takes a sample. Real calls and alarms are not sampled: for them, the keys from here to initial-delay have no effect."`
	InDoubt      *des.Time           `yaml:"every-in-doubt" unit:"duration" min:"10ms" doc:"How often while a change is in doubt: some failures but not enough for the alarm, or some successes but not enough to clear it. Without it, as every."`
	Alarmed      *des.Time           `yaml:"every-alarmed" unit:"duration" min:"10ms" doc:"How often while the alarm is on and samples fail. Without it, as every."`
	CountsFrom   string              `yaml:"every-counts-from" enum:"sample,verdict" default:"sample" doc:"What the time to the next sample counts from: the sample before (several probes can then be under way), or its verdict."`
	Phase        *des.Time           `yaml:"phase" unit:"duration" doc:"When within its interval it takes samples. With 0s, the first sample is at the start of the run. Without it, the phase is drawn at random for each replication."`
	InitialDelay des.Time            `yaml:"initial-delay" unit:"duration" default:"0s" doc:"How long after the start of the run its first interval begins."`
	AlarmAfter   int32               `yaml:"alarm-after" unit:"failures" also:"samples" bare:"true" min:"1" default:"1 failure" old:"rise" instead:"write alarm-after: 3 failures (HAProxy and keepalived: fall), or clear-after: 2 successes (HAProxy and keepalived: rise). In nines 0.1, rise meant alarm-after" doc:"Failures in a row that raise the alarm: bad samples, failed probes, failed calls."`
	ClearAfter   int32               `yaml:"clear-after" unit:"successes" also:"samples" bare:"true" min:"1" default:"1 success" old:"fall" instead:"write alarm-after: 3 failures (HAProxy and keepalived: fall), or clear-after: 2 successes (HAProxy and keepalived: rise). In nines 0.1, fall meant clear-after" doc:"Successes in a row that clear it."`
	Delay        random.Distribution `yaml:"delay" unit:"duration" default:"0s" doc:"Time from the last of these failures until the alarm is raised, for people and machines. An alarm that clears within this time is never raised."`
	PeopleAfter  random.Distribution `yaml:"people-act-after" unit:"duration" default:"0s" doc:"Time from the alarm until people act on it. They ignore an alarm that has cleared by then. Machines act at once."`
	FalseAlarms  float64             `yaml:"false-alarms" unit:"rate" default:"0/day" doc:"Alarms without a cause, such as 0.1/day: a Poisson process."`
}

// Watch is what a monitor watches, as a scenario writes it.
type Watch interface {
	// Tell puts it into the description of a monitor. An error is a mistake of the scenario's author.
	Tell(*emergency.Monitor) error
	// Over is the length of the window that is looked at; 0 for what is looked at as it is at that instant.
	Over() des.Time
	// Words says in words when a sample is bad, to follow "when".
	Words() string
}

// NewWatch makes the named sort of watch, to be filled in; nil if there is no such sort.
func NewWatch(name string) Watch { return watches.New(name) }

// AboutWatch says what a sort of watch looks at.
func AboutWatch(name string) string { return watches.About(name) }

// Watches are the names of all that can be watched.
func Watches() []string { return watches.Names() }

// watches is the table of what can be watched.
var watches = choices.Table[Watch]{
	{Name: "answer-rate", About: "How many calls are answered in time.",
		Make: func() Watch { return new(AnswerRate) }},
	{Name: "cut-rate", About: "How many calls are cut.",
		Make: func() Watch { return new(CutRate) }},
	{Name: "loss-rate", About: "How many calls are lost.",
		Make: func() Watch { return new(LossRate) }},
	{Name: "offered", About: "How many calls arrive.",
		Make: func() Watch { return new(Offered) }},
	{Name: "queue", About: "How many calls wait.",
		Make: func() Watch { return new(Queue) }},
	{Name: "agents", About: "How many agents are logged on.",
		Make: func() Watch { return new(AgentsOn) }},
	{Name: "probe", About: "Whether a synthetic call succeeds.",
		Make: func() Watch { return new(Probe) }},
	{Name: "real-calls", About: "Whether callers' calls succeed, one after the other.",
		Make: func() Watch { return new(RealCalls) }},
	{Name: "alarms", About: "How many of several monitors have their alarm on.",
		Make: func() Watch { return new(Alarms) }},
}

// Rate is what all monitors of rates have.
type Rate struct {
	Length  des.Time `yaml:"over" unit:"duration" positive:"true" max:"1d" required:"true" doc:"The sliding window: a multiple of every. An element that is down or out of service logs nothing."`
	AtLeast int32    `yaml:"at-least" unit:"calls" min:"1" default:"1 calls" doc:"With fewer calls in the window, the sample is neither good nor bad."`
}

// Over implements Watch.
func (r *Rate) Over() des.Time { return r.Length }

func (r *Rate) tell(m *emergency.Monitor, w emergency.Watch, limit float64, below bool) error {
	m.Watches, m.Limit, m.Below, m.AtLeast = w, limit, below, int64(r.AtLeast)
	return nil
}

// words says of what calls a rate is the share.
func (r *Rate) words(what string, limit float64) string {
	text := fmt.Sprintf("%s %.3g %% over %s", what, 100*limit, span(r.Length))
	if r.AtLeast > 1 {
		text += fmt.Sprintf(" (with at least %d calls)", r.AtLeast)
	}
	return text
}

// span is a length of time in words.
func span(t des.Time) string {
	if t%des.Minute == 0 && t > 0 {
		return fmt.Sprintf("%dm", t/des.Minute)
	}
	return fmt.Sprintf("%gs", t.Seconds())
}

// AnswerRate watches how many calls are answered in time.
type AnswerRate struct {
	Rate  `yaml:",inline"`
	Below float64 `yaml:"below" unit:"share" required:"true" doc:"A sample is bad if less than this share of calls is answered within study.target.answered-in after dialling. It counts calls that were answered in the window, or refused, abandoned or cut before the answer."`
}

// Tell implements Watch.
func (w *AnswerRate) Tell(m *emergency.Monitor) error {
	return w.tell(m, emergency.AnswerRate, w.Below, true)
}

// Words implements Watch.
func (w *AnswerRate) Words() string { return w.words("calls answered in time are below", w.Below) }

// CutRate watches how many calls are cut.
type CutRate struct {
	Rate  `yaml:",inline"`
	Above float64 `yaml:"above" unit:"share" required:"true" doc:"A sample is bad if more than this share of calls is cut at the answer, in handling or on handover. It counts calls that an agent finished in the window."`
}

// Tell implements Watch.
func (w *CutRate) Tell(m *emergency.Monitor) error {
	return w.tell(m, emergency.CutRate, w.Above, false)
}

// Words implements Watch.
func (w *CutRate) Words() string { return w.words("calls cut are above", w.Above) }

// LossRate watches how many calls are lost.
type LossRate struct {
	Rate  `yaml:",inline"`
	Above float64 `yaml:"above" unit:"share" required:"true" doc:"A sample is bad if more than this share of the calls that ended in the window is lost. A platform sees calls it refuses and calls lost while it has them. A provider sees blocked, refused and unanswered calls."`
}

// Tell implements Watch.
func (w *LossRate) Tell(m *emergency.Monitor) error {
	return w.tell(m, emergency.LossRate, w.Above, false)
}

// Words implements Watch.
func (w *LossRate) Words() string { return w.words("calls lost are above", w.Above) }

// Offered watches how many calls come.
type Offered struct {
	Length des.Time `yaml:"over" unit:"duration" positive:"true" max:"1d" required:"true" doc:"The sliding window in which calls are counted: a multiple of every."`
	Below  *int32   `yaml:"below" unit:"calls" doc:"A sample is bad if fewer calls than this reached the element in the window. Give below or above."`
	Above  *int32   `yaml:"above" unit:"calls" doc:"A sample is bad if more calls than this reached it."`
}

// Over implements Watch.
func (w *Offered) Over() des.Time { return w.Length }

// Tell implements Watch.
func (w *Offered) Tell(m *emergency.Monitor) error {
	m.Watches = emergency.OfferedCalls
	switch {
	case w.Below != nil && w.Above != nil:
		return errors.New("a monitor has one limit, and this has below and above: leave one out, or write a second monitor")
	case w.Below == nil && w.Above == nil:
		return errors.New("this does not say how many calls are too few or too many: add below or above")
	case w.Below != nil:
		m.Limit, m.Below = float64(*w.Below), true
	default:
		m.Limit = float64(*w.Above)
	}
	return nil
}

// Words implements Watch.
func (w *Offered) Words() string {
	switch {
	case w.Below != nil && *w.Below == 1:
		return "no call arrives in " + span(w.Length)
	case w.Below != nil:
		return fmt.Sprintf("fewer than %d calls arrive in %s", *w.Below, span(w.Length))
	}
	return fmt.Sprintf("more than %d calls arrive in %s", *w.Above, span(w.Length))
}

// instant is what is looked at as it is.
type instant struct{}

// Over implements Watch.
func (instant) Over() des.Time { return 0 }

// Queue watches how many calls wait.
type Queue struct {
	instant `yaml:"-"`
	Above   int32 `yaml:"above" unit:"calls" required:"true" doc:"A sample is bad if more calls than this wait then."`
}

// Tell implements Watch.
func (w *Queue) Tell(m *emergency.Monitor) error {
	m.Watches, m.Limit = emergency.QueueLength, float64(w.Above)
	return nil
}

// Words implements Watch.
func (w *Queue) Words() string {
	if w.Above == 0 {
		return "any call waits"
	}
	return fmt.Sprintf("more than %d calls wait", w.Above)
}

// AgentsOn watches how many agents are logged on.
type AgentsOn struct {
	instant `yaml:"-"`
	Below   int32 `yaml:"below" unit:"count" min:"1" required:"true" doc:"A sample is bad if fewer agents than this are logged on then."`
}

// Tell implements Watch.
func (w *AgentsOn) Tell(m *emergency.Monitor) error {
	m.Watches, m.Limit, m.Below = emergency.AgentsOn, float64(w.Below), true
	return nil
}

// Words implements Watch.
func (w *AgentsOn) Words() string {
	if w.Below == 1 {
		return "no agent is logged on"
	}
	return fmt.Sprintf("fewer than %d agents are logged on", w.Below)
}

// Probe watches by synthetic calls.
type Probe struct {
	instant `yaml:"-"`
	Timeout des.Time `yaml:"timeout" unit:"duration" min:"10ms" default:"10s" doc:"Each sample is a synthetic call. It takes no capacity and meets what a caller would meet at that moment. A busy tone fails at once, and a cut line at the answer. Silence or no answer fails after this time. If nobody is free, its wait is estimated as (calls waiting + 1) × mean work / people. A platform out of service is only checked for being up. A provider's call takes its routes like a caller's."`
}

// Tell implements Watch.
func (w *Probe) Tell(m *emergency.Monitor) error {
	m.Watches, m.Timeout = emergency.Probes, w.Timeout
	return nil
}

// Words implements Watch.
func (w *Probe) Words() string {
	return fmt.Sprintf("a synthetic call fails, or is not answered within %s", span(w.Timeout))
}

// RealCalls watches what becomes of callers' calls.
type RealCalls struct {
	instant  `yaml:"-"`
	Failures []string  `yaml:"failures" enum:"blocked,refused,unanswered,abandoned,cut" default:"[blocked, refused, unanswered]" doc:"What counts as a failure. Blocked: no circuit. Refused: by the platform or a limit. Unanswered: silence until network or caller gave up. Abandoned: the caller hung up while it rang. Cut: after the answer. An answered call is a success. If cut is a failure, the call must first end without a cut. Other calls do not count."`
	Forgets  *des.Time `yaml:"forgotten-after" unit:"duration" positive:"true" doc:"After this long without a failure, failures are forgotten and the alarm clears, even without a success. Without it, an alarm that moves all traffic away never clears, because no call comes that can succeed."`
}

// Tell implements Watch.
func (w *RealCalls) Tell(m *emergency.Monitor) error {
	m.Watches = emergency.RealCalls
	if len(w.Failures) == 0 {
		return errors.New("the list is empty, so no call is a failure: name some, such as failures: [refused, unanswered]")
	}
	for _, name := range w.Failures {
		m.Fails |= watch.Set(watch.Call(slices.Index(callNames, name)))
	}
	if w.Forgets != nil {
		m.Forgets = *w.Forgets
	}
	return nil
}

// callNames are the failures of real calls, in the order of package watch.
var callNames = []string{watch.Blocked: "blocked", watch.Refused: "refused", watch.Unanswered: "unanswered", watch.Abandoned: "abandoned", watch.CutOff: "cut"}

// Words implements Watch.
func (w *RealCalls) Words() string { return "a call is " + strings.Join(w.Failures, " or ") }

// Alarms watches other monitors.
type Alarms struct {
	instant `yaml:"-"`
	AtLeast int32    `yaml:"at-least" unit:"count" min:"1" required:"true" doc:"The alarm is on while at least this many of the monitors have their alarm on."`
	Of      []string `yaml:"of" required:"true" doc:"The monitors. People then act only on this alarm, not on theirs. Machines may use either."`
}

// Tell implements Watch.
func (w *Alarms) Tell(m *emergency.Monitor) error {
	m.Watches, m.Raises = emergency.Alarms, w.AtLeast
	if int(w.AtLeast) > len(w.Of) {
		return fmt.Errorf("this needs %d alarms, but of names %d monitors, so it never raises its alarm: lower at-least or name more monitors", w.AtLeast, len(w.Of))
	}
	return nil
}

// Words implements Watch.
func (w *Alarms) Words() string {
	return fmt.Sprintf("%d of the monitors %s have their alarm on", w.AtLeast, strings.Join(w.Of, ", "))
}
