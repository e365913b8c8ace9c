package experiment_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/experiment"
)

// digest is the fingerprint of everything that is measured in a few short runs of a scenario with some values changed.
func digest(t *testing.T, scenario string, assignments ...string) string {
	t.Helper()
	return digestBut(t, "nothing", scenario, assignments...)
}

// digestBut is the same except the measures whose names begin so: the time averages of each centre, where a test splits centres,
// renames them or changes their order.
func digestBut(t *testing.T, but, scenario string, assignments ...string) string {
	t.Helper()
	p := load(t, scenario, append(assignments, "world.run=2d", "study.windows=none")...)
	p.Replications = effort.Of(1, 3)
	r := run(t, p, experiment.Options{})
	var columns [][]float64
	for place, m := range r.Plan.Measures.Measures() {
		if m.Name != "" && !strings.HasPrefix(m.Name, but) {
			columns = append(columns, r.Column(place))
		}
	}
	return fingerprint(columns)
}

// digestWith is the same with all of a mapping replaced.
func digestWith(t *testing.T, scenario, path, value string) string {
	t.Helper()
	return digest(t, scenario, path+"=none", path+"="+value)
}

// digestOfCentres is the same with the centres of a platform replaced, but for the time averages of each.
func digestOfCentres(t *testing.T, scenario, value string) string {
	t.Helper()
	const centres = "world.platforms.exchange.centres"
	return digestBut(t, "centres.", scenario, centres+"=none", centres+"="+value)
}

// TestSkillsThatAreNone: to take others, when the list names nothing else, is to take everything.
func TestSkillsThatAreNone(t *testing.T) {
	const centres, groups = "world.platforms.exchange.centres", "world.control-rooms.police.groups"
	for _, scenario := range []string{"erlang-a", "priorities", "queue-patience-redial", "held-agents"} {
		plain := digestWith(t, scenario, centres, "{hall: 3, annex: 4}")
		require.Equal(t, plain, digestWith(t, scenario, centres, "{hall: {agents: 3, takes: [others]}, annex: {agents: 4, takes: [others]}}"), scenario)
		require.Equal(t, plain, digestWith(t, scenario, centres, "{hall: {agents: 3, takes: none}, annex: {agents: 4, takes: [others]}}"), scenario)
	}
	require.Equal(t, digest(t, "held-agents"), digestWith(t, "held-agents", groups, "{a: {share: 50%, takes: [others]}, b: 50%}"))
}

// TestNamesOfGroupsDoNotMatter, nor does their order where the preferences leave no choice between them.
func TestNamesOfGroupsDoNotMatter(t *testing.T) {
	const one, two = "{agents: 5, takes: [one]}", "{agents: 6, takes: [two, one]}"
	const groups = "world.control-rooms.police.groups"
	plain := digestBut(t, "centres.", "skills-queue")
	require.Equal(t, plain, digestOfCentres(t, "skills-queue", "{x: "+one+", y: "+two+"}"))
	require.Equal(t, plain, digestOfCentres(t, "skills-queue", "{a: "+two+", b: "+one+"}"))
	require.NotEqual(t, plain, digestOfCentres(t, "skills-queue", "{a: {agents: 11}}"), "but skills do")
	require.Equal(t, digest(t, "skills-at-the-room"),
		digestWith(t, "skills-at-the-room", groups, "{b: {share: 54.5454545455%, takes: [two, one]}, a: {share: 45.4545454545%, takes: [one]}}"))
}

// TestTwoGroupsWithTheSameSkillsAreOne.
func TestTwoGroupsWithTheSameSkillsAreOne(t *testing.T) {
	const groups = "world.control-rooms.police.groups"
	require.Equal(t, digestBut(t, "centres.", "skills-queue"),
		digestOfCentres(t, "skills-queue", "{a: {agents: 2, takes: [one]}, b: {agents: 6, takes: [two, one]}, c: {agents: 3, takes: [one]}}"))
	require.Equal(t, digest(t, "skills-at-the-room"),
		digestWith(t, "skills-at-the-room", groups, "{a: {share: 27.272727273%, takes: [one]}, b: {share: 18.181818182%, takes: [one]}, c: {share: 54.545454545%, takes: [two, one]}}"))
}

// TestOwnDistributionsThatAreTheGeneralOnes change nothing.
func TestOwnDistributionsThatAreTheGeneralOnes(t *testing.T) {
	require.Equal(t, digest(t, "skills-queue"), digest(t, "skills-queue",
		"world.platforms.exchange.handling-by={service: {one: {exponential: 60s}}}", "world.callers.patience.by={service: {two: {ringing: {exponential: 2m}}}}"))
}
