package scenario

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/fault"
	"nines/sim/recovery"
	"nines/sim/scenario/language"
	"nines/sim/scenario/scenariotest"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// The specification of the language is its files: testdata/good, which between them use every word of it, and
// testdata/bad, each with the exact message beside it; beside a good one stands what explain says of it. To renew those, and
// then read what has changed:
//
//	go test ./sim/scenario -run 'TestBadFiles|TestStories|TestTheSchemaAgrees' -update
var update = flag.Bool("update", false, "write the texts beside testdata/good and testdata/bad anew")

// Corpus reads the files of testdata/good or testdata/bad, by name.
func corpus(t testing.TB, kind string) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", kind, "*.yaml"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	texts := map[string][]byte{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		texts[filepath.Base(file)] = text
	}
	return texts
}

// LoadIn loads a scenario as if it stood in a folder of testdata, whose tables it may use.
func loadIn(kind, name string, text []byte, assignments ...string) (*Document, error) {
	return LoadFrom(os.DirFS(filepath.Join("testdata", kind)), name, text, assignments...)
}

func library(t testing.TB) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("../../scenarios/*.yaml")
	require.NoError(t, err)
	texts := map[string][]byte{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		texts[filepath.Base(file)] = text
	}
	return texts
}

func inOrder(texts map[string][]byte) []string { return slices.Sorted(maps.Keys(texts)) }

func TestBadFiles(t *testing.T) {
	texts := corpus(t, "bad")
	require.Greater(t, len(texts), 100)
	for _, name := range inOrder(texts) {
		t.Run(name, func(t *testing.T) {
			doc, err := loadIn("bad", name, texts[name])
			if err == nil { // it may be right at its best guesses only
				err = doc.CheckRanges()
			} else {
				require.Nil(t, doc)
			}
			var problems yamldoc.Problems
			require.ErrorAs(t, err, &problems)
			scenariotest.CheckProblems(t, problems)
			message := problems.Error() + "\n"
			for _, line := range strings.Split(message, "\n") {
				require.LessOrEqual(t, len([]rune(line)), words.PageWidth, line)
			}
			message = withoutLists(message)
			golden := filepath.Join("testdata", "bad", strings.TrimSuffix(name, ".yaml")+".txt")
			if *update {
				require.NoError(t, os.WriteFile(golden, []byte(message), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			require.Equal(t, string(want), message)
		})
	}
}

// openLists are the lists that grow with the model.
var openLists = map[string][]string{
	"(every kind of fault)": fault.Kinds(), "(every kind of remedy)": recovery.Kinds(), "(all that monitors watch)": recovery.Watches(),
}

// withoutLists puts a name in place of each of those lists, however its lines are broken: a new kind of fault does not change what
// is said of other mistakes.
func withoutLists(message string) string {
	for name, list := range openLists {
		var words []string
		for _, word := range list {
			words = append(words, regexp.QuoteMeta(word))
		}
		whole := regexp.MustCompile(strings.Join(words, `,\s+`) + `(;\s+)?`)
		message = whole.ReplaceAllStringFunc(message, func(found string) string {
			if strings.Contains(found, ";") {
				return name + "; "
			}
			return name
		})
	}
	return message
}

// TestListsOfMessagesAreWhole: what a file beside a bad one leaves out is said to whoever makes the mistake, word for word.
func TestListsOfMessagesAreWhole(t *testing.T) {
	for name, list := range map[string][]string{"unknown-kind.yaml": fault.Kinds(), "remedy-unknown-kind.yaml": recovery.Kinds(), "monitors-that-do-not-fit.yaml": recovery.Watches()} {
		_, err := loadIn("bad", name, corpus(t, "bad")[name])
		require.Error(t, err)
		require.Contains(t, strings.Join(strings.Fields(err.Error()), " "), "allowed: "+strings.Join(list, ", "))
	}
}

func TestEveryMessageHasItsFile(t *testing.T) {
	messages, err := filepath.Glob("testdata/bad/*.txt")
	require.NoError(t, err)
	texts := corpus(t, "bad")
	require.Len(t, messages, len(texts))
	for _, m := range messages {
		require.Contains(t, texts, strings.TrimSuffix(filepath.Base(m), ".txt")+".yaml")
	}
}

// TestTenProblemsAreAllReported: nobody should mend one mistake only to be told of the next.
func TestTenProblemsAreAllReported(t *testing.T) {
	for _, name := range []string{"ten-at-once.yaml", "ten-that-do-not-fit.yaml"} {
		_, err := Load(name, corpus(t, "bad")[name])
		var problems yamldoc.Problems
		require.ErrorAs(t, err, &problems)
		require.GreaterOrEqual(t, len(problems), 10)
	}
}

func TestALargeFileIsRefusedUnread(t *testing.T) {
	text := append(corpus(t, "good")["least.yaml"], bytes.Repeat([]byte("# and so on\n"), 1<<17)...)
	_, err := Load("large.yaml", text)
	require.EqualError(t, err, fmt.Sprintf("large.yaml:1:1: the file has %d bytes, but a scenario has at most 1048576: make it smaller", len(text)))
}

// TestTooMuch: what there can be only so many of is refused beyond.
func TestTooMuch(t *testing.T) {
	list := func(n int, format string) string {
		var all strings.Builder
		for i := range n {
			fmt.Fprintf(&all, format, i)
		}
		return all.String()
	}
	least := string(corpus(t, "good")["least.yaml"])
	troubled := string(corpus(t, "good")["strategies.yaml"])
	for name, c := range map[string]struct{ text, want string }{
		"faults":     {least + "trouble:\n" + list(65, "  f%d: {on: platforms.main, at: 06:00, kind: down}\n"), "there are 65 faults"},
		"strategies": {least + "strategies:\n" + list(101, "  s%d: {study.seed: 5}\n"), "there are 101 strategies"},
		"regions":    {strings.Replace(least, "services:", "regions: {"+list(5000, "r%d: 0.02%%, ")+"rest: 0%}\n    services:", 1), "there are 5001 names"},
		"windows":    {least + "study: {windows: {" + list(1001, "w%d: 01:00-02:00, ") + "}}\n", "there are 1001 windows"},
		"features":   {strings.Replace(least, "handling:", "features: ["+list(33, "f%d, ")+"], handling:", 1), "there are 33 features"},
		"steps":      {strings.Replace(troubled, "  runbook:\n", "  runbook:\n"+list(200, "    s%d: {takes: 1m}\n"), 1), "there are 201 steps"},
		"wrong steps": {strings.Replace(troubled, "  runbook:\n", "  runbook:\n"+
			list(64, "    s%d: {takes: 1m, wrong: {share: 1%%, leaves: {platforms.backup: down}, noticed-after: 1m, redo: 1m}}\n"), 1), "there are 65 faults"},
	} {
		_, err := Load("x.yaml", []byte(c.text))
		require.ErrorContains(t, err, c.want, name)
	}
}

func TestProblemsOfAssignments(t *testing.T) {
	least := corpus(t, "good")["least.yaml"]
	for assignment, want := range map[string]string{
		"world.platforms.main.queue=50": `--set world.platforms.main.queue=50:1:28: world.platforms.main.queue: 50 has no unit: write 50 calls
    1 | world.platforms.main.queue=50
      |                            ^^`,
		"world.platforms.man.queue=50 calls": `--set world.platforms.man.queue=50 calls:1:17: world.platforms.man: no platform is called "man"
    1 | world.platforms.man.queue=50 calls
      |                 ^^^
   allowed: main; did you mean "main"?`,
		"world.demand": `--set world.demand:1:1: expected path=value, such as world.demand.first-calls=5000/h
    1 | world.demand
      | ^^^^^^^^^^^^`,
	} {
		_, err := Load("least.yaml", least, assignment)
		require.Error(t, err)
		require.Equal(t, want, strings.Split(err.Error(), "\n\n")[0], assignment)
	}
}

func TestGoodFiles(t *testing.T) {
	texts := corpus(t, "good")
	maps.Copy(texts, library(t))
	for _, name := range inOrder(texts) {
		t.Run(name, func(t *testing.T) {
			doc, err := loadIn("good", name, texts[name])
			require.NoError(t, err)
			require.Equal(t, strings.TrimSuffix(name, ".yaml"), doc.Name, "the file is called like the scenario")
			for _, strategy := range doc.StrategyNames() {
				checkEffective(t, doc, strategy)
			}
		})
	}
}

// TestStories holds what explain says of each good file, which a reader of the file can hold against it.
func TestStories(t *testing.T) {
	texts := corpus(t, "good")
	for _, name := range inOrder(texts) {
		doc, err := loadIn("good", name, texts[name])
		require.NoError(t, err)
		var all strings.Builder
		for _, strategy := range doc.StrategyNames() {
			chapters, err := doc.Story(strategy)
			require.NoError(t, err)
			for _, c := range chapters {
				fmt.Fprintf(&all, "%s (%s)\n  %s\n", c.Title, strategy, strings.Join(c.Sentences, "\n  "))
			}
		}
		golden := filepath.Join("testdata", "good", strings.TrimSuffix(name, ".yaml")+".txt")
		if *update {
			require.NoError(t, os.WriteFile(golden, []byte(all.String()), 0o644))
		}
		want, err := os.ReadFile(golden)
		require.NoError(t, err)
		require.Equal(t, string(want), all.String(), name)
	}
}

// checkEffective demands that the file with its defaults filled in says the same as the file.
func checkEffective(t *testing.T, doc *Document, strategy string) {
	text, err := doc.Effective(strategy)
	require.NoError(t, err)
	again, err := loadIn("good", "effective", text)
	require.NoError(t, err, "%s", text)
	want, err := doc.Plan(strategy)
	require.NoError(t, err)
	got, err := again.Plan(strategy)
	require.NoError(t, err)
	require.Equal(t, want.Network, got.Network)
	require.Equal(t, want.Trouble, got.Trouble)
	require.Equal(t, want.Recovery, got.Recovery)
	twice, err := again.Effective(strategy)
	require.NoError(t, err)
	require.Equal(t, strings.Count(string(text), "\n"), strings.Count(string(twice), "\n"), "nothing more comes in")
}

// noMatterOfForm lists the bad files that no schema can refuse: their form is right, and what they say is not.
const noMatterOfForm = "testdata/no-matter-of-form.txt"

func TestTheSchemaAgreesWithTheFiles(t *testing.T) {
	schema := scenariotest.Compiled(t, language.SchemaFor(reflect.TypeFor[spec.Scenario](), spec.Language()))
	texts := corpus(t, "good")
	maps.Copy(texts, library(t))
	for i, name := range slices.Sorted(maps.Keys(texts)) {
		text := texts[name]
		require.NoError(t, schema.Validate(scenariotest.InJSON(t, string(text))), name)
		if i%effort.Of(5, 1) > 0 {
			continue
		}
		doc, err := loadIn("good", name, text)
		require.NoError(t, err)
		whole, err := doc.Effective("")
		require.NoError(t, err)
		require.NoError(t, schema.Validate(scenariotest.InJSON(t, string(whole))), "%s with its defaults", name)
	}
	var accepted []string
	for name, text := range corpus(t, "bad") {
		if doc, _ := yamldoc.Read(name, text); len(doc.Problems) > 0 {
			continue // an editor says that this is not YAML
		}
		if schema.Validate(scenariotest.InJSON(t, string(text))) == nil {
			accepted = append(accepted, strings.TrimSuffix(name, ".yaml"))
		}
	}
	slices.Sort(accepted)
	text := strings.Join(accepted, "\n") + "\n"
	if *update {
		require.NoError(t, os.WriteFile(noMatterOfForm, []byte(text), 0o644))
	}
	want, err := os.ReadFile(noMatterOfForm)
	require.NoError(t, err)
	require.Equal(t, string(want), text)
}

func TestTheSchemaBesideTheLibraryIsNew(t *testing.T) {
	text, err := os.ReadFile("../../scenarios/schema.json")
	require.NoError(t, err)
	require.True(t, bytes.Equal(Schema(), text), "it is not that of the language; renew it with: go run ./cmd/nines schema > scenarios/schema.json")
}

func TestEveryKeyOfTheLanguageIsDescribed(t *testing.T) {
	require.Empty(t, scenariotest.Undescribed(language.SchemaFor(reflect.TypeFor[spec.Scenario](), spec.Language())))
}

// TestEveryMeasureOfEveryFileHasAMeaning, whatever the things of the scenario are called.
func TestEveryMeasureOfEveryFileHasAMeaning(t *testing.T) {
	for name, text := range corpus(t, "good") {
		doc, err := loadIn("good", name, text)
		require.NoError(t, err, name)
		for _, strategy := range doc.StrategyNames() {
			plan, err := doc.Plan(strategy)
			require.NoError(t, err, name)
			for _, m := range plan.Measures.Measures() {
				require.Equal(t, m.Name == "", m.Meaning() == "", "%s: %s", name, m.Name)
			}
		}
	}
}
