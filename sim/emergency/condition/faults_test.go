package condition

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency/demand"
	"nines/sim/random"
	"nines/sim/timing"
)

func faultsOf(f Fault) *Faults {
	f.Name, f.On = "x", []Element{{Kind: APlatform}}
	s := &Faults{}
	s.Reset(&Trouble{Faults: []Fault{f}, Rules: []timing.Rule{{After: Always, Until: Always}}, Milestones: 10}, random.New(1, 0))
	start := s.Start(0)
	for _, w := range start.Wakes() {
		s.Due(Wake{0, w}, true)
	}
	return s
}

// TestATriggersTimeStartsAgain when the quantity has been back.
func TestATriggersTimeStartsAgain(t *testing.T) {
	s := faultsOf(Fault{Condition: Healthy(), Trigger: &Trigger{For: 20 * des.Second}})
	for i, beyond := range []bool{true, true, false, true, true} {
		require.False(t, s.Look(0, beyond, des.Time(i)*10*des.Second).Begun, "look %d", i)
	}
	require.True(t, s.Look(0, true, 50*des.Second).Begun)
}

// TestThoseWhoAreBackStayBack: what is down is down for fewer of the same callers.
func TestThoseWhoAreBackStayBack(t *testing.T) {
	down := Healthy()
	down.Down = BusyTone
	s := faultsOf(Fault{Condition: down, Fade: 100 * des.Second, Back: []Back{{After: Always, At: 50 * des.Second, Share: 0.4}}})
	const n = 2000
	hit := func() (set [n]bool, count int) {
		for i := range n {
			p := demand.Person{Key: random.New(1, 0).Key("p").Of(uint64(i))}
			if only := s.Now[0].Only; only == nil || only.Picks(s.Salt(0), &p, 1) {
				set[i] = true
				count++
			}
		}
		return set, count
	}
	s.Begin(0, 0)
	s.setLevel(0, 0)
	before, all := hit()
	require.Equal(t, n, all)
	s.setLevel(0, 60*des.Second)
	_, left := hit()
	require.InDelta(t, 0.6*n, float64(left), 4.5*22)
	s.Fade(0, 100*des.Second)
	for at := des.Time(100); at <= 200; at += 10 {
		s.setLevel(0, at*des.Second)
		now, _ := hit()
		for i := range n {
			require.True(t, before[i] || !now[i], "caller %d was back and is not", i)
		}
		before = now
	}
	_, none := hit()
	require.Zero(t, none)
}
