package measure

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
)

// oneOfEach is a call of each outcome, the open one still under way at the end of the hour. Blocked and unanswered calls
// are seen by no platform.
func oneOfEach() *script {
	s := &script{}
	for o := range emergency.Outcomes {
		p := s.caller(int32(o))
		p.seen = o != emergency.Blocked && o != emergency.Unanswered
		if o == emergency.NoRequest {
			p.kind, p.service = emergency.WantsNothing, nobody
		}
		p.dials(at(int(o), 0))
		switch o {
		case emergency.Connected, emergency.NoRequest, emergency.CutHandling, emergency.CutHandover, emergency.AbandonedAtHandover, emergency.Misrouted:
			p.isAnswered(at(int(o), 4))
		}
		switch {
		case o == emergency.Open:
			p.ends(des.Hour, o).leaves(des.Hour, emergency.Trying)
		case o.Unconnected():
			p.ends(at(int(o), 30), o).leaves(at(int(o), 30), emergency.GaveUp)
		default:
			p.ends(at(int(o), 30), o).leaves(at(int(o), 30), emergency.Helped)
		}
	}
	return s
}

func TestEveryOutcomeIsCountedUnderItsName(t *testing.T) {
	tally := oneOfEach().closed(t, windowed())
	for o := range emergency.Outcomes {
		require.Equal(t, 1.0, tally.value("calls."+o.String(), WholeRun, Everybody))
	}
	require.Equal(t, 1.0, tally.value("calls.no-request", WholeRun, NothingWanted))
	for name, want := range map[string]float64{
		"calls.offered": 11, "calls.seen": 9, "calls.unconnected": 9, "calls.unconnected-seen": 7, "calls.answered": 5,
		"callers.calling": 11, "callers.affected": 9, "callers.affected-seen": 7, "callers.without-help": 9, "callers.never-connected": 9,
		"callers.delayed": 0, "callers.diverted": 0, "callers.trying": 0,
	} {
		require.Equal(t, want, tally.all(name), name)
	}
}

// TestDenominators: what each share and mean is of.
func TestDenominators(t *testing.T) {
	tally := oneOfEach().closed(t, windowed())
	for name, want := range map[string]float64{
		"calls.unconnected-share":      9. / 10, // of all but the open one
		"calls.unconnected-seen-share": 7. / 9,  // of calls seen
		"answer.within-target":         5. / 9,  // of calls seen, answered or not
		"answer.mean":                  4,       // of calls answered
		"agent-time.mean":              26,
		"answer-to-connected.mean":     26, // of calls connected
		"connect.mean":                 30,
	} {
		require.InDelta(t, want, tally.all(name), 1e-12, name)
	}
	require.True(t, math.IsNaN(tally.all("callers.delay.mean")), "nobody was delayed: no sample, no number")
}

// TestAnsweredInTime: the limit itself is in time, a microsecond more is not.
func TestAnsweredInTime(t *testing.T) {
	s := &script{}
	s.caller(0).connects(at(1, 0), 5*des.Second)
	s.caller(0).connects(at(2, 0), 5*des.Second+1)
	require.Equal(t, 0.5, s.closed(t, windowed()).all("answer.within-target"))
}

// TestAgentTime: an agent who stays is with the call until it ends; one who does not, until it is passed on.
func TestAgentTime(t *testing.T) {
	for platform, want := range map[int8]float64{mainPlatform: 50, reserve: 20} {
		s := &script{}
		p := s.caller(0)
		p.platform = platform
		p.dials(at(1, 0)).isAnswered(at(1, 10)).isPassedOn(at(1, 30)).ends(at(2, 0), emergency.Connected).leaves(at(2, 0), emergency.Helped)
		tally := s.closed(t, windowed())
		require.Equal(t, want, tally.all("agent-time.mean"))
		require.Equal(t, 50.0, tally.all("answer-to-connected.mean"))
		require.Equal(t, 60.0, tally.all("connect.mean"))
	}
}

// TestTimeOnHoldIsNoAgentsTime: an agent who has lost the call is not busy with it.
func TestTimeOnHoldIsNoAgentsTime(t *testing.T) {
	s := &script{}
	p := s.caller(0)
	p.dials(at(1, 0)).isAnswered(at(1, 10)).ends(at(31, 30), emergency.Connected)
	s.list[len(s.list)-1].Held = 30 * des.Minute
	p.leaves(at(31, 30), emergency.Helped)
	tally := s.closed(t, windowed())
	require.Equal(t, 20.0, tally.all("agent-time.mean"))
	require.Equal(t, 1820.0, tally.all("answer-to-connected.mean"), "the caller has waited all the same")
}

// TestEachAttemptIsACallOfTheSameCaller: what an earlier call was is forgotten by the next.
func TestEachAttemptIsACallOfTheSameCaller(t *testing.T) {
	s := &script{}
	p := s.caller(3)
	p.platform = reserve
	p.dials(at(1, 0)).isAnswered(at(1, 5)).isPassedOn(at(1, 25)).ends(at(1, 45), emergency.CutHandover)
	p.platform = mainPlatform
	p.dials(at(2, 0)).ends(at(2, 0), emergency.Refused)
	p.dials(at(3, 0)).isAnswered(at(3, 1)).ends(at(3, 11), emergency.Connected).leaves(at(3, 11), emergency.Helped)
	s.caller(3).fails(at(4, 0)) // the slot's next user
	tally := s.closed(t, windowed())
	for name, want := range map[string]float64{
		"calls.offered": 4, "calls.answered": 2, "callers.calling": 2, "callers.affected": 2, "callers.delayed": 1, "callers.without-help": 1,
		"agent-time.mean": (20 + 10) / 2., "answer.mean": (5 + 1) / 2., "callers.delay.mean": 131,
	} {
		require.Equal(t, want, tally.all(name), name)
	}
}

func TestGroups(t *testing.T) {
	s := &script{}
	p := s.caller(0)
	p.service, p.region, p.access, p.provider = ambulance, east, fixed, landline
	p.fails(at(1, 0))
	p = s.caller(1)
	p.service, p.kind = nobody, emergency.WantsNothing
	p.dials(at(2, 0)).isAnswered(at(2, 0)).ends(at(2, 9), emergency.NoRequest).leaves(at(2, 9), emergency.Helped)
	for i := range int32(3) {
		p = s.caller(2 + i)
		p.service, p.kind = nobody, emergency.Tester
		p.fails(at(3, 0))
	}
	p = s.caller(5)
	p.service, p.kind = nobody, emergency.WantsNothing
	p.fails(at(4, 0))
	tally := s.closed(t, windowed())
	for _, c := range []struct {
		by, name        string
		offered, failed float64
	}{
		{"", "", 1, 1},
		{"service", "police", 0, 0}, {"service", "ambulance", 1, 1},
		{"region", "west", 0, 0}, {"region", "east", 1, 1},
		{"access", "mobile", 0, 0}, {"access", "fixed", 1, 1},
		{"provider", "cellular", 0, 0}, {"provider", "landline", 1, 1},
		{ByKind, "no-request", 2, 1}, {ByKind, "testers", 3, 3}, {ByKind, "everybody", 6, 5},
	} {
		g := Group{c.by, c.name}
		require.Equal(t, c.offered, tally.value("calls.offered", WholeRun, g), g)
		require.Equal(t, c.failed, tally.value("callers.without-help", WholeRun, g), g)
	}
	require.Len(t, tally.plan.Groups(), 12)
}

// TestQuantiles: of the time to answer, of answered calls, to a thousandth.
func TestQuantiles(t *testing.T) {
	s := &script{}
	for i := range 100 {
		s.caller(0).connects(at(0, i), des.Time(i+1)*des.Second)
	}
	s.caller(0).fails(at(5, 0))
	p := windowed(Window{"empty", at(30, 0), at(31, 0)})
	tally := s.closed(t, p)
	for name, want := range map[string]float64{"answer.median": 50, "answer.p95": 95, "answer.p99": 99} {
		require.InEpsilon(t, want, tally.all(name), 0.001, name)
		require.True(t, math.IsNaN(tally.value(name, "empty", Group{})), "no sample, no number")
	}

	s = &script{}
	s.caller(0).connects(at(1, 0), 0)
	require.Zero(t, s.closed(t, p).all("answer.p99"), "at once")

	s = &script{}
	s.caller(0).connects(at(1, 0), 30*des.Hour) // longer than is kept apart
	require.InEpsilon(t, 4*3600.0, s.closed(t, p).all("answer.median"), 0.001)
}
