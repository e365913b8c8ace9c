package emergency

import (
	"testing"

	"nines/sim/des"
	"nines/sim/random"
)

// silent hears nothing.
type silent struct{}

func (silent) Observe([]Observation) {}

// BenchmarkErlangA is one queue with patience: 1 call/s, 60 s mean service, 64 agents, 120 s mean patience, for a
// million seconds. It is workload W2 of the published comparisons of simulation engines.
func BenchmarkErlangA(b *testing.B) {
	n := oneRoom(1, 64, 200_000*des.Second)
	n.Callers.Patience[Ringing] = exponential(120)
	w := NewWorld(n)
	trouble := &Trouble{Milestones: int(FaultBegan(0))}
	calls, stale, events := int64(0), int64(0), int64(0)
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		insp, err := w.Run(random.New(1, i), trouble, idleStrategy{}, silent{})
		if err != nil {
			b.Fatal(err)
		}
		calls += insp.Offered
		stale += insp.Stale
		events += insp.Events
		i++
	}
	b.ReportMetric(float64(calls)/b.Elapsed().Seconds()/1e6, "Mcalls/s")
	b.ReportMetric(float64(stale)/float64(events), "stale/event")
}
