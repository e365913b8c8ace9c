package recovery

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/emergency/orders"
	"nines/sim/random"
)

func TestRemediesThatBeginAndEnd(t *testing.T) {
	for _, x := range []struct {
		kind        Kind
		begins, end string
	}{
		{&CallGapping{Most: value(20.)}, "gap of 0.05 at 0, 20 at once, by 0, gap of 0.05 at 1, 20 at once, by 0", "end"},
		{&CallGapping{Gap: value(2 * des.Second), Providers: []string{"fixed"}}, "gap of 2 at 1, 1 at once, by 0", "end"},
		{&CallGapping{Most: value(0.5), Burst: value[int32](3), Providers: []string{"mobile"}}, "gap of 2 at 0, 3 at once, by 0", "end"},
		{&Announcement{Platform: "main", Patience: value(1.5), Redials: value(0.6), RefusedToo: true}, "patience ×1.5 at 0, redials ×0.6 at 0 (true)", "end"},
		{&Announcement{Platform: "spare", Redials: value(0.6)}, "redials ×0.6 at 1 (false)", "end"},
		{&BuddyRooms{AfterRinging: 30 * des.Second}, "pair 0 after 30s", "end"},
		{&PublicNotice{Diverts: value(0.3), Damps: value(0.2)}, "notice 0: divert 0.3 to 0 lines, damp 0.2, keep 0, 0 test over 1800", "end of notice 0, end"},
		{&PublicNotice{TestCalls: value[int32](300)}, "notice 0: divert 0 to 0 lines, damp 0, keep 0, 300 test over 1800", "end of notice 0, end"},
	} {
		p := &Plan{Nothing: true, Remedies: []PlannedRemedy{remedy(t, x.kind, emergency.Always)}}
		want := "0: " + x.begins + "\n"
		if x.end != "" {
			want += "100: " + strings.ReplaceAll(x.end, "by None", "by -1") + "\n"
		}
		require.Equal(t, want, transcript(p, des.Hour), "%T", x.kind)
	}
}

// TestExtraAgentsComeOneByOne, turn round on the way if it is over, and come as late the next time.
func TestExtraAgentsComeOneByOne(t *testing.T) {
	p := &Plan{Nothing: true, Remedies: []PlannedRemedy{remedy(t, &ExtraAgents{Platform: "spare", Agents: 2, Arrive: seconds(60)}, emergency.Always)}}
	require.Equal(t, "60: seat 0 of 1 comes\n60: seat 1 of 1 comes\n100: 1 goes home\n", transcript(p, des.Hour))
	late := remedy(t, &ExtraAgents{Platform: "spare", Agents: 40, Arrive: must(random.Uniform(50, 150))}, emergency.Always)
	text := transcript(&Plan{Nothing: true, Remedies: []PlannedRemedy{late}}, des.Hour)
	require.InDelta(t, 20, strings.Count(text, "comes"), 9, "half are on the way still")
	require.True(t, strings.HasSuffix(text, "100: 1 goes home\n"), text)
}

// TestRateControl by hand: a queue of 10 of which 5 are to be full, seen every 10 s.
func TestRateControl(t *testing.T) {
	r := remedy(t, &RateControl{Platform: "main", Target: 0.5, Every: 10 * des.Second}, emergency.Always)
	p := &Plan{Nothing: true, Remedies: []PlannedRemedy{r}}
	seen := func(arrived, answered int64, waiting, busy int32) emergency.Reading {
		return emergency.Reading{Known: true, Waiting: waiting, Room: 10, Agents: 4, Busy: busy, Arrived: arrived, Answered: answered}
	}
	require.Equal(t, strings.Join([]string{
		// at 10 s: 8 offered; 8 were taken and 5 may wait: all pass
		"20: shed 0.429 of 0", // 14 offered, the mean of 20 and 8; 10 taken, 2 too many wait: 8 of 14 pass
		"30: shed 0.238 of 0", // 10 arrived of 17.5; with the 14 before, 15.75; 10 taken, 2 more may wait: 12 pass
		"40: shed 0.169 of 0", // 10 arrived of 13.1; with the 15.75 before, 14.4; again 12 pass
		"50: shed 0 of 0",     // dead: nothing is known, and nobody turned away for it
		"100: end", "",
	}, "\n"), transcript(p, 200*des.Second,
		seen(0, 0, 0, 0), seen(8, 8, 0, 4), seen(28, 18, 7, 4), seen(38, 28, 3, 4), seen(48, 38, 3, 4), emergency.Reading{},
		seen(50, 40, 0, 0), seen(52, 41, 0, 0), seen(54, 42, 0, 0), seen(56, 43, 0, 0)))
}

// TestFixForward marks the repair, after as many failures as are drawn, and is done with it: another incident is mended too.
func TestFixForward(t *testing.T) {
	fix := remedy(t, &FixForward{Takes: seconds(50)}, emergency.Detected)
	fix.HasFor, fix.HasUntil, fix.Until, fix.First = false, true, emergency.Repaired, step(9, 0)
	p := runbook(switching(5, nil))
	p.Failback = &PlannedFailback{HoldOff: seconds(7), From: 1, To: 0}
	p.Remedies = []PlannedRemedy{fix}
	got := playReports(p.Start(random.New(1, 0)), map[des.Time]int32{des.Second: 1, 200 * des.Second: 1})
	require.Equal(t, tidied(`
		4: DETECTED by 1 step10.begins
		14: DECIDED step1.begins
		19: step1.done 0>1
		54: REPAIRED step10.wrong
		61: back 1>0
		61: closed listen closed
		203: DETECTED by 1 step10.begins
		213: DECIDED step1.begins
		218: step1.done 0>1
		253: REPAIRED step10.wrong
		260: back 1>0
		260: closed listen closed`), got)
}

// TestFixForwardFails as often as it says.
func TestFixForwardFails(t *testing.T) {
	k := &FixForward{Takes: seconds(50), Wrong: 0.25, Redo: value(seconds(20))}
	times := map[string]int{}
	for r := range 2000 {
		m, o, now := k.Start(random.New(1, r).Key("remedy/fix"), 0), sheet(), des.Time(0)
		m.Begin(o)
		for at := 0; !isMark(o.List()[at]); at++ {
			now += o.List()[at].(orders.Wake).After
			m.Receive(emergency.Signal{At: now}, o)
		}
		times[now.String()]++
	}
	require.InDelta(t, 1500, times["50s"], 60)
	require.InDelta(t, 375, times["1m10s"], 60)
	require.InDelta(t, 94, times["1m30s"], 30)
}

// TestRemediesComplain of what makes no sense, at the key.
func TestRemediesComplain(t *testing.T) {
	for _, x := range []struct {
		kind Kind
		want string
	}{
		{&CallGapping{}, ": this does not say how many calls may pass: add most, such as 20/s, or gap, such as 2s"},
		{&RateControl{Platform: "spare"}, "target: the queue of spare has no limit, so it is never full: give the platform a queue, such as queue: 50 calls"},
		{&Announcement{Platform: "main"}, ": this says nothing about what callers do after they hear it: add patience-times, redial-times or both"},
		{&ExtraAgents{Platform: "spare", Agents: 1, Centre: "hall"}, "centre: main already has a centre called hall, with its own people: choose another name"},
		{&BuddyRooms{Services: []string{"fire"}}, "services[1]: fire has only one control room, so it has no buddy: leave it out, or give the service more rooms"},
		{&PublicNotice{}, ": this does not say what people do after they hear it: add diverts, damps, keep-trying or test-calls"},
		{&PublicNotice{Damps: value(0.1), Keeps: value(0.1)}, "keep-trying: the notice asks people both to call again and not to: leave out keep-trying or damps"},
		{&PublicNotice{Damps: value(0.1), Lines: value[int32](3)}, "lines: the notice gives no other number: add diverts (the share of people who call it), or leave this out"},
		{&PublicNotice{Diverts: value(0.1), Number: value("wrong"), Answers: value(0.5)}, "answers: a wrong number helps nobody: leave this out, or write number: right"},
		{&FixForward{Wrong: 0.1}, "wrong: the work can fail, but nothing says how long it takes to do it again: add redo"},
	} {
		n := town()
		x.kind.Plan(n)
		require.Equal(t, []string{x.want}, n.complaints)
	}
}

// TestANoticeForewarnsOnlyIfItDiverts: else nobody need count whom it forewarns.
func TestANoticeForewarnsOnlyIfItDiverts(t *testing.T) {
	for share, want := range map[float64]bool{0: false, 0.1: true} {
		n := town()
		(&PublicNotice{Diverts: value(share)}).Plan(n)
		require.Equal(t, want, n.net.Forewarns)
	}
}

// TestRateControlWaitsForAMeasurement: the queue is full when it begins, and nobody calls in the first interval. Nothing is
// turned away until calls have been offered, and then all are.
func TestRateControlWaitsForAMeasurement(t *testing.T) {
	r := remedy(t, &RateControl{Platform: "main", Target: 0.5, Every: 10 * des.Second}, emergency.Always)
	full := func(arrived int64) emergency.Reading {
		return emergency.Reading{Known: true, Waiting: 10, Room: 10, Agents: 1, Busy: 1, Arrived: arrived}
	}
	text := transcript(&Plan{Nothing: true, Remedies: []PlannedRemedy{r}}, 45*des.Second, full(11), full(11), full(11), full(14), full(14))
	require.Equal(t, "30: shed 1 of 0\n", text)
}
