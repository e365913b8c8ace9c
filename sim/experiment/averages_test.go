package experiment_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
)

// stretchOf is a time for which a caller was somewhere.
type stretchOf struct{ from, to des.Time }

// overlap is how much of it lies in a window.
func (s stretchOf) overlap(w measure.Window) des.Time {
	return max(0, min(s.to, w.To)-max(s.from, w.From))
}

// recount follows each caller through the facts of single calls, and knows nothing of the model's accounts.
type recount struct {
	plan  *plan.Plan
	since map[string]map[uint64]des.Time // by name of an average: who is there, and since when
	spent map[string][]stretchOf
}

func newRecount(p *plan.Plan) *recount {
	return &recount{p, map[string]map[uint64]des.Time{}, map[string][]stretchOf{}}
}

func (r *recount) begin(what string, o *emergency.Observation) {
	if r.since[what] == nil {
		r.since[what] = map[uint64]des.Time{}
	}
	if _, there := r.since[what][o.Caller]; !there {
		r.since[what][o.Caller] = o.At
	}
}

func (r *recount) end(what string, o *emergency.Observation) {
	if from, there := r.since[what][o.Caller]; there {
		r.spent[what] = append(r.spent[what], stretchOf{from, o.At})
		delete(r.since[what], o.Caller)
	}
}

func (r *recount) Observe(batch []emergency.Observation) {
	for i := range batch {
		o := &batch[i]
		if o.Slot < 0 || o.Fact == emergency.TroubleTouched {
			continue
		}
		r.follow(o)
	}
}

func (r *recount) follow(o *emergency.Observation) {
	n := r.plan.Network
	const between = "callers.between-calls.mean"
	queue, busy := "", ""
	if o.Platform >= 0 {
		queue, busy = "platforms."+n.Platforms[o.Platform].Name+".queue.mean", "platforms."+n.Platforms[o.Platform].Name+".busy.mean"
	}
	switch o.Fact {
	case emergency.CallMade:
		r.end(between, o)
	case emergency.CallQueued, emergency.CallRequeued:
		r.begin(queue, o)
	case emergency.CallAnswered, emergency.CallResumed:
		r.end(queue, o)
		r.begin(busy, o)
	case emergency.CallInterrupted:
		r.end(busy, o)
		r.begin(queue, o)
	case emergency.HandoverBegan:
		if !n.Platforms[o.Platform].StaysOn {
			r.end(busy, o)
		}
	case emergency.CallEnded:
		r.end(queue, o)
		r.end(busy, o)
		if o.Outcome.Unconnected() {
			r.begin(between, o)
		}
	case emergency.CallerLeft:
		r.end(between, o)
	}
	r.followAtRooms(o)
}

// followAtRooms follows a call through the control rooms, where it waits or rings.
func (r *recount) followAtRooms(o *emergency.Observation) {
	at := func(e emergency.Element) string {
		return "control-rooms." + r.plan.Network.Demand.Services[r.plan.Network.Rooms[e.Index].Service].Name
	}
	switch o.Fact {
	case emergency.RoomCalled:
		r.begin(at(o.Element), o)
	case emergency.RoomFailed:
		r.end(at(o.Element), o)
	case emergency.CallEnded:
		for _, s := range r.plan.Network.Demand.Services {
			r.end("control-rooms."+s.Name, o)
		}
	}
}

// in is the time of everybody somewhere within a window, in seconds.
func (r *recount) in(what string, w measure.Window) float64 {
	sum := des.Time(0)
	for _, s := range r.spent[what] {
		sum += s.overlap(w)
	}
	return sum.Seconds()
}

// TestTimeAveragesAreThoseOfTheCalls recounts the time in queues, with agents, at control rooms and between two calls from
// the facts of single calls, to the microsecond, in windows that cut minutes and after a warm-up.
func TestTimeAveragesAreThoseOfTheCalls(t *testing.T) {
	town, err := os.ReadFile("testdata/town.yaml")
	require.NoError(t, err)
	uk, _ := scenarios.Text("uk-2023-06-25")
	for name, p := range map[string]*plan.Plan{
		"town": compiled(t, "town", town, "", "study.warm-up=17m", "study.windows={odd: 01:00:07-02:13:11, next: 02:13:11-05:59}"),
		"uk":   compiled(t, "uk", []byte(uk), ""),
	} {
		listener := newRecount(p)
		p.Replications = 1
		r := run(t, p, experiment.Options{Observe: experiment.First(p, listener)})
		for what := range listener.since { // whoever is still there when the run ends
			for who := range listener.since[what] {
				listener.end(what, &emergency.Observation{At: p.Network.Length, Caller: who})
			}
		}
		compared := 0
		for _, w := range p.Measures.Windows() {
			for _, m := range []string{"queue.mean", "busy.mean"} {
				for i := range p.Network.Platforms {
					what := "platforms." + p.Network.Platforms[i].Name + "." + m
					require.InDelta(t, listener.in(what, w), numerator(r, what, w.Name), 1e-4, "%s: %s in %s", name, what, w.Name)
					compared++
				}
			}
			for _, s := range p.Network.Demand.Services {
				what := "control-rooms." + s.Name
				require.InDelta(t, listener.in(what, w), numerator(r, what+".queue.mean", w.Name)+numerator(r, what+".ringing.mean", w.Name), 1e-4, "%s: %s in %s", name, what, w.Name)
			}
			const between = "callers.between-calls.mean"
			require.InDelta(t, listener.in(between, w), numerator(r, between, w.Name), 1e-4, "%s: %s", name, w.Name)
			require.Positive(t, numerator(r, between, measure.WholeRun))
		}
		require.Greater(t, compared, 8)
	}
}

// numerator is the first replication's numerator of a quotient of everybody.
func numerator(r *experiment.Result, name, window string) float64 {
	place := r.Plan.Measures.Find(name, window, everyone)
	return r.Rows[0][r.Plan.Measures.Measures()[place].Numerator]
}

// TestLittle: in a run that begins and ends empty, the time in the queue is the sum of all waits, whoever was answered, hung up
// or was turned away from the queue; the same holds for the time with agents.
func TestLittle(t *testing.T) {
	p := compiled(t, "filling", []byte(filling), "", "world.run=1h", "world.demand.first-calls=2/min", "world.platforms.exchange.centres.hall=2",
		"world.callers.patience.ringing={exponential: 30s}", "study.replications=200")
	r := run(t, p, experiment.Options{})
	place := func(name string) (sum, calls []float64) {
		m := p.Measures.Measures()[p.Measures.Find(name, measure.WholeRun, everyone)]
		return r.Column(m.Numerator), r.Column(m.Denominator)
	}
	open := r.Column(p.Measures.Find("calls.open", measure.WholeRun, measure.Everybody))
	waits, _ := place("wait.mean")
	answered, _ := place("answer.mean")
	queue, length := place("platforms.exchange.queue.mean")
	talks, _ := place("agent-time.mean")
	busy, staffed := place("platforms.exchange.occupancy")
	empty := 0
	for i := range open {
		require.InDelta(t, 3600, length[i], 0)
		require.InDelta(t, 2*3600, staffed[i], 1e-6)
		require.LessOrEqual(t, answered[i], waits[i])
		if open[i] == 0 {
			require.InDelta(t, waits[i], queue[i], 1e-6)
			require.InDelta(t, talks[i], busy[i], 1e-6)
			empty++
		}
	}
	require.Greater(t, empty, 10)
}

// TestAveragesOfWindowsAddUp: the time in two windows that make up the run is the time in the run, and no share is above one.
func TestAveragesOfWindowsAddUp(t *testing.T) {
	p := compiled(t, "filling", []byte(filling), "", "study.windows={one: 00:00-00:41:07, two: 00:41:07-02:00}", "study.replications=5")
	r := run(t, p, experiment.Options{})
	for i, m := range p.Measures.Measures() {
		if m.Window != measure.WholeRun || m.Numerator == measure.None || m.Group != everyone || m.Name[:3] != "pla" && m.Name[:3] != "cen" {
			continue
		}
		for k, row := range r.Rows {
			sum := 0.0
			for _, w := range []string{"one", "two"} {
				sum += row[p.Measures.Measures()[p.Measures.Find(m.Name, w, everyone)].Numerator]
			}
			require.InDelta(t, row[m.Numerator], sum, 1e-6, m.Name)
			if m.Unit == measure.Share {
				require.LessOrEqual(t, r.Rows[k][i], 1.0)
			}
		}
	}
}
