package language

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/scenario/scenariotest"
	"nines/sim/scenario/yamldoc"
)

// FuzzDecode gives the engine any text at all: it neither panics nor hangs, and what it says is in order, harmless
// and not too wide. What it accepts it can print, and accepts again.
func FuzzDecode(f *testing.F) {
	for _, kind := range []string{"good", "bad"} {
		for _, text := range samples(f, kind) {
			f.Add(text, "world.run=12h")
		}
	}
	f.Add("a: &x [*x]\n", "a={b: c}")
	f.Add("a: b\n", "\xd0=0")
	f.Add("? 00\n1:\n1:", "00")
	f.Add("? [a]\n: - b\n  - {c: \"\\e\"}\n", "=")
	f.Add("\t: ~\n\u2028x: |\n y\n", "world.platforms={a: {handling: {exponential: 1s}}}")
	f.Fuzz(func(t *testing.T, text, assignment string) {
		doc, problems := yamldoc.Parse("x.yaml", []byte(text))
		scenariotest.CheckProblems(t, problems)
		if doc == nil {
			require.NotEmpty(t, problems)
			return
		}
		s, r := loadSampleOf(doc)
		scenariotest.CheckProblems(t, r.Problems())
		if len(r.Problems()) == 0 {
			checkPrinted(t, r)
		}
		for _, other := range s.Others {
			if other.Over != nil {
				checkChanged(t, doc.Clone(), func(twin *yamldoc.Document) yamldoc.Problems {
					return twin.Overlay("strategies."+other.Name, other.Over)
				})
			}
		}
		checkChanged(t, doc.Clone(), func(twin *yamldoc.Document) yamldoc.Problems { return twin.Set(assignment) })
	})
}

func loadSampleOf(doc *yamldoc.Document) (sample, *Reading) {
	var s sample
	return s, Decode(doc, &s, sampleLanguage())
}

// checkChanged demands that a changed document can be decoded, whatever came of it.
func checkChanged(t *testing.T, doc *yamldoc.Document, change func(*yamldoc.Document) yamldoc.Problems) {
	scenariotest.CheckProblems(t, change(doc))
	_, r := loadSampleOf(doc)
	scenariotest.CheckProblems(t, r.Problems())
	yamldoc.Effective(r.Doc)
}

func checkPrinted(t *testing.T, r *Reading) {
	printed := yamldoc.Effective(r.Doc)
	doc, problems := yamldoc.Parse("printed", printed)
	require.Empty(t, problems, "%s", printed)
	_, again := loadSampleOf(doc)
	require.Empty(t, again.Problems(), "%s", printed)
	require.Equal(t, len(r.Leaves), len(again.Leaves))
}

// TestNothingTakesLong feeds the engine the largest files of the worst shapes.
func TestNothingTakesLong(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	fill := func(head, item, tail string) string {
		return head + strings.Repeat(item, (yamldoc.MostBytes-len(head)-len(tail))/len(item)) + tail
	}
	numbered := func(head, format string, n int) string {
		var text strings.Builder
		text.WriteString(head)
		for i := range n {
			text.WriteString(strings.Replace(format, "%", Plain(float64(i)), 1))
		}
		return text.String()
	}
	for name, text := range map[string]string{
		"comments":      fill("", "#\n", ""),
		"lists":         fill("a: ", "[", ""),
		"numbers":       fill(world+"  factors: [", "1,", "1]"),
		"wrong numbers": fill(world+"  factors: [", "x,", "1]"),
		"nothing":       fill(world+"  factors: [", "~,", "1]"),
		"tabs":          fill("a: ", "\t", "1"),
		"quotes":        fill("a: \"", "\\\n", ""),
		"a long key":    fill("", "k", ": 1"),
		"a long name":   fill(world+"trouble: {", "k", ": {}}"),
		"unknown keys":  numbered("", "k%: 1\n", 9000),
		"in one line":   numbered("{", "k%: 1, ", 9000) + "}",
		"entries":       numbered(world+"  providers:\n", "    k%: {}\n", 9000),
		"good entries":  numbered(world+"  providers:\n", "    k%: {circuits: 5, routes: [a, b]}\n", 9000),
		"routes":        numbered(world+"  providers: {a: {circuits: 5, routes: [", "k%, ", 9000) + "]}}",
		"an overlay":    numbered(world+"strategies:\n  a:\n", "    world.providers.k%.circuits: 1\n", 9000),
		"a claim":       numbered(world+"  source:\n", "    k%: a\n", 9000),
	} {
		began := time.Now()
		if doc, _ := yamldoc.Parse("x.yaml", []byte(text)); doc != nil {
			s, r := loadSampleOf(doc)
			_ = r.Problems().Error()
			for _, other := range s.Others {
				doc.Overlay("", other.Over)
				_, r := loadSampleOf(doc)
				_ = r.Problems().Error()
			}
		}
		require.Less(t, time.Since(began), 30*time.Second, name)
		t.Log(name, time.Since(began))
	}
}
