package recovery

import (
	"errors"
	"fmt"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// Monitor is a machine that watches one thing about one element and raises an alarm.
type Monitor struct {
	Name        string              `yaml:",key"`
	Watches     Watch               `yaml:"watches,variant" required:"true" doc:"What it watches."`
	On          string              `yaml:"on" required:"true" doc:"The element: platforms.NAME for everything; providers.NAME for loss-rate, offered and probe; control-rooms.SERVICE or control-rooms.SERVICE.ROOM for queue, offered and probe."`
	Every       des.Time            `yaml:"every" unit:"duration" min:"1s" default:"30s" doc:"How often it takes a sample."`
	Rise        int32               `yaml:"rise" unit:"count" min:"1" default:"1" doc:"Bad samples in a row that raise the alarm."`
	Fall        int32               `yaml:"fall" unit:"count" min:"1" default:"1" doc:"Good samples in a row that clear it."`
	Delay       random.Distribution `yaml:"delay" unit:"duration" default:"0s" doc:"From the alarm until somebody acts on it. One that has cleared by then is let be."`
	FalseAlarms float64             `yaml:"false-alarms" unit:"rate" default:"0/day" doc:"Alarms that nothing is the cause of, such as 0.1/day: a Poisson process."`
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
var watches = emergency.Choices[Watch]{
	{Name: "answer-rate", About: "How many calls are answered in time.",
		Make: func() Watch { return new(AnswerRate) }},
	{Name: "cut-rate", About: "How many calls are cut.",
		Make: func() Watch { return new(CutRate) }},
	{Name: "loss-rate", About: "How many calls are lost.",
		Make: func() Watch { return new(LossRate) }},
	{Name: "offered", About: "How many calls come.",
		Make: func() Watch { return new(Offered) }},
	{Name: "queue", About: "How many calls wait.",
		Make: func() Watch { return new(Queue) }},
	{Name: "agents", About: "How many agents are logged on.",
		Make: func() Watch { return new(AgentsOn) }},
	{Name: "probe", About: "Whether a synthetic call goes well.",
		Make: func() Watch { return new(Probe) }},
}

// Rate is what all monitors of rates have.
type Rate struct {
	Length  des.Time `yaml:"over" unit:"duration" positive:"true" max:"1d" required:"true" doc:"The sliding window that is looked at: a multiple of every. An element that is down, or out of service, logs nothing."`
	AtLeast int32    `yaml:"at-least" unit:"calls" min:"1" default:"1 calls" doc:"With fewer calls in the window the monitor says nothing: the sample is neither good nor bad."`
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
		text += fmt.Sprintf(" (and there are at least %d calls to tell by)", r.AtLeast)
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
	Below float64 `yaml:"below" unit:"share" required:"true" doc:"A sample is bad if less than this share of the calls is answered within study.target.answered-in of being dialled. Counted are calls that were answered in the window, or refused, abandoned or cut before that."`
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
	Above float64 `yaml:"above" unit:"share" required:"true" doc:"A sample is bad if more than this share is cut, at the answer, in handling or on handover, of the calls that an agent was done with in the window."`
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
	Above float64 `yaml:"above" unit:"share" required:"true" doc:"A sample is bad if more than this share is lost of the calls that were over in the window. A platform sees what it refuses and what is lost while it has the call; a provider sees calls blocked, refused and unanswered."`
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
	case (w.Below == nil) == (w.Above == nil):
		return errors.New("when is it too many calls, or too few? Give below or above, one of the two")
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
		return "no call comes in " + span(w.Length)
	case w.Below != nil:
		return fmt.Sprintf("fewer than %d calls come in %s", *w.Below, span(w.Length))
	}
	return fmt.Sprintf("more than %d calls come in %s", *w.Above, span(w.Length))
}

// instant is what is looked at as it is.
type instant struct{}

// Over implements Watch.
func (instant) Over() des.Time { return 0 }

// Queue watches how many calls wait.
type Queue struct {
	instant `yaml:"-"`
	Above   int32 `yaml:"above" unit:"calls" required:"true" doc:"A sample is bad if more calls than this wait at that instant."`
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
	Below   int32 `yaml:"below" unit:"count" min:"1" required:"true" doc:"A sample is bad if fewer agents than this are logged on at that instant."`
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
	Timeout des.Time `yaml:"timeout" unit:"duration" default:"10s" doc:"Each sample is a synthetic call, which takes no capacity. It fails if the element is down or turns it away, if it would be cut, or if the queue is so long that it would not be answered within this time: (calls waiting + 1) × mean work / people. A platform out of service is only asked whether it is up. A provider's call tries its routes in their order."`
}

// Tell implements Watch.
func (w *Probe) Tell(m *emergency.Monitor) error {
	m.Watches, m.Limit, m.Timeout = emergency.Probes, 0.5, w.Timeout
	return nil
}

// Words implements Watch.
func (w *Probe) Words() string {
	return fmt.Sprintf("a synthetic call fails, or would not be answered within %s", span(w.Timeout))
}
