package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/plan"
)

// TestFirstLook: many strategies run fewer replications for a first look at them, and that is said; few, or a number that
// somebody gives, stay.
func TestFirstLook(t *testing.T) {
	plans := func(strategies, replications int) (list []*plan.Plan) {
		for range strategies {
			list = append(list, &plan.Plan{Replications: replications, Budget: 4 * replications})
		}
		return list
	}
	for _, x := range []struct{ strategies, asked, given, want int }{
		{12, 200, 0, 20}, {5, 200, 0, 48}, {2, 200, 0, 200}, {12, 30, 0, 30}, {12, 200, 200, 200},
	} {
		f, c, said := reportFlags{}, newReport(), bytes.Buffer{}
		f.replications = x.given
		require.NoError(t, c.Flags().Parse([]string{"--set", "a.b=it's", "--set", "c={d: 1, e: 2}", "--seed", "7"}))
		c.SetErr(&said)
		list := plans(x.strategies, x.asked)
		f.firstLook(c, "my.yaml", list)
		for _, p := range list {
			require.Equal(t, x.want, p.Replications, x)
			require.Equal(t, 4*x.want, p.Budget, x)
		}
		if x.want < x.asked {
			require.Contains(t, said.String(), `nines report my.yaml --seed='7' --set='a.b=it'\''s' --set='c={d: 1, e: 2}' -n 200`)
		} else {
			require.Empty(t, said.String())
		}
	}
}
