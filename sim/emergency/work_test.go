package emergency

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
)

// foreman orders ten seconds' work on the first step when he hears of the first lost call, at 1 s, and, if there is more,
// as much again when he hears that it is done.
type foreman struct {
	pieces int
	heard  []string
}

func (f *foreman) Sensors() []Sensor {
	return []Sensor{{Party: PublicParty, After: 1, Within: des.Hour}}
}

func (f *foreman) Receive(s Signal, o *Orders) {
	if !s.Report {
		f.heard = append(f.heard, fmt.Sprint(s.At.Seconds()))
	}
	if f.pieces > 0 {
		f.pieces--
		o.Work(0, 10*des.Second, 7)
	}
}

// TestWorkOnSteps: what ails a step makes it longer or holds it up, and the foreman only hears when it is done.
func TestWorkOnSteps(t *testing.T) {
	down := func(from, to float64) spell { return spell{fmt.Sprint("down", from), from, to, theStep, busy} }
	slow := func(from, to, times, adds float64) spell {
		return spell{fmt.Sprint("slow", from), from, to, theStep, func(c *Condition) { c.Step = Slower{Times: times, Adds: constant(adds)} }}
	}
	for _, x := range []struct {
		name    string
		pieces  int
		trouble []spell
		want    string
		touched int // steps
	}{
		{"nothing ails it", 1, nil, "11", 0},
		{"twice as long, and 3 s", 1, []spell{slow(0.5, 5, 2, 3)}, "24", 1},
		{"slow twice over", 1, []spell{slow(0.5, 5, 2, 0), slow(0.6, 5, 3, 1)}, "62", 2},
		{"what begins under way does not make it longer", 1, []spell{slow(2, 5, 2, 3)}, "11", 0},
		{"the second piece is slow", 2, []spell{slow(5, 0, 3, 0)}, "11 41", 1},
		{"down before it is done", 1, []spell{down(5, 30)}, "30", 1},
		{"down from before it is begun, and over by then", 1, []spell{down(0.5, 10)}, "11", 0},
		{"down twice over", 1, []spell{down(5, 30), down(20, 40)}, "40", 1},
		{"held up, and then the second piece", 2, []spell{down(5, 30)}, "30 40", 1},
		{"down to the end", 1, []spell{down(5, 0)}, "", 1},
		{"down when it is done", 1, []spell{down(12, 30)}, "11", 0},
		{"another step", 1, []spell{{"other", 5, 30, []Element{{Kind: AStep, Index: 3}}, busy}}, "11", 0},
	} {
		t.Run(x.name, func(t *testing.T) {
			f := &foreman{pieces: x.pieces}
			lost := spell{"lost", 0, 1.5, theCircuits, busy}
			_, list := (&trace{calls: []float64{1}, trouble: append([]spell{lost}, x.trouble...), strategy: f}).story(t)
			require.Equal(t, x.want, strings.Join(f.heard, " "))
			touched := 0
			for _, o := range list {
				if o.Fact == TroubleTouched && o.Slot == None {
					touched++
				}
			}
			require.Equal(t, x.touched, touched)
		})
	}
}
