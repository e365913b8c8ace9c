package narrate

import (
	"bytes"
	"context"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/effort"
	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/scenario"
)

func planOf(t *testing.T, name, strategy string) *plan.Plan {
	t.Helper()
	text, ok := scenarios.Text(name)
	require.True(t, ok)
	doc, err := scenario.Load(name+scenarios.Extension, text)
	require.NoError(t, err)
	plan, err := doc.Plan(strategy)
	require.NoError(t, err)
	own := *plan
	own.Replications = 1
	return &own
}

// everybody keeps all observations of all callers, which only a test can afford.
type everybody struct {
	Replication
	ids  []uint64 // in the order in which they came
	each map[uint64][]emergency.Observation
}

func (e *everybody) Observe(batch []emergency.Observation) {
	e.Replication.Observe(batch)
	for i := range batch {
		o := &batch[i]
		if !isOfCaller(o) {
			continue
		}
		if e.each[o.Caller] == nil {
			e.ids = append(e.ids, o.Caller)
		}
		e.each[o.Caller] = append(e.each[o.Caller], *o)
	}
}

// play plays replication 0 of a plan, and gives everybody and the row.
func play(t *testing.T, plan *plan.Plan) (*everybody, []float64) {
	t.Helper()
	e := &everybody{Replication: Replication{Plan: plan, id: Nobody, otherwise: map[uint64]bool{}}, each: map[uint64][]emergency.Observation{}}
	result, err := experiment.Run(context.Background(), plan, experiment.Options{Workers: 1, Observe: experiment.First(plan, e)})
	require.NoError(t, err)
	return e, result.Rows[0]
}

var lossInWords = regexp.MustCompile(`Lost: ([a-z-]+)[.,]`)

// TestStoriesAgreeWithTheReport tells the story of everybody, and counts in the words what the report counts in the facts.
func TestStoriesAgreeWithTheReport(t *testing.T) {
	for _, c := range []struct{ name, strategy string }{
		{"uk-2023-06-25", ""}, {"uk-2023-06-25", "public-notice"}, {"optus-2025-09-18", ""}, {"telstra-2024-03-01", ""},
		{"englewood-2014-04-09", ""}, {"hull-2015-12-28", ""}, {"ireland-2022-06-28", ""}, {"first-steps", ""},
	} {
		if c.name == "uk-2023-06-25" && !effort.IsLong() {
			continue // the other days have all of it, with fewer callers
		}
		t.Run(c.name+"/"+c.strategy, func(t *testing.T) {
			plan := planOf(t, c.name, c.strategy)
			e, row := play(t, plan)
			counted := map[string]int{}
			for _, id := range e.ids {
				count(t, counted, e.storyOf(id))
			}
			for _, m := range []string{
				"calls.offered", "calls.blocked", "calls.refused", "calls.unanswered", "calls.abandoned", "calls.cut-at-answer", "calls.cut-in-handling",
				"calls.cut-on-handover", "calls.abandoned-at-handover", "calls.misrouted", "calls.connected", "calls.no-request", "calls.open",
				"callers.affected", "callers.delayed", "callers.without-help", "callers.diverted", "callers.trying", "callers.forewarned",
			} {
				if m == "callers.forewarned" && !plan.Network.Forewarns {
					require.Zero(t, counted[m], m)
					continue
				}
				require.EqualValues(t, row[plan.Measures.Find(m, measure.WholeRun, measure.Everybody)], counted[m], m)
			}
			require.Len(t, e.affected, counted["callers.affected"])
		})
	}
}

func (e *everybody) storyOf(id uint64) *Story {
	r := Replication{Plan: e.Plan, heard: e.each[id], world: e.world}
	return r.Story()
}

// count adds what the words of a story say to the measures that they ought to come to.
func count(t *testing.T, counted map[string]int, s *Story) {
	text, last := "", Paragraph{At: -1}
	for _, p := range s.Paragraphs {
		require.Greater(t, p.At, last.At, "out of order")
		last = p
		text += p.Text + "\n"
	}
	counted["calls.offered"] += strings.Count(text, "Calls for the first time") + strings.Count(text, "Calls again")
	losses := lossInWords.FindAllStringSubmatch(text, -1)
	for _, loss := range losses {
		counted["calls."+loss[1]]++
	}
	counted["calls.connected"] += strings.Count(text, ": connected.")
	counted["calls.no-request"] += strings.Count(text, "Asks for nothing")
	counted["calls.open"] += strings.Count(text, "The run ends with")
	if s.Ending == "Helped by another number, without having called." {
		counted["callers.forewarned"]++
	}
	inVain := strings.Contains(text, "is not helped there")
	if inVain {
		counted["callers.in-vain"]++
	}
	if len(losses) == 0 && !inVain {
		return
	}
	counted["callers.affected"]++
	for beginning, measure := range map[string]string{
		"Helped: connected": "delayed", "Without help": "without-help", "Not connected": "without-help", "Not settled": "trying",
		"Helped by another": "diverted", "Helped in another way": "diverted",
	} {
		if strings.HasPrefix(s.Ending, beginning) {
			counted["callers."+measure]++
		}
	}
}

// TestExcerptsAreWhatTheFilterSays cuts a trace by every single filter, and finds what was cut out by reading the lines.
func TestExcerptsAreWhatTheFilterSays(t *testing.T) {
	plan := planOf(t, "first-steps", "")
	whole := linesOf(t, plan, Query{})
	lost := map[string]bool{}
	for _, l := range whole {
		if l.Fact == "call-ended" && (l.Outcome == "unanswered" || l.Outcome == "no-request") {
			lost[l.call()] = true
		}
	}
	require.NotEmpty(t, lost)
	for _, c := range []struct {
		query Query
		takes func(l TraceLine) bool
	}{
		{Query{Outcomes: []string{"unanswered", "no-request"}}, func(l TraceLine) bool { return lost[l.call()] }},
		{Query{Facts: []string{"switched", "caller-left"}}, func(l TraceLine) bool { return l.Fact == "switched" || l.Fact == "caller-left" }},
		{Query{Callers: []string{"250", "1"}}, func(l TraceLine) bool { return l.Caller == "250" || l.Caller == "1" }},
		{Query{Elements: []string{"platforms.spare"}}, func(l TraceLine) bool {
			return l.Platform == "spare" || l.Element == "platforms.spare" || strings.HasPrefix(l.Element, "platforms.spare.")
		}},
		{Query{Elements: []string{"platforms.main.centres"}, Facts: []string{"call-answered"}}, func(l TraceLine) bool {
			return l.Fact == "call-answered" && strings.HasPrefix(l.Element, "platforms.main.centres.")
		}},
	} {
		var want []TraceLine
		for _, l := range whole {
			if c.takes(l) {
				want = append(want, l)
			}
		}
		require.NotEmpty(t, want)
		require.Equal(t, want, linesOf(t, plan, c.query))
	}
}

// call is which call a line is of; that of no caller's is of none.
func (l TraceLine) call() string { return l.Caller + "/" + strconv.Itoa(int(l.Attempt)) }

func linesOf(t *testing.T, plan *plan.Plan, q Query) (list []TraceLine) {
	t.Helper()
	filter, err := NewFilter(plan, q)
	require.NoError(t, err)
	var out bytes.Buffer
	trace := NewTrace(&out, plan)
	require.NoError(t, filter.Excerpt(nil, 0, trace))
	decoder := json.NewDecoder(&out)
	for decoder.More() {
		var l TraceLine
		require.NoError(t, decoder.Decode(&l))
		list = append(list, l)
	}
	require.Len(t, list, trace.Written)
	require.LessOrEqual(t, trace.Written, trace.Heard)
	return list
}
