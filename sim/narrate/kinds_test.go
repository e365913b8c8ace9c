package narrate

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/scenario"
)

// TestTheWayOfHelpIsNamed: nobody is said to be helped by another number whose neighbour helped, and the other way round.
func TestTheWayOfHelpIsNamed(t *testing.T) {
	byNumber, otherwise := "helped by another number", "helped in another way, such as by a neighbour"
	for answers, want := range map[string][2]string{"100%": {byNumber, otherwise}, "0%": {otherwise, byNumber}} {
		doc, err := scenario.Load("ways.yaml", []byte(fmt.Sprintf(otherWays, answers, "platforms.primary")))
		require.NoError(t, err)
		plan, err := doc.Plan("")
		require.NoError(t, err)
		r := &Replication{Plan: plan, id: Nobody, otherwise: map[uint64]bool{}}
		_, err = experiment.Run(context.Background(), plan, experiment.Options{Workers: 1, Observe: experiment.First(plan, r)})
		require.NoError(t, err)
		var kinds []string
		for _, k := range r.Kinds() {
			kinds = append(kinds, k.What)
		}
		require.Contains(t, kinds, want[0])
		require.NotContains(t, kinds, want[1])
	}
}
