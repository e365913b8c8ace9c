package language

import (
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/scenario/quantity"
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
	require.Equal(t, len(r.Leaves(every)), len(again.Leaves(every)))
}

// TestNothingTakesLong feeds the engine files of the worst shapes. A text twice as long may allocate three times as much memory
// at most. That does not depend on the machine, as time does. The long form goes on to the largest files that are allowed.
func TestNothingTakesLong(t *testing.T) {
	less, more := worstShapes(1./16), worstShapes(1./8)
	for name := range less {
		one, two := takenBy(less[name]), takenBy(more[name])
		t.Logf("%s: %d kB, and of twice as much %d kB", name, one>>10, two>>10)
		require.Less(t, two, 3*one+1<<20, name)
	}
	if effort.IsLong() {
		for _, text := range worstShapes(1) {
			takenBy(text) // one that never ends is stopped by go test
		}
	}
}

// takenBy is how many bytes are allocated as a text is read, and its overlays are laid on it.
func takenBy(text string) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if doc, _ := yamldoc.Parse("x.yaml", []byte(text)); doc != nil {
		s, r := loadSampleOf(doc)
		_ = r.Problems().Error()
		for _, other := range s.Others {
			doc.Overlay("", other.Over)
			_, r := loadSampleOf(doc)
			_ = r.Problems().Error()
		}
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// worstShapes are texts of a share of the largest size.
func worstShapes(share float64) map[string]string {
	size, entries := int(share*yamldoc.MostBytes), int(share*9000)
	fill := func(head, item, tail string) string {
		return head + strings.Repeat(item, (size-len(head)-len(tail))/len(item)) + tail
	}
	numbered := func(head, format string, n int) string {
		var text strings.Builder
		text.WriteString(head)
		for i := range n {
			text.WriteString(strings.Replace(format, "%", quantity.Plain(float64(i)), 1))
		}
		return text.String()
	}
	return map[string]string{
		"comments":      fill("", "#\n", ""),
		"lists":         fill("a: ", "[", ""),
		"numbers":       fill(world+"  factors: [", "1,", "1]"),
		"wrong numbers": fill(world+"  factors: [", "x,", "1]"),
		"nothing":       fill(world+"  factors: [", "~,", "1]"),
		"tabs":          fill("a: ", "\t", "1"),
		"quotes":        fill("a: \"", "\\\n", ""),
		"a long key":    fill("", "k", ": 1"),
		"a long name":   fill(world+"trouble: {", "k", ": {}}"),
		"unknown keys":  numbered("", "k%: 1\n", entries),
		"in one line":   numbered("{", "k%: 1, ", entries) + "}",
		"entries":       numbered(world+"  providers:\n", "    k%: {}\n", entries),
		"good entries":  numbered(world+"  providers:\n", "    k%: {circuits: 5, routes: [a, b]}\n", entries),
		"routes":        numbered(world+"  providers: {a: {circuits: 5, routes: [", "k%, ", entries) + "]}}",
		"an overlay":    numbered(world+"strategies:\n  a:\n", "    world.providers.k%.circuits: 1\n", entries),
		"a claim":       numbered(world+"  source:\n", "    k%: a\n", entries),
	}
}
