package recovery_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/emergency"
)

// byHand replaces the recovery of the pair by people with a runbook; nothing is known of trouble before three calls are lost.
func byHand(t *testing.T, trouble, work string) *account {
	t.Helper()
	text := "recovery.how=manual\nrecovery.detect.public-reports={after: 3 calls, within: 10m}\nrecovery.assess=5m\n" + work
	return live(t, 60, trouble, "kind: public-notice, damps: 0%", strings.Split(strings.TrimSpace(text), "\n")...)
}

const (
	deadForGood  = "  dead: {on: platforms.primary, at: 01:00, kind: down, calls-in-progress: kept}\n"
	deadToRepair = "  dead: {on: platforms.primary, at: 01:00, until: repaired, kind: down, calls-in-progress: kept}\n"
	overStep     = "recovery.runbook={over: {takes: 5m, switches: {from: primary, to: backup}}}\n"
)

// TestTheWorkTakesItsTime: calls are lost from the beginning of the trouble until the step is done, 20 a minute.
func TestTheWorkTakesItsTime(t *testing.T) {
	for _, x := range []struct {
		name, work string
		minutes    float64 // without the first calls, which take seconds to be noticed
	}{
		{"assessed, and switched", overStep, 10},
		{"decided too", "recovery.decide=10m\n" + overStep, 20},
		{"another step first", "recovery.runbook={call: {takes: 10m}, over: {takes: 5m, switches: {from: primary, to: backup}}}\n", 20},
		{"the step goes wrong at first", "recovery.runbook={over: {takes: 5m, switches: {from: primary, to: backup}, wrong: {share: 100%, noticed-after: 10m, redo: 15m}}}\n", 35},
	} {
		a := byHand(t, deadForGood, x.work)
		require.InDelta(t, x.minutes*20, a.lost(1), 4.5*20, x.name)
		require.Zero(t, a.lost(0)+a.lost(2), x.name)
		require.Zero(t, a.answered[2][0], "%s: nobody goes back", x.name)
	}
	require.Equal(t, 0, byHand(t, "", overStep).answered[2][1], "without trouble nobody does anything")
}

// TestAWrongStepLeavesThingsWorse, until it is done again: half of the calls that another platform would have connected.
func TestAWrongStepLeavesThingsWorse(t *testing.T) {
	const half = "  half: {on: platforms.primary, at: 01:00, kind: cut, where: answer, share: 50%}\n"
	const wrong = "recovery.runbook={over: {takes: 5m, switches: {from: primary, to: backup}, wrong: {share: 100%, noticed-after: 10m, redo: 10m, LEAVES}}}\n"
	plain := byHand(t, half, strings.ReplaceAll(wrong, ", LEAVES", ""))
	worse := byHand(t, half, strings.ReplaceAll(wrong, "LEAVES", "leaves: {platforms.primary: down}"))
	require.Zero(t, plain.ended[1][emergency.Refused])
	require.InDelta(t, 20*20, worse.ended[1][emergency.Refused], 4.5*20, "from the wrong step until it is done again")
	require.InDelta(t, 30*10, plain.lost(1), 4.5*18)
	require.Zero(t, worse.lost(2), "the state is over with the step")
}

// TestARepairEndsTheTrouble, and traffic goes back after the hold-off. Without a failback it stays.
func TestARepairEndsTheTrouble(t *testing.T) {
	repair := overStep + "recovery.repair={takes: 30m}\n"
	a := byHand(t, deadToRepair, repair)
	require.Zero(t, a.answered[2][0])
	back := repair + "recovery.failback={hold-off: 10m, switches: {from: backup, to: primary}}\n"
	a = byHand(t, deadToRepair, back)
	require.Zero(t, a.answered[2][1], "40 minutes after it was noticed traffic is back")
	require.InDelta(t, 30*20, a.answered[1][1], 4.5*25, "from 10 minutes after the report to 40")
	require.InDelta(t, 10*20, a.lost(1), 4.5*14)
	for calls, cut := range map[string]bool{"kept": false, "cut": true} {
		a = byHand(t, deadToRepair, strings.ReplaceAll(back, "hold-off", "calls-in-progress: "+calls+", hold-off"))
		require.Equal(t, cut, a.ended[1][emergency.CutHandling] > 0, calls)
	}
	late := byHand(t, deadToRepair, strings.ReplaceAll(repair, "takes: 30m", "after: decided, takes: 30m"))
	require.Zero(t, late.lost(2))
}

// TestARepairWithoutARunbookIsAllThereIs: calls are lost until then, and not one after it.
func TestARepairWithoutARunbookIsAllThereIs(t *testing.T) {
	for after, minutes := range map[string]float64{"detected": 30, "decided": 35} {
		a := byHand(t, deadToRepair, "recovery.repair={after: "+after+", takes: 30m}\n")
		require.InDelta(t, minutes*20, a.lost(1), 4.5*26, after)
		require.Zero(t, a.lost(2), after)
	}
	a := byHand(t, deadToRepair, "recovery.remedies.fix={kind: fix-forward, takes: 30m, after: detected}\n")
	require.InDelta(t, 30*20, a.lost(1), 4.5*25, "as a repair of the same length")
}

// TestAFailbackInSteps: a tenth, then half, then all.
func TestAFailbackInSteps(t *testing.T) {
	a := byHand(t, deadToRepair, overStep+"recovery.repair={takes: 30m}\nrecovery.failback={hold-off: 30m, steps: [10%, 50%, 100%], every: 20m, switches: {from: backup, to: primary}}\n")
	// at 02:00 a tenth, at 02:20 half, at 02:40 all
	require.InDelta(t, 400*0.1+400*0.5+400, a.answered[2][0], 90)
	require.InDelta(t, 400*0.9+400*0.5, a.answered[2][1], 90)
}

// TestTwoClaimsOnOnePlatform: what ends leaves open what the other holds open.
func TestTwoClaimsOnOnePlatform(t *testing.T) {
	const spread = "kind: spread, providers: {fixed: backup}"
	a := live(t, 60, "", spread, "recovery.remedies.spill={kind: crankback, to: backup, at: 00:30, until: 01:00}")
	for h := range 3 {
		require.Zero(t, a.byAccess[h][1][0], "hour %d: fixed goes to the backup all the time", h)
		require.Zero(t, a.byAccess[h][0][1], "hour %d: mobile never does", h)
	}
}
