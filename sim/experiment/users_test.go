package experiment_test

import (
	"context"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/scenario"
	"nines/sim/stat"
)

// meansOf are the means of a measure of the whole run in a good file of the language, by group.
func meansOf(t *testing.T, file, name string, assignments ...string) map[measure.Group]float64 {
	t.Helper()
	text, err := os.ReadFile("../scenario/testdata/good/" + file)
	require.NoError(t, err)
	doc, err := scenario.Load(file, text, append(assignments, "study.replications=20")...)
	require.NoError(t, err)
	plan, err := doc.Plan("")
	require.NoError(t, err)
	r, err := experiment.Run(context.Background(), plan, experiment.Options{})
	require.NoError(t, err)
	means := map[measure.Group]float64{}
	for i, m := range plan.Measures.Measures() {
		if m.Name == name {
			means[m.Group] = stat.Mean(r.Column(i)).Mean
		}
	}
	return means
}

// TestUserHours are users times the hours of the outage of what they have access through. A gap between two calls is 24 s
// for the network and 15 s for the region. The region's calls also wait in a queue, up to the end of the outage.
func TestUserHours(t *testing.T) {
	for _, c := range []struct {
		file, by, hit, other string
		users, hours, within float64
	}{
		{"users.yaml", "provider", "small", "large", 80000, 2, 0.6 / 120},
		{"users-by-region.yaml", "region", "north", "south", 120000, 2, 1.5 / 120},
	} {
		hours, users := meansOf(t, c.file, "users.hours-without-access"), meansOf(t, c.file, "users.without-access")
		hit, other := measure.Group{By: c.by, Name: c.hit}, measure.Group{By: c.by, Name: c.other}
		require.Len(t, hours, 3, "of all, and of those who say it")
		require.InEpsilon(t, c.users*c.hours, hours[hit], c.within, c.file)
		require.Equal(t, hours[hit], hours[measure.Group{}])
		require.Equal(t, map[measure.Group]float64{{}: c.users, hit: c.users, other: 0}, users)
		require.Zero(t, hours[other])
	}
}

// TestUserHoursOfAPartialLoss: while some calls get through, nobody is without access.
func TestUserHoursOfAPartialLoss(t *testing.T) {
	hours := meansOf(t, "users.yaml", "users.hours-without-access", "trouble.cut.only={share: 50%}")
	require.Zero(t, hours[measure.Group{}])
}

// TestUsersAreInNoOtherScenario: a scenario without serves has no such measure.
func TestUsersAreInNoOtherScenario(t *testing.T) {
	require.Empty(t, meansOf(t, "least.yaml", "users.hours-without-access"))
}
