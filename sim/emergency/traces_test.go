package emergency

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

var handTraces = [][]trace{situationTraces, queueTraces, networkTraces, callerTraces, platformTraces, roomTraces, agentTraces, switchTraces, trafficTraces,
	touchTraces, selectorTraces, severedTraces,
	limitTraces, announcementTraces, noticeTraces, reserveTraces, pairTraces, holdTraces, clockworkTraces, skillTraces, cutTraces, otherWayTraces}

// TestHandTraces plays every trace and compares it with what was worked out by hand. Together the traces reach every
// outcome but misrouted, which has its own test, and every sort of cause.
func TestHandTraces(t *testing.T) {
	var outcomes [Outcomes]bool
	causes, played, all := map[int16]bool{}, 0, 0
	for _, list := range handTraces {
		for _, x := range list {
			all++
			t.Run(x.name, func(t *testing.T) {
				played++
				got, observed := x.story(t)
				require.Equal(t, tidy(x.want), got)
				for _, o := range observed {
					if o.Fact == CallEnded {
						outcomes[o.Outcome] = true
						causes[min(o.Cause, 0)] = true
					}
				}
			})
		}
	}
	if played < all {
		return // only some were asked for
	}
	outcomes[Misrouted] = true // in misroute_test.go
	for o, reached := range outcomes {
		require.True(t, reached, "outcome %v", Outcome(o))
	}
	for _, cause := range []int16{0, Congestion, Overload, Unsupported, Switching, OutOfService, SlowAnswer, NoCause} {
		require.True(t, causes[cause], "cause %d", cause)
	}
}

// details are the facts that only a reader of single calls wants; the beginning of a handover is one where agents stay on the
// line.
var details = []Fact{CallMade, RouteFailed, SilenceBegan, CallQueued, AnnouncementHeard, CallRequeued, CallAnswered, CallInterrupted, CallResumed,
	HandoverAstray, RoomCalled, RoomFailed}

// TestBriefRunsTellTheSameButForDetails plays every hand trace in brief, too.
func TestBriefRunsTellTheSameButForDetails(t *testing.T) {
	met := map[Fact]bool{}
	for _, list := range handTraces {
		for _, x := range list {
			n, whole := x.play(t, false)
			_, brief := x.play(t, true)
			var want []Observation
			inVain := map[uint64]bool{}
			for _, o := range whole {
				inVain[o.Caller] = inVain[o.Caller] || o.Fact == OtherNumberFailed
				isContent := o.Fact == CallerLeft && o.Fate == Helped && o.Attempt == 1 && !inVain[o.Caller]
				if slices.Contains(details, o.Fact) || isContent || o.Fact == HandoverBegan && n.Platforms[o.Platform].StaysOn {
					met[o.Fact] = true
					continue
				}
				want = append(want, o)
			}
			require.Equal(t, want, brief, x.name)
		}
	}
	for _, f := range details {
		require.True(t, met[f] || f == HandoverAstray, f) // which is in misroute_test.go
	}
}
