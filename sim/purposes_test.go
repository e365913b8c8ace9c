package sim

import (
	"fmt"
	"go/ast"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/random"
)

// purposes are all that is drawn for, as they are in the code: the variable, the number that its name is hashed to, and the
// name. A new one is a new line here, and moves no other. A line that changes changes results: those of every scenario
// that draws for it.
const purposes = `
emergency.forCause c066b7077c099ff4 named in the ledger
emergency.forCut caa6eb466838a931 cut at answer
emergency.forCut 5a341376393a700f cut in handling
emergency.forCut 4e8c18a1de34820e cut on handover
emergency.forLogOn 8ec3686a72cdabc9 log on
emergency.forLoggedOut 165c76b301789d53 logged out
emergency.forMisroute cbab569ab23c2db0 misroute
emergency.forMisrouteNoticed 41ce768a1af9ab6d misroute noticed
emergency.forMissingFeature 0575c9fc1a0898a3 missing feature
emergency.forMomentOfCut b8129dec1057431b moment of cut
emergency.forProbe 071d9f01e8b3ed99 region of a probe
emergency.forPutRight 0b26dbfee6818a02 misroute put right
emergency.forRecorded 62c7d0481f953d89 recorded
emergency.forRestart b1aaee646b02b94b console restart
emergency.forRestartCut 6c795cedfda9bf08 cut by console restart
emergency.forRoute cd7d034fd7f361ec route
emergency.forSetUp 3fd0c45d7845f187 set-up
emergency.forShareOfTraffic a72ade56c50890f8 share of traffic
emergency.forShed 457e05b712f00db0 shed at the source
emergency.forSlow fc2c7944f9589759 slow set-up
emergency.forSlow 5f261866a415e899 slow handling
emergency.forSlow 3d670133cd7c8301 slow pick-up
emergency.forSlowStart 508da7d63e4425cd follows a slow start
emergency.forSlowStep 1106d8c1eb957ab3 slow step
emergency.forTimeToLive f7e8d9f9783c515a follows a change
emergency/callback.forAnswer 6f87232c57a7b5bb call-back answered
emergency/callback.forNeed a6d67b17ac2d1223 call-back needed
emergency/callback.forNumber e208218de847cdf8 number recorded
emergency/callback.forRings 1ceb3ec3f4b7ca43 ringing of call-back
emergency/callback.forTakes 13558ef5724bf97b time of call-back
emergency/condition.ForSelection 7bc01fd11c15230e hit by a fault
emergency/condition.forSparing 40d634749c2b614e call spared by a fault
emergency/demand.forAccess 2d33cc4dcdf88e40 access
emergency/demand.forAfterOther 10dd3134e3afcf75 time after another number
emergency/demand.forBurstCallers 8bd8d7a1c4b6d4dc burst callers
emergency/demand.forBurstDelay 3d1c182b86ab6afd burst delay
emergency/demand.forDamped 42cae6c1bc80acef redial not made
emergency/demand.forDayFactor 48a308e0a919077a day factor
emergency/demand.forElsewhere 7a00b23f63fcd415 elsewhere
emergency/demand.forHabit 8eda508c1f6c3c1c habit
emergency/demand.forHearing 39067c97c6067012 hears notices
emergency/demand.forInstead 65fd3991554db793 emergency number after another
emergency/demand.forKeeping 2208fef8156a9eb4 redial made after a notice
emergency/demand.forKnown 3cc4706a598c4656 another number before giving up
emergency/demand.forNeed a475d01e35d9569a need
emergency/demand.forNotice e082e30fe35855cc calls another number
emergency/demand.forOtherHelps 40eaec736111a67d another number helps
emergency/demand.forOtherTakes 74df29a4cc7be9f6 call of another number
emergency/demand.forPatience d4a1c5b0195c2cb5 patience ringing
emergency/demand.forPatience 5622cffd526272a0 patience silence
emergency/demand.forPatience 6da0a14084e31782 patience handover
emergency/demand.forPhone e8616ff7b1362235 another phone
emergency/demand.forPhoneOf b08c3563708c5031 provider of another phone
emergency/demand.forProvider e689055bf45f0d1b provider
emergency/demand.forRedial 9728c283b7f5b559 redial
emergency/demand.forRedialDelay 2966185aaf66560c redial delay
emergency/demand.forRegion 4f655f4f4c7934dd region
emergency/demand.forService 2897c396258e8641 service
emergency/demand.forStayingAway d143bad69d94f9ca stays away
emergency/demand.forSurge d6817f8e4bf049e4 surge
emergency/demand.forTestTime df0870513beef680 time of test call
emergency/length.forConversation 124eb146d8b25b0f conversation
emergency/length.forPickUp 2a77de72869e3e4f pick-up
emergency/network.forHandling 5c143ec101d93d1d handling
emergency/traffic.forStartFails f97c31a21fba4b72 start-up fails
emergency/traffic.forStartUp c1d4ac6ebe83306d start-up
emergency/watch.forDelay 7103dd62dd9d229f delay of an alarm
emergency/watch.forFalseAlarm 42d66a17d0f0864c false alarm
emergency/watch.forPhase 248ca3bda4204b35 monitor phase
recovery.forAlarm b1db9d6cc70c1f5a alarm delay
recovery.forArrival 2606d70a92885410 arrival of extra agent
recovery.forAssess 71b5eb2e4ddb7083 assess
recovery.forAutomatic b54e37158d2fc9e6 automatic switch
recovery.forDecide 7460e71c83037b4e decide
recovery.forFix 93d7aa6aeb49f4e3 fix forward
recovery.forFixAgain f987f27ecc6e88c1 fix forward again
recovery.forFixWrong 1821d98ecfa64135 fix forward wrong
recovery.forHoldOff 37f587a45aded925 hold-off
recovery.forMislead f85f3eaa066b580c wrong diagnosis
recovery.forMisled 726ed9d072dedc6a wrong diagnosis shows
recovery.forNotice 319b63e607d20c1c step noticed
recovery.forRedo f8c0b96afec91b1d step redo
recovery.forRepair 43254d0884c92b48 repair
recovery.forReport e4fd18a0937e3288 report delay
recovery.forStep 7ad351f96e6ee88a step takes
recovery.forWrong f2b46e7bcbad7f57 step wrong
scenario/record.forSpreading 2f3636405c082b96 second of a record that has minutes
study/trial.ofOrder 0b0d185f967ae0d9 a day's place in a Latin hypercube
study/trial.ofPlace f39afe231ab2c8d5 where in its part a day lies
timing.forBadTime 3d83a92fc58fb50d fault bad for
timing.forChance c6b77cb8c665423a fault chance
timing.forDelay 218240960fbcdc87 fault delay
timing.forGoodTime 930a3e74e89a0012 fault good for
timing.forLength dd6cf66b0a1b0d73 fault length
`

// purposesOf are the lines of one declaration.
func purposesOf(pkg string, spec *ast.ValueSpec) (lines []string) {
	ast.Inspect(spec, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if f, ok := call.Fun.(*ast.SelectorExpr); !ok || f.Sel.Name != "NewPurpose" {
			return true
		}
		if name, ok := call.Args[0].(*ast.BasicLit); ok {
			plain, _ := strconv.Unquote(name.Value)
			lines = append(lines, fmt.Sprintf("%s.%s %016x %s", strings.TrimPrefix(pkg, "sim/"), spec.Names[0].Name, uint64(random.NewPurpose(plain)), plain))
		}
		return true
	})
	return lines
}

// TestPurposesAreFrozen: what each purpose is called, and the number that it is.
func TestPurposesAreFrozen(t *testing.T) {
	var lines []string
	sources(t, func(pkg, _ string, file *ast.File) {
		for _, decl := range file.Decls {
			general, ok := decl.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range general.Specs {
				if values, ok := spec.(*ast.ValueSpec); ok {
					lines = append(lines, purposesOf(pkg, values)...)
				}
			}
		}
	})
	variable := func(line string) string { return strings.Fields(line)[0] }
	slices.SortStableFunc(lines, func(a, b string) int { return strings.Compare(variable(a), variable(b)) })
	require.Equal(t, strings.TrimSpace(purposes), strings.Join(lines, "\n"))
	names := map[string]bool{}
	for _, line := range lines {
		name := strings.Join(strings.Fields(line)[2:], " ")
		require.False(t, names[name], "two purposes are called %s: their draws would be the same", name)
		names[name] = true
	}
}
