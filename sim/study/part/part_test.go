package part_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/effort"
	"nines/sim/scenario"
	"nines/sim/study/part"
)

// read is a scenario of the library.
func read(t testing.TB, name string) *scenario.Document {
	text, ok := scenarios.Text(name)
	require.True(t, ok)
	doc, err := scenario.LoadFrom(scenarios.Files(), name+".yaml", text)
	require.NoError(t, err)
	return doc
}

// find finds the parts of a scenario under one strategy.
func find(t testing.TB, doc *scenario.Document, strategy string) (part.Load, []part.Part, []part.Skipped) {
	load := func(assignments ...string) (*scenario.Document, error) { return doc.Alone(strategy, assignments...) }
	alone, err := load()
	require.NoError(t, err)
	parts, skipped := part.Find(alone.Scenario, load)
	return load, parts, skipped
}

// TestEveryScenarioOfTheLibrary finds parts under each strategy. Without each the scenario loads, and is another one.
func TestEveryScenarioOfTheLibrary(t *testing.T) {
	for _, name := range scenarios.Names() {
		doc := read(t, name)
		if name == "normal-day" {
			continue // nothing breaks
		}
		strategies := doc.StrategyNames()
		for _, strategy := range strategies[:min(len(strategies), effort.Of(2, len(strategies)))] {
			load, parts, skipped := find(t, doc, strategy)
			require.NotEmpty(t, parts, "%s %s", name, strategy)
			if strategy == strategies[0] {
				requireRemovable(t, doc, load, parts)
			}
			for _, s := range skipped {
				require.NotEmpty(t, s.Why, s.Name)
			}
		}
	}
}

// requireRemovable takes out each part, and each together with the one before it.
func requireRemovable(t *testing.T, doc *scenario.Document, load part.Load, parts []part.Part) {
	whole, err := doc.Plan("")
	require.NoError(t, err)
	for i, p := range parts {
		require.NotEmpty(t, p.Title)
		require.NotEmpty(t, p.Noun)
		without, err := load(part.Without(p)...)
		require.NoError(t, err, "%s without %s", doc.Name, p.Name)
		plan, err := without.Plan("")
		require.NoError(t, err)
		require.NotEqual(t, whole.Fingerprint, plan.Fingerprint, "%s without %s", doc.Name, p.Name)
		_, err = load(part.Without(parts[max(0, i-1)], p)...)
		require.NoError(t, err, "%s without %s and %s", doc.Name, parts[max(0, i-1)].Name, p.Name)
	}
}

// TestTheDayOf999 holds which parts are found, and what they are called.
func TestTheDayOf999(t *testing.T) {
	_, parts, skipped := find(t, read(t, "uk-2023-06-25"), "as-happened")
	require.Empty(t, skipped)
	var list []string
	for _, p := range parts {
		list = append(list, string(p.Kind)+" "+p.Name+": "+p.Noun)
	}
	require.Equal(t, []string{
		"fault trouble.bad-config: the fault “Consoles restart as calls reach them”",
		"error recovery.runbook.switch-to-backup.wrong: the failed switch to backup",
		"delay recovery.detect: the 5m 30s until it is noticed",
		"delay recovery.assess.takes: the 59 minutes to assess and decide",
		"delay recovery.runbook.switch-to-backup.takes: the 4 minutes to switch to backup",
		"delay recovery.runbook.switch-to-backup.wrong.noticed-after: the 20 minutes until the error in the step switch-to-backup is noticed",
		"delay recovery.runbook.switch-to-backup.wrong.redo: the 57 minutes to do the step switch-to-backup again",
		"delay recovery.repair.takes: the 10h 26m to repair the cause",
		"delay recovery.failback.hold-off: the 4h 13m before traffic goes back",
		"delay world.platforms.backup.log-on: the 30s to log on to backup",
		"feature trouble.no-text-relay: the fault “Text relay, which hangs on the primary, is lost; the backup never had it, so that it is back at 21:09”",
		"feature trouble.manual-location: the fault “The backup has no automatic location”",
		"feature world.platforms.backup.features.text-relay: the lack of text-relay on backup",
		"remedy recovery.runbook: the switch to backup by people",
		"remedy recovery.repair: the repair of the cause",
		"remedy recovery.failback: the switch back to primary",
	}, list)
}

// TestARepairTakesTheFailbackWithIt: what cannot be taken out alone goes with what waits for it.
func TestARepairTakesTheFailbackWithIt(t *testing.T) {
	_, parts, _ := find(t, read(t, "uk-2023-06-25"), "as-happened")
	repair, ok := part.Named(parts, "recovery.repair")
	require.True(t, ok)
	require.Equal(t, []string{"recovery.repair=none", "recovery.failback=none"}, repair.Assignments)
}

// TestAMonitorThatOthersNeedStays: it is told why.
func TestAMonitorThatOthersNeedStays(t *testing.T) {
	_, parts, skipped := find(t, read(t, "uk-2023-06-25"), "automatic")
	require.Len(t, skipped, 1)
	require.Equal(t, "recovery.detect.monitors.cut-calls", skipped[0].Name)
	require.Contains(t, skipped[0].Why, `no monitor is called "cut-calls"`)
	_, ok := part.Named(parts, "cut-calls")
	require.False(t, ok)
}

// TestANumberThatOnlyOnePartUses goes with the part: without it, nothing would use the number.
func TestANumberThatOnlyOnePartUses(t *testing.T) {
	text, _ := scenarios.Text("first-steps")
	named := strings.Replace(string(text), "takes: 3m", "takes: numbers.slow", 1) + "\nnumbers: {slow: 3m (1m to 5m), assumed: nobody knows}\n"
	doc, err := scenario.Load("named.yaml", []byte(named))
	require.NoError(t, err)
	_, parts, skipped := find(t, doc, "switch")
	require.Empty(t, skipped)
	p, ok := part.Named(parts, "recovery.runbook.switch-over.takes")
	require.True(t, ok)
	require.Equal(t, "The 3 minutes to switch to spare", p.Title)
}

func TestNames(t *testing.T) {
	_, parts, _ := find(t, read(t, "uk-2023-06-25"), "as-happened")
	for _, want := range []struct{ short, name string }{
		{"trouble.bad-config", "trouble.bad-config"},
		{"bad-config", "trouble.bad-config"},
		{"wrong", "recovery.runbook.switch-to-backup.wrong"},
		{"assess", "recovery.assess.takes"},
		{"recovery.repair", "recovery.repair"},
		{"repair", "recovery.repair"},
		{"log-on", "world.platforms.backup.log-on"},
		{"takes", ""},            // several end so
		{"switch-to-backup", ""}, // several have it
		{"nothing", ""},
	} {
		p, ok := part.Named(parts, want.short)
		require.Equal(t, want.name, p.Name, want.short)
		require.Equal(t, want.name != "", ok, want.short)
	}
}

// TestWhatIsWholeGoesLast: a runbook that is taken out must not come back with a step that is set below it.
func TestWhatIsWholeGoesLast(t *testing.T) {
	load, parts, _ := find(t, read(t, "uk-2023-06-25"), "as-happened")
	var all []part.Part
	for _, name := range []string{"recovery.runbook", "recovery.runbook.switch-to-backup.wrong", "recovery.runbook.switch-to-backup.takes", "recovery.failback", "hold-off"} {
		p, ok := part.Named(parts, name)
		require.True(t, ok, name)
		all = append(all, p)
	}
	list := part.Without(all...)
	require.Less(t, slices.Index(list, "recovery.runbook.switch-to-backup.takes=0s"), slices.Index(list, "recovery.runbook=none"))
	doc, err := load(list...)
	require.NoError(t, err)
	require.Empty(t, doc.Recovery.Runbook)
	require.Nil(t, doc.Recovery.Failback)
}
