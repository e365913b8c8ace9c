package shards

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/plan"
)

// TestProgressOfAShard is told within the shard, stretch by stretch, and not among the replications of all shards.
func TestProgressOfAShard(t *testing.T) {
	var told []string
	s := &Shard{Flag: Flag{index: 3, of: 40}}
	o := s.own(experiment.Options{
		Begin:    func(p *plan.Plan, from, to int) { told = append(told, fmt.Sprint(p.Name, ": ", from, " to ", to)) },
		Progress: func(done int) { told = append(told, fmt.Sprint(done)) },
	})
	town := &plan.Plan{Name: "town"}
	o.Begin(town, 50, 75)
	o.Progress(51)
	o.Begin(town, 500, 510)
	o.Progress(510)
	require.Equal(t, []string{"shard 3 of 40 of town: 0 to 25", "1", "shard 3 of 40 of town: 0 to 10", "10"}, told)
	require.Equal(t, "town", town.Name)
	require.Nil(t, s.own(experiment.Options{}).Progress, "nobody is told where nobody listens")
}
