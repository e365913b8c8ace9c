package together_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/scenario"
	"nines/sim/study/together"
)

const set = `calibrate: habits
title: How callers behave
scenarios: [town, city]
shared:
  world.callers.redial.after.refused.share: 40% (20% to 70%)
each:
  city: {world.demand.first-calls: own}
`

// world is a scenario with a published figure.
func world(name, calls string) string {
	return `scenario: ` + name + `
title: A test
world:
  start: 2024-05-01 06:00 UTC
  run: 2h
  demand: {first-calls: ` + calls + `, services: {police: 100%}}
  callers: {redial: {after: {refused: {share: 50%}}}}
  providers: {network: {routes: [main]}}
  platforms: {main: {centres: {hall: 12}, handling: 35s}}
  control-rooms: {police: {call-takers: 20}}
trouble: {broken: {on: platforms.main, at: 06:30, for: 1h, kind: down}}
published: {failed: {measure: calls.unconnected, value: 300 calls, within: 5%}}
`
}

func docs(t *testing.T, texts ...string) (list []*scenario.Document) {
	for _, text := range texts {
		doc, err := scenario.Load("x.yaml", []byte(text))
		require.NoError(t, err)
		list = append(list, doc)
	}
	return list
}

// TestJoin: a shared value is one input for all, and one of a scenario alone has its name.
func TestJoin(t *testing.T) {
	s, err := together.Read("set.yaml", []byte(set))
	require.NoError(t, err)
	require.Equal(t, []string{"town", "city"}, s.Scenarios)
	list := docs(t, world("town", "300/h"), world("city", "900/h (700/h to 1100/h)"))
	j, err := s.Join(list)
	require.NoError(t, err)
	require.Len(t, j.Inputs, 2)
	require.Equal(t, 0.4, j.Inputs[0].Best)
	require.Equal(t, "city: world.demand.first-calls", j.Inputs[1].Name)
	require.Equal(t, []int{0}, j.Members[0].Of)
	require.Equal(t, []int{0, 1}, j.Members[1].Of)
	for k := range j.Members {
		_, err := list[k].At(j.Members[k].Settings([]float64{0.3, 0.25})...)
		require.NoError(t, err)
	}
	require.True(t, together.IsSet([]byte(set)))
	require.False(t, together.IsSet([]byte(world("town", "300/h"))))
}

// TestAScenarioMayHaveASharedValueForItself: it moves the others, and the scenario has its own.
func TestAScenarioMayHaveASharedValueForItself(t *testing.T) {
	text := `calibrate: habits
title: How callers behave
scenarios: [town, city]
shared: {world.callers.redial.after.refused.share: 40% (20% to 70%)}
each: {city: {world.callers.redial.after.refused.share: 60% (40% to 90%)}}
figures: {city: [failed]}
`
	s, err := together.Read("set.yaml", []byte(text))
	require.NoError(t, err)
	require.Equal(t, map[string][]string{"city": {"failed"}}, s.Figures)
	j, err := s.Join(docs(t, world("town", "300/h"), world("city", "900/h")))
	require.NoError(t, err)
	require.Len(t, j.Inputs, 2)
	require.Equal(t, []int{0}, j.Members[0].Of)
	require.Equal(t, []int{1}, j.Members[1].Of)
}

// TestSetsThatAreWrong are refused with everything that is wrong.
func TestSetsThatAreWrong(t *testing.T) {
	_, err := together.Read("set.yaml", []byte(`calibrate: habits
titel: no
scenarios: [town, town]
shared: {a.b: own, c.d: [1, 2]}
each: {citty: {x.y: 1 to 2}, town: 5}
figures: {town: [], city: failed}
`))
	for _, want := range []string{`unknown key "titel"`, `missing key "title"`, "in the list twice", "write the range here", "expected a range such as 40%", "is not in the list of scenarios", "expected values with their ranges", "the list is empty"} {
		require.ErrorContains(t, err, want)
	}
	_, err = together.Read("set.yaml", []byte("calibrate: habits\ntitle: x\nscenarios: [town]\nshared: {a.b: 1 to 2}\n"))
	require.ErrorContains(t, err, "two scenarios or more")
}

// TestSetsThatDoNotFit: what the scenarios lack is said with the place in the set.
func TestSetsThatDoNotFit(t *testing.T) {
	for text, want := range map[string]string{
		"shared: {world.demand.first-calls: 100/h to 200/h}\nfigures: {town: [faild]}":                            `did you mean "failed"`,
		"shared: {world.callers.patient: 1 to 2}":                                                                 "town: no value is at",
		"shared: {world.demand.first-calls: 5 to 7}":                                                              "town: world.demand.first-calls",
		"shared: {world.demand.first-calls: own}":                                                                 "write the range here",
		"shared: {world.platforms.main.queue: 5 calls to 9 calls}\neach: {town: {world.demand.first-calls: own}}": "the file gives no",
	} {
		s, err := together.Read("set.yaml", []byte("calibrate: habits\ntitle: x\nscenarios: [town, city]\n"+text+"\n"))
		if err == nil {
			_, err = s.Join(docs(t, world("town", "300/h"), world("city", "900/h")))
		}
		require.ErrorContains(t, err, want)
	}
}
