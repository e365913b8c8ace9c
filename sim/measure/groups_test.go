package measure

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/emergency"
)

// TestGroupsAreFilledIn: of however many services, regions, accesses and providers there are, everybody is in each group that
// they belong to, although they are counted in few.
func TestGroupsAreFilledIn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		net := network()
		many := func(what string) int { return rapid.IntRange(1, 3).Draw(t, what) }
		named := func(n int) []emergency.Named { return make([]emergency.Named, n) }
		net.Demand = emergency.Demand{Services: named(many("services")), Regions: named(many("regions")), Accesses: named(many("accesses"))}
		net.Providers = make([]emergency.Provider, many("providers"))
		p := NewPlan(net, nil, target, Names{})

		const each, blocks = 2, 3
		filled, want := make([]int64, blocks*each*len(p.groups)), make([]int64, blocks*each*len(p.groups))
		for range rapid.IntRange(0, 20).Draw(t, "people") {
			one := func(what string, of int) int { return rapid.IntRange(0, of-1).Draw(t, what) }
			at := &p.offsets
			o := emergency.Observation{
				Kind: emergency.Kind(one("kind", int(emergency.Kinds))), Service: int8(one("service", at.region-at.service)), Region: int16(one("region", at.access-at.region)),
				Access: int8(one("access", at.provider-at.access)), Provider: int8(one("provider", at.kind-at.provider)),
			}
			belongs := map[emergency.Kind][]int{
				emergency.WantsHelp: {
					0, at.service + int(o.Service), at.region + int(o.Region), at.access + int(o.Access), at.provider + int(o.Provider), at.kind + everybody,
				},
				emergency.WantsNothing: {at.kind + nothingWanted, at.kind + everybody},
				emergency.Tester:       {at.kind + testers, at.kind + everybody},
			}[o.Kind]
			which := one("block", blocks)*len(p.groups)*each + one("count", each)
			for _, g := range belongs {
				want[which+g*each]++
			}
			var in membership
			in.put(p, &o)
			for _, g := range in.groups() {
				filled[which+int(g)*each]++
			}
		}
		fillGroups(p, filled, each)
		require.Equal(t, want, filled)
		fillGroups(p, filled, each)
		require.Equal(t, want, filled, "filled in once more")
	})
}
