package narrate

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/scenario"
	"nines/sim/words"
)

// TestNamesAreData holds that whatever a plan is called, nothing of it moves a terminal or marks up a document. The language
// refuses control characters; a plan may be made otherwise.
func TestNamesAreData(t *testing.T) {
	plan := planOf(t, "first-steps", "")
	const evil = "\x1b[31m\x07\u202ered\r\n<b>*|"
	plan.Name, plan.Title, plan.StrategyTitle, plan.Titles = evil, evil, evil, []string{evil}
	network := *plan.Network
	network.Platforms, network.Providers = append([]emergency.Platform{}, network.Platforms...), append([]emergency.Provider{}, network.Providers...)
	network.Platforms[0].Name, network.Providers[0].Name = evil, evil
	plan.Network = &network
	r, err := Listen(nil, plan, 0, Nobody)
	require.NoError(t, err)
	r, err = Listen(nil, plan, 0, r.affected[0].id)
	require.NoError(t, err)
	page := Page{Caller: "0", Stories: []*Story{r.Story(), r.Story()}}
	var text, table, trace, whom bytes.Buffer
	require.NoError(t, page.Text(&text))
	require.NoError(t, page.Markdown(&table))
	require.NoError(t, WhomToAsk(&whom, []*Replication{r, r}))
	shown := NewTextTrace(&trace, plan)
	filter, err := NewFilter(plan, Query{Callers: []string{plan.CallerName(r.id)}})
	require.NoError(t, err)
	require.NoError(t, filter.Excerpt(nil, 0, shown))
	for _, written := range []string{text.String(), table.String(), trace.String(), whom.String()} {
		require.Contains(t, strings.ToLower(written), "red")
		require.NotContains(t, strings.ReplaceAll(written, "\n", ""), "\x1b")
		for _, r := range strings.ReplaceAll(written, "\n", "") {
			require.True(t, r >= ' ' && r != 0x7f && r != '\u202e', "%q in %s", r, written)
		}
	}
	require.NotContains(t, table.String(), "<b>")
	for line := range strings.Lines(table.String()) {
		if strings.HasPrefix(line, "| 1") {
			require.Equal(t, 4, strings.Count(strings.ReplaceAll(line, `\|`, ""), "|"), line)
		}
	}
}

// TestStoriesDoNotDependOnWhoElseIsToldOf: a story listened to alone is the one told among all.
func TestStoriesDoNotDependOnWhoElseIsToldOf(t *testing.T) {
	plan := planOf(t, "first-steps", "")
	e, _ := play(t, plan)
	for _, id := range e.ids[200:260] {
		r, err := Listen(nil, plan, 0, id)
		require.NoError(t, err)
		require.Equal(t, e.storyOf(id), r.Story())
		require.Equal(t, len(e.ids), r.Callers)
	}
}

func TestLengthsAreThoseOfTheClock(t *testing.T) {
	for _, c := range []struct {
		from, to float64
		want     string
	}{
		{0, 0.4, "less than a second"}, {0.9, 1.1, "1s"}, {0, 59.9, "59s"}, {10, 70, "1m 00s"}, {0, 3599, "59m 59s"}, {0, 3723, "1h 02m 03s"},
	} {
		require.Equal(t, c.want, lasted(des.FromSeconds(c.from), des.FromSeconds(c.to)))
	}
	require.Equal(t, "at once", after(des.FromSeconds(3), des.FromSeconds(3)))
	require.Equal(t, []string{"first", "tenth", "11th", "12th", "21st", "22nd", "33rd", "111th"},
		[]string{words.Ordinal(1), words.Ordinal(10), words.Ordinal(11), words.Ordinal(12), words.Ordinal(21), words.Ordinal(22), words.Ordinal(33), words.Ordinal(111)})
}

func TestLinesAreFilledAndLongWordsBroken(t *testing.T) {
	require.Equal(t, []string{"one two", "three", "four"}, fill("one  two three four", 8))
	require.Equal(t, []string{"a", "éééé", "éé b"}, fill("a éééééé b", 4))
	require.Empty(t, fill("", 4))
}

// TestWhoCameWithASurge: only those whom a surge adds call because of it; others, whom it keeps waiting, do not.
func TestWhoCameWithASurge(t *testing.T) {
	text, ok := scenarios.Text("first-steps")
	require.True(t, ok)
	doc, err := scenario.Load("first-steps.yaml", text, "study.replications=1", "trouble.storm={on: demand, kind: surge, times: 6, at: 18:30, for: 1h}")
	require.NoError(t, err)
	plan, err := doc.Plan("")
	require.NoError(t, err)
	e, _ := play(t, plan)
	came, felt := 0, 0
	for _, id := range e.ids {
		told := ""
		for _, p := range e.storyOf(id).Paragraphs {
			told += p.Text + " "
		}
		name, because := plan.CallerName(id), strings.Contains(told, "only because of storm")
		require.Equal(t, strings.HasPrefix(name, "surge."), because, name)
		if because {
			came++
		} else if strings.Contains(told, "storm") {
			felt++
		}
	}
	require.Positive(t, came)
	require.Positive(t, felt, "callers whom it keeps waiting")
}
