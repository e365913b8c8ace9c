package caution

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/fault"
	"nines/sim/plan"
	"nines/sim/timing"
)

// TestAFaultThatNeverBeganByChance: where it has a chance of its own, that is the reason. Others wait for something.
func TestAFaultThatNeverBeganByChance(t *testing.T) {
	p := &plan.Plan{}
	p.Trouble = &fault.Plan{Timings: []timing.Rule{{HasChance: true}, {HasChance: true, Chance: 0.02}, {}}}
	r := &experiment.Result{Plan: p}
	for fault, want := range []string{
		"the fault dead never began: its chance is 0 %", "the fault dead never began: what it waits for did not happen, or its end came first",
		"the fault dead never began: what it waits for did not happen, or its end came first",
	} {
		i := experiment.Idler{Part: experiment.AFault, Index: fault, Name: "dead", Never: 5, Idle: 5, Of: 5}
		told := Idle{Part: string(i.Part), Name: i.Name, Share: 1, Never: 1, Reason: reasonOf(r, i)}
		require.Equal(t, want, told.Sentence())
	}
}
