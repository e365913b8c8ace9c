package experiment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/measure"
)

// TestTheQuestionRanks: what answers it is the yardstick, unless another is asked for.
func TestTheQuestionRanks(t *testing.T) {
	by := func(assignments ...string) measure.Measure {
		return experiment.YardstickOf(plansOf(t, evening, 2, assignments...), measure.Measure{})
	}
	require.Equal(t, "callers.without-help", by().Name)
	m := by("question.ask=How soon do calls get through again?", "question.measure=recovery.first-service")
	require.Equal(t, "recovery.first-service", m.Name)
	m = by("question.ask=Who fails while it is out?", "question.measure=callers.affected", "question.window=cut", "study.windows.cut=18:30-19:15")
	require.Equal(t, []string{"callers.affected", "cut"}, []string{m.Name, m.Window})
	require.Equal(t, "callers.without-help", by("question.ask=How many call?", "question.measure=calls.offered").Name, "neither more nor less of it is better")
	asked := measure.Measure{Name: "calls.unconnected", Window: measure.WholeRun}
	require.Equal(t, asked, experiment.YardstickOf(plansOf(t, evening, 2), asked))
}

func TestYardsticksAreRead(t *testing.T) {
	plans := plansOf(t, evening, 2, "study.windows.cut=18:30-19:15")
	for text, want := range map[string][2]string{
		"answer.within-target@cut": {"answer.within-target", "cut"}, "recovery.restored": {"recovery.restored", "run"}, "callers.affected@run": {"callers.affected", "run"},
	} {
		m, err := experiment.Yardstick(text, plans)
		require.NoError(t, err)
		require.Equal(t, want, [2]string{m.Name, m.Window})
	}
	for text, why := range map[string]string{
		"recovery.restored@cut": `recovery.restored is not measured in the window "cut" under switch; it is in: run`,
		"calls.offered":         "strategies cannot be ranked by calls.offered: neither more nor less of it is better. See nines help measures",
		"callers.afected":       `no measure is called "callers.afected" under switch; did you mean "callers.affected"? See nines help measures`,
		"callers.gone":          `no measure is called "callers.gone" under switch; there are callers.affected, callers.affected-seen, callers.without-help, callers.never-connected, callers.trying, callers.in-vain. See nines help measures`,
		"":                      `no measure is called "" under switch. See nines help measures`,
	} {
		_, err := experiment.Yardstick(text, plans)
		require.EqualError(t, err, why)
	}
}
