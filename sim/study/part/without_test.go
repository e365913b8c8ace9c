package part_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/scenario"
	"nines/sim/study/part"
)

// found are the parts of a scenario of the library with some changes, by name.
func found(t *testing.T, name string, assignments ...string) map[string]part.Part {
	text, _ := scenarios.Text(name)
	doc, err := scenario.Load(name+".yaml", text, assignments...)
	require.NoError(t, err)
	load := func(more ...string) (*scenario.Document, error) { return doc.Alone("", more...) }
	alone, err := load()
	require.NoError(t, err)
	parts, _ := part.Find(alone.Scenario, load)
	list := map[string]part.Part{}
	for _, p := range parts {
		list[p.Name] = p
	}
	return list
}

// TestTwoLackingFeaturesAreBothAdded: each sets the whole list, so the lists have to become one.
func TestTwoLackingFeaturesAreBothAdded(t *testing.T) {
	lack := func(feature string) part.Part {
		return part.Part{Name: "world.platforms.backup.features." + feature, Assignments: []string{"world.platforms.backup.features=[location, " + feature + "]"}}
	}
	delay := part.Part{Assignments: []string{"recovery.assess.takes=0s"}}
	require.ElementsMatch(t, []string{"world.platforms.backup.features=[location, relay, video]", "recovery.assess.takes=0s"}, part.Without(lack("relay"), delay, lack("video")))
	require.Equal(t, []string{"world.platforms.backup.features=[location, relay]"}, part.Without(lack("relay")))
}

// TestTitlesKeepTheirPerCent: the title of a remedy may have one.
func TestTitlesKeepTheirPerCent(t *testing.T) {
	parts := found(t, "first-steps", "recovery.remedies.more={kind: extra-agents, title: 50% more people, platform: main, agents: 3, after: detected, arrive: 10m, assumed: a test}")
	for _, p := range parts {
		require.False(t, strings.Contains(p.Title, "%!"), p.Title)
	}
	require.Equal(t, "The 10 minutes until the people of “50% more people” come", parts["recovery.remedies.more.arrive"].Title)
}
