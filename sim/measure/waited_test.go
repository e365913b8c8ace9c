package measure

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
)

// queuedThrough marks the end of the last call as that of one that had to wait for an agent.
func (s *script) queuedThrough() {
	for i := len(s.list) - 1; i >= 0; i-- {
		if o := &s.list[i]; o.Fact == emergency.CallEnded {
			o.Queued = true
			return
		}
	}
}

// TestWaitedShare is of calls answered or abandoned: what was refused, or thrown out of the queue, is in neither part. A
// long way to the platform is no wait for an agent, and a wait that ends at the instant at which it began is one.
func TestWaitedShare(t *testing.T) {
	s := &script{}
	s.caller(0).connects(at(1, 0), 7*des.Second) // seven seconds of set-up
	s.caller(0).connects(at(2, 0), 0)
	s.queuedThrough()
	s.caller(0).dials(at(3, 0)).ends(at(3, 9), emergency.Abandoned).leaves(at(3, 9), emergency.GaveUp)
	s.queuedThrough()
	s.caller(0).fails(at(4, 0))
	s.caller(0).fails(at(5, 0)) // the platform went down
	s.queuedThrough()
	s.caller(0).dials(at(6, 0)).isAnswered(at(6, 0)).ends(at(6, 5), emergency.CutHandling).leaves(at(6, 5), emergency.GaveUp)
	require.Equal(t, 2./4, s.closed(t, windowed()).all("answer.waited-share"))
}
