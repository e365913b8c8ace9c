package reference

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/fault"
	measures "nines/sim/measure"
	"nines/sim/scenario/spec"
)

func referencesOf(t *testing.T, name string) []Reference {
	t.Helper()
	at := slices.IndexFunc(Topics(), func(topic Topic) bool { return topic.Name == name })
	require.GreaterOrEqual(t, at, 0)
	return Topics()[at].References()
}

// TestReferencesAreWhole: no part without a sentence or a key, no key without a meaning, and each key once.
func TestReferencesAreWhole(t *testing.T) {
	for _, topic := range Topics() {
		for _, r := range topic.References() {
			require.NotEmpty(t, append(slices.Clone(r.Says), pathsOf(r)...), r.Title)
			for _, s := range r.Says {
				require.True(t, strings.HasSuffix(s, ".") && len(s) > 10, "%s: %q", r.Title, s)
			}
			seen := map[string]bool{}
			for _, k := range r.Keys {
				require.NotEmpty(t, k.Doc, "%s: %s", r.Title, k.Path)
				require.False(t, seen[k.Path], "%s: %s", r.Title, k.Path)
				seen[k.Path] = true
			}
		}
	}
}

func pathsOf(r Reference) (paths []string) {
	for _, k := range r.Keys {
		paths = append(paths, k.Path)
	}
	return paths
}

func TestEachRemedySaysWhatItCosts(t *testing.T) {
	for _, r := range referencesOf(t, "remedies")[1:] {
		require.Len(t, r.Says, 2, r.Title)
		require.Greater(t, len(r.Says[1]), 80, r.Title)
	}
}

// TestTheReferenceHasEveryKeyOfTheWorld, however deep.
func TestTheReferenceHasEveryKeyOfTheWorld(t *testing.T) {
	var paths []string
	for _, r := range referencesOf(t, "world") {
		paths = append(paths, pathsOf(r)...)
	}
	for _, want := range []string{"start", "demand", "demand.first-calls", "demand.bursts.NAME.over", "callers.redial.after.cut.delay", "providers.NAME.routes.NAME.circuits",
		"platforms.NAME.centres.NAME.takes", "control-rooms.NAME.priority.order", "lognormal", "empirical", "mixture"} {
		require.Contains(t, paths, want)
	}
}

// TestPlacesAreThoseThatAFaultAccepts, whichever of its words and numbers are given.
func TestPlacesAreThoseThatAFaultAccepts(t *testing.T) {
	r := referee{spec.Language()}
	for kind, want := range map[string]string{
		"blind": "monitors.NAME", "lost-feature": "platforms.NAME", "surge": "demand, regions.NAME, services.NAME, access.NAME",
		"slow":     "platforms.NAME, platforms.NAME.centres.NAME, platforms.NAME.handover, platforms.NAME.handover.SERVICE, providers.NAME, control-rooms.SERVICE, control-rooms.SERVICE.ROOM, runbook.STEP",
		"cut":      "platforms.NAME, platforms.NAME.centres.NAME, platforms.NAME.handover, platforms.NAME.handover.SERVICE",
		"reduced":  "platforms.NAME, platforms.NAME.centres.NAME, providers.NAME.routes.PLATFORM, control-rooms.SERVICE, control-rooms.SERVICE.ROOM",
		"flapping": "the elements that the other kind can be on",
	} {
		require.Equal(t, want, r.places(fault.New(kind)), kind)
	}
	require.Len(t, spec.Placed, len(spec.ElementForms))
}

func TestOneExample(t *testing.T) {
	for form, want := range map[string]string{
		"a share such as 35% or 0.35": "a share such as 35%", "a length of time such as 90s, 4m or 1h30m": "a length of time such as 90s",
		"a date, a time and a zone, such as 2023-06-25 00:00 Europe/London": "a date, a time and a zone, such as 2023-06-25 00:00 Europe/London", "yes or no": "yes or no",
	} {
		require.Equal(t, want, oneExample(form))
	}
}

// TestTheReferenceOfMeasuresIsTheGlossary, whole and in its order, under the headings of its subjects.
func TestTheReferenceOfMeasuresIsTheGlossary(t *testing.T) {
	var titles, paths []string
	for _, r := range referencesOf(t, "measures")[1:] {
		titles, paths = append(titles, r.Title), append(paths, pathsOf(r)...)
	}
	for i, term := range measures.Glossary() {
		require.Equal(t, term.Name, paths[i])
	}
	require.Equal(t, []string{"calls", "callers", "users", "answer times", "time averages", "recovery", "moments", "trouble", "remedies", "traffic"}, titles)
	require.Equal(t, "calls; more is better; by window and group", formOf(measures.Term{Unit: measures.Calls, Better: measures.More, ByWindow: true, ByGroup: true}))
	require.Equal(t, "s; by window", formOf(measures.Term{Unit: measures.Seconds, ByWindow: true}))
	require.Equal(t, "times; less is better", formOf(measures.Term{Unit: measures.Times, Better: measures.Less}))
}
