package emergency

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/random"
)

// trace is a run small enough to be worked out by hand. It starts from one desk: one agent who takes 10 s for a call, a
// control room that answers at once, callers who never lose patience and call once.
type trace struct {
	name     string
	calls    []float64                   // when the first calls are made, in seconds
	world    func(*Network)              // what is different from that desk
	are      func(i int, c *caller) bool // who the callers are; nil: anybody
	trouble  []spell
	only     *Selector     // whom the first fault hits; nil: everybody
	clocks   func([]Fault) // what lets the faults of trouble begin by themselves, or grow
	strategy Strategy
	want     string
}

// spell is a fault with a beginning and an end, in seconds; an end of 0 is none.
type spell struct {
	name     string
	from, to float64
	on       []Element
	with     func(*Condition)
}

func oneDesk() *Network {
	n := oneRoom(1, 1, des.Hour)
	n.Platforms[0].Handling = constant(10)
	return n
}

// story plays the trace and writes down, a line for each caller, what became of them.
func (x *trace) story(t *testing.T) (string, []Observation) {
	_, observed := x.play(t, false)
	return write(observed, len(x.calls), x.trouble), observed
}

// play plays the trace, with all that is told or in brief, and gives what was played and observed.
func (x *trace) play(t *testing.T, brief bool) (*Network, []Observation) {
	n := oneDesk()
	if x.world != nil {
		x.world(n)
	}
	draws := x.draws(t, n)
	n.Demand.Sources[0].Rate = exactly(draws, x.calls)
	var s Strategy = idleStrategy{}
	if x.strategy != nil {
		s = x.strategy
	}
	trouble := troubleOf(x.trouble)
	if x.clocks != nil {
		x.clocks(trouble.Faults)
	}
	w, r := NewWorld(n), &record{}
	w.Check(true)
	w.Brief(brief)
	if x.only != nil {
		trouble.Faults[0].Only = x.only
	}
	_, err := w.Run(draws, trouble, s, r)
	require.NoError(t, err)
	return n, r.list
}

// draws are those of the first replication whose first callers are the wanted people.
func (x *trace) draws(t *testing.T, n *Network) random.Draws {
	w := NewWorld(n)
	for replication := range 100_000 {
		d := random.New(1, replication)
		w.public.arrivals.Reset(d)
		all := true
		for i := range x.calls {
			c := caller{Person: w.public.arrivals.Who(0, uint64(i))}
			all = all && (x.are == nil || x.are(i, &c))
		}
		if all {
			return d
		}
	}
	require.Fail(t, "no replication has these callers")
	return random.Draws{}
}

// exactly is a rate under which the callers of the source "all" come at the given seconds and nobody comes after them:
// the points of the process of rate one are known, and the rate is laid so that its sum reaches each of them in time.
func exactly(d random.Draws, seconds []float64) random.Rate {
	const moment = 1e-8
	stream := d.Stream("arrivals/all")
	var pieces []random.Piece
	now := 0.
	for _, at := range seconds {
		gap := stream.Exp()
		if pieces == nil {
			gap += 1e-9 // a hair more, so that rounding loses nobody
		}
		from := max(at, now)
		if from > now {
			pieces = append(pieces, random.Piece{From: now, To: from})
		}
		now = from + moment
		rate := gap / (now - from)
		pieces = append(pieces, random.Piece{From: from, To: now, Start: rate, End: rate})
	}
	return must(random.NewRate(pieces))
}

func troubleOf(spells []spell) *Trouble {
	t := &Trouble{Milestones: int(FaultBegan(len(spells))) + 100}
	for _, s := range spells {
		c := Healthy()
		s.with(&c)
		t.Faults = append(t.Faults, Fault{Name: s.name, On: s.on, Condition: c})
		rule := since(des.FromSeconds(s.from))
		if s.to > 0 {
			rule = span(rule.At, des.FromSeconds(s.to))
		}
		t.Rules = append(t.Rules, rule)
	}
	return t
}

// write puts observations into words.
func write(list []Observation, callers int, faults []spell) string {
	lines := make([][]string, callers+1) // the last one is of the world
	for i := range list {
		o := &list[i]
		if words := inWords(o, faults); words != "" {
			who := callers
			if o.Slot != None {
				who = int(o.Caller)
			}
			lines[who] = append(lines[who], strconv.FormatFloat(o.At.Seconds(), 'g', -1, 64)+" "+words)
		}
	}
	var b strings.Builder
	for i, line := range lines {
		if len(line) == 0 {
			continue
		}
		who := fmt.Sprint(i + 1)
		if i == callers {
			who = "world"
		}
		fmt.Fprintf(&b, "%s: %s\n", who, strings.Join(line, "; "))
	}
	return b.String()
}

func inWords(o *Observation, faults []spell) string {
	switch o.Fact {
	case CallMade:
		if o.Attempt > 1 {
			return "calls again"
		}
	case CallQueued, CallRequeued, CallAnswered, CallInterrupted, CallResumed:
		words := [Facts]string{CallQueued: "queued", CallRequeued: "requeued", CallAnswered: "answered",
			CallInterrupted: "interrupted", CallResumed: "resumed"}[o.Fact]
		if o.Platform > 0 {
			words += fmt.Sprintf(" at %d", o.Platform)
		}
		return words
	case HandoverBegan:
		return "passed on"
	case CallEnded:
		return endInWords(o, faults)
	case CallerLeft:
		return [Fates]string{GaveUp: "gives up", Diverted: "goes elsewhere", Trying: "still trying"}[o.Fate]
	case CallerForewarned:
		return fmt.Sprintf("%d calls another number", o.Caller+1)
	case OtherNumberFailed:
		return "calls another number in vain"
	case TroubleTouched:
		return "meets " + causeInWords(o.Cause, faults)
	case Switched:
		return fmt.Sprintf("%d>%d", o.Platform, o.Element.Index)
	case Opened:
		return fmt.Sprintf("%d opens", o.Platform)
	case Closed:
		return fmt.Sprintf("%d closes", o.Platform)
	case StartFailed:
		return fmt.Sprintf("%d fails to start", o.Platform)
	case Drained:
		return fmt.Sprintf("%d empty", o.Platform)
	}
	return ""
}

func endInWords(o *Observation, faults []spell) string {
	words := o.Outcome.String()
	if o.Outcome == Connected && o.Element.Index > 0 {
		words += fmt.Sprintf(" to room %d", o.Element.Index)
	}
	if o.Outcome.Unconnected() {
		words += fmt.Sprintf(" by %s at %v %d", causeInWords(o.Cause, faults), o.Element.Kind, o.Element.Index)
	}
	return words
}

func causeInWords(cause int16, faults []spell) string {
	switch cause {
	case Congestion:
		return "congestion"
	case Overload:
		return "overload"
	case Unsupported:
		return "want of support"
	case OutOfService:
		return "out of service"
	case SlowAnswer:
		return "slow answer"
	case Switching:
		return "switching"
	case NoCause:
		return "nothing"
	case OtherNumber:
		return "another number"
	}
	if r := RemedyOf(cause); r != None {
		return fmt.Sprintf("remedy %d", r)
	}
	return faults[cause].name
}

// tidy takes the indentation of a test's source away and joins what goes on over a line's end.
func tidy(s string) string {
	begins := regexp.MustCompile(`^(world|\d+): `)
	var b strings.Builder
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
			continue
		case b.Len() > 0 && begins.MatchString(line):
			b.WriteByte('\n')
		case b.Len() > 0:
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return b.String() + "\n"
}

// script is a strategy that gives orders at set seconds.
type script []struct {
	at    float64
	order func(*Orders)
}

func (s script) Sensors() []Sensor { return []Sensor{{Party: PublicParty, After: 1, Within: des.Hour}} }

// Receive sets all alarms at the first report and obeys them after; reports come with the first lost call.
func (s script) Receive(g Signal, o *Orders) {
	if !g.Report {
		s[g.Due.Event].order(o)
		return
	}
	for i := range s {
		o.Wake(des.FromSeconds(s[i].at)-g.At, Event(i))
	}
}

// planned is a strategy that gives its first orders before anything happens, and the others at set seconds.
type planned script

func (planned) Sensors() []Sensor { return nil }

func (p planned) Start(o *Orders) {
	p[0].order(o)
	for i := 1; i < len(p); i++ {
		o.Wake(des.FromSeconds(p[i].at), Event(i))
	}
}

func (p planned) Receive(g Signal, o *Orders) { p[g.Due.Event].order(o) }

func move(from, to int) func(*Orders) { return func(o *Orders) { o.Switch(from, to) } }
