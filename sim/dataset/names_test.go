package dataset

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/scenario"
)

// plainly is what a query can have without quotes.
var plainly = regexp.MustCompile(`^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{Nd}_]*$`)

// reserved are words of SQL that some database takes for no name. DuckDB, PostgreSQL, MySQL, SQLite and BigQuery take value for one.
var reserved = strings.Fields(`all and as asc between by case check column create cross current default desc distinct do else end except false fetch for
	foreign from full grant group having in inner intersect into is join lateral left like limit natural not null offset on or order outer primary
	references right select set table then to true union unique user using when where window with year month day hour minutes second values`)

// TestColumnsHaveNamesOfTheirOwn: in every scenario of the library, under all strategies together, every column of every
// table has a name of its own that needs no quotes in SQL, and the dictionary's unit stands in it.
func TestColumnsHaveNamesOfTheirOwn(t *testing.T) {
	for _, name := range scenarios.Names() {
		text, _ := scenarios.Text(name)
		s := planned(t, text)
		requirePlainNames(t, name, columnsOf(s.wide()))
		requirePlainNames(t, name, columnsOf(s.minutes()))
		requirePlainNames(t, name, columnsOf(s.minutesByReplication()))
		for _, c := range s.wide().columns {
			if unit := unitWords[measure.Unit(c.Unit)]; c.Unit != "" && c.Name != "run_length_s" {
				require.NotEmpty(t, unit, c.Unit)
				require.Contains(t, "_"+c.Name+"_", "_"+unit+"_")
			}
		}
	}
	for _, columns := range [][]Column{columnsOf(replications), columnsOf(measures), columnsOf(ledger), columnsOf(ledgerMinutes),
		columnsOf(ledgerByReplication), columnsOf(strategies), columnsOf(calls), columnsOf(callers), columnsOf(dictionary)} {
		requirePlainNames(t, "all", columns)
	}
}

func requirePlainNames(t *testing.T, scenario string, columns []Column) {
	t.Helper()
	require.Greater(t, len(columns), 5)
	seen := map[string]bool{}
	for _, c := range columns {
		require.Regexp(t, plainly, c.Name)
		require.NotContains(t, reserved, c.Name)
		require.False(t, seen[strings.ToLower(c.Name)], "%s: %s twice", scenario, c.Name)
		seen[strings.ToLower(c.Name)] = true
		require.NotEmpty(t, c.Meaning, c.Name)
	}
}

func columnsOf[R any](t table[R]) (list []Column) {
	for _, c := range t.columns {
		list = append(list, c.Column)
	}
	return list
}

// planned is the set of a scenario that has not been run.
func planned(t *testing.T, text []byte) *Set {
	t.Helper()
	doc, err := scenario.Load("x.yaml", text)
	require.NoError(t, err)
	c := &experiment.Comparison{}
	for _, name := range doc.StrategyNames() {
		plan, err := doc.Plan(name)
		require.NoError(t, err)
		c.Results = append(c.Results, &experiment.Result{Plan: plan})
	}
	return &Set{Comparison: c, united: unite(c.Results)}
}

// TestNamesThatAreNearlyTheSame: what a scenario tells apart by a capital or a sign has columns of its own, whatever else is
// called what.
func TestNamesThatAreNearlyTheSame(t *testing.T) {
	text, _ := scenarios.Text("first-steps")
	more := strings.Replace(string(text), "\n  control-rooms:\n", "\n  control-rooms:\n    a-b: {}\n    a_b: {}\n    A+b: {}\n    Über: {}\n", 1)
	more = strings.Replace(more, "services: {", "services: {a-b: 1%, a_b: 1%, A+b: 1%, Über: 1%, ", 1)
	more = strings.Replace(more, "a-b: 1%, a_b: 1%, A+b: 1%, Über: 1%, police: 50%", "a-b: 1%, a_b: 1%, A+b: 1%, Über: 1%, police: 46%", 1)
	columns := columnsOf(planned(t, []byte(more)).minutes())
	requirePlainNames(t, "more", columns)
	var seen []string
	for _, c := range columns {
		seen = append(seen, c.Name)
	}
	require.Subset(t, seen, []string{"control_rooms_a_b_connected", "control_rooms_a_b_connected_2", "control_rooms_a_b_connected_3", "control_rooms_über_connected"})
}

func TestColumnNames(t *testing.T) {
	for want, m := range map[string]measure.Measure{
		"calls_unconnected":               {Name: "calls.unconnected", Window: measure.WholeRun, Unit: measure.Calls},
		"calls_unconnected_share":         {Name: "calls.unconnected-share", Window: measure.WholeRun, Unit: measure.Share},
		"answer_mean_s":                   {Name: "answer.mean", Window: measure.WholeRun, Unit: measure.Seconds},
		"callers_delay_mean_s":            {Name: "callers.delay.mean", Window: measure.WholeRun, Unit: measure.Seconds},
		"answer_within_target_share":      {Name: "answer.within-target", Window: measure.WholeRun, Unit: measure.Share},
		"recovery_restored_s_since_onset": {Name: "recovery.restored", Window: measure.WholeRun, Unit: measure.Clock},
		"at_switch_done_s_since_start":    {Name: "at.switch.done", Window: measure.WholeRun, Unit: measure.Instant},
		"trouble_power_cut_touched_calls": {Name: "trouble.power-cut.touched", Window: measure.WholeRun, Unit: measure.Calls},
		"traffic_moves_times":             {Name: "traffic.moves", Window: measure.WholeRun, Unit: measure.Times},
	} {
		require.Equal(t, want, columnName(&m))
	}
}
