package explain

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/random"
	"nines/sim/scenario/spec"
)

// TestPatienceThatCounts names, for each sort of platform, the patience that the simulator takes while a control room rings: of the
// handover after an agent, of ringing after machines.
func TestPatienceThatCounts(t *testing.T) {
	lasts := func(seconds float64) random.Distribution {
		d, err := random.Constant(seconds)
		require.NoError(t, err)
		return d
	}
	handover := lasts(30)
	p := &spec.Patience{Ringing: lasts(60), Silence: lasts(20), Handover: lasts(240), By: &spec.PatienceBy{
		Access: []spec.OwnPatience{{Name: "mobile", Handover: &handover}},
	}}
	agents, machines := spec.Platform{Staffed: true}, spec.Platform{}
	const ofMobile = "Callers of mobile wait 30s at the handover, on average, before they hang up."
	for _, x := range []struct {
		platforms []spec.Platform
		want      []string
	}{
		{[]spec.Platform{agents}, []string{"Callers hang up, on average, after 1m of ringing, 20s of silence, or 4m while a control room rings.", ofMobile}},
		{[]spec.Platform{machines, machines}, []string{"Callers hang up, on average, after 1m of ringing, also while a control room rings, or 20s of silence."}},
		{[]spec.Platform{agents, machines}, []string{
			"Callers hang up, on average, after 1m of ringing, 20s of silence, or 4m while a control room rings. " +
				"Where no agent has answered before, it is 1m there too.", ofMobile,
		}},
	} {
		require.Equal(t, x.want, patience(p, x.platforms))
	}
}
