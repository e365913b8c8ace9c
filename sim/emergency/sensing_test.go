package emergency

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/random"
)

// deaf hears reports and does nothing.
type deaf struct {
	sensors []Sensor
	heard   []Signal
}

func (d *deaf) Sensors() []Sensor           { return d.sensors }
func (d *deaf) Receive(s Signal, _ *Orders) { d.heard = append(d.heard, s) }

// TestWhoNoticesWhat plays the traces that lose a call in each way and asks which parties noticed.
func TestWhoNoticesWhat(t *testing.T) {
	noticed := [Outcomes]Party{
		Blocked: PublicParty | ProvidersParty, Refused: PublicParty | ProvidersParty, Unanswered: PublicParty | ProvidersParty,
		Abandoned: PublicParty, CutAnswer: PublicParty | AgentsParty, CutHandling: PublicParty | AgentsParty,
		CutHandover: PublicParty | AgentsParty | RoomsParty, AbandonedAtHandover: PublicParty | RoomsParty,
		Misrouted: PublicParty | AgentsParty | RoomsParty,
	}
	for o := range Outcomes {
		got := Party(0)
		for _, party := range []Party{AgentsParty, RoomsParty, ProvidersParty, PublicParty} {
			w := NewWorld(oneDesk())
			d := &deaf{sensors: []Sensor{{Party: party, After: 1, Within: des.Hour}}}
			w.reset(random.New(1, 0), troubleOf(nil), d, silent{})
			w.begin()
			if o.Unconnected() {
				w.command.noticeLoss(o)
			}
			for w.calendar.Next() == 0 {
				w.handle(w.calendar.Pop())
			}
			if len(d.heard) > 0 {
				got |= party
				require.Equal(t, []Signal{{Report: true}}, d.heard)
			}
		}
		require.Equal(t, noticed[o], got, "outcome %v", o)
	}
}

// TestARestartIsOneFailure, whether its call is cut or thrown back into the queue.
func TestARestartIsOneFailure(t *testing.T) {
	for _, cut := range []float64{0, 1} {
		for after, reports := range map[int32]int{1: 1, 2: 1, 3: 0} {
			x := trace{calls: []float64{1, 40}, trouble: []spell{{"restart", 0, 60, thePlatform, restartsWith(cut, 0)}}}
			if cut == 0 {
				x.calls = x.calls[:1] // it is thrown back at 1 s and again at 31 s
			}
			d := &deaf{sensors: []Sensor{{Party: AgentsParty, After: after, Within: 50 * des.Second}}}
			x.strategy = d
			x.story(t)
			require.Len(t, d.heard, reports, "after %d, cut %v", after, cut)
		}
	}
}
