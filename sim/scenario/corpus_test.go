package scenario

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"nines/sim/emergency"
)

// The specification of the language is its files: testdata/good, which between them use every word of it, and
// testdata/bad, each with the exact message beside it; beside a good one stands what explain says of it. To renew those, and
// then read what has changed:
//
//	go test ./sim/scenario -run 'TestBadFiles|TestStories|TestTheSchemaAgrees' -update
var update = flag.Bool("update", false, "write the texts beside testdata/good and testdata/bad anew")

// corpus reads the files of testdata/good or testdata/bad, by name.
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

// loadIn loads a scenario as if it stood in a folder of testdata, whose tables it may use.
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
			require.Nil(t, doc)
			var problems Problems
			require.ErrorAs(t, err, &problems)
			checkProblems(t, problems)
			message := problems.Error() + "\n"
			for _, line := range strings.Split(message, "\n") {
				require.LessOrEqual(t, len([]rune(line)), pageWidth, line)
			}
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
		var problems Problems
		require.ErrorAs(t, err, &problems)
		require.GreaterOrEqual(t, len(problems), 10)
	}
}

func TestALargeFileIsRefusedUnread(t *testing.T) {
	text := append(corpus(t, "good")["least.yaml"], bytes.Repeat([]byte("# and so on\n"), 1<<17)...)
	_, err := Load("large.yaml", text)
	require.EqualError(t, err, fmt.Sprintf("large.yaml:1:1: the file has %d bytes; a scenario has at most 1048576", len(text)))
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
		"world.platforms.main.queue=50": `--set world.platforms.main.queue=50:1:28: world.platforms.main.queue: 50 of what? Write 50 calls
    1 | world.platforms.main.queue=50
      |                            ^^`,
		"world.platforms.man.queue=50 calls": `--set world.platforms.man.queue=50 calls:1:17: world.platforms.man: missing key "handling" (The
   agent's time with a caller, from the answer until the control room is called)
    1 | world.platforms.man.queue=50 calls
      |                 ^^^`,
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

// vocabulary collects the words of the language: keys, and the words that may stand behind them. Those that a text uses
// are given with true.
type vocabulary map[string]bool

func (v vocabulary) add(word string, used bool) { v[word] = v[word] || used }

// of walks a type and a text side by side; without a text it lists all words.
func (v vocabulary) of(t reflect.Type, n *yaml.Node, l *language) {
	if t.Kind() == reflect.Pointer && l.codecs[t].decode == nil {
		t = t.Elem()
	}
	switch {
	case l.codecs[t].decode != nil || isScalarType(t):
	case t.Kind() == reflect.Struct:
		v.ofStruct(t, n, l)
	case l.isNamed(t):
		if single, ok := withRole(fieldsOf(t.Elem()), valueRole); ok {
			v.each(n, func(n *yaml.Node) { v.ofSingle(t.Elem(), single, n, l) })
		} else {
			v.each(n, func(n *yaml.Node) { v.of(t.Elem(), n, l) })
		}
	}
}

// ofSingle is what stands behind a name: its one value, or the keys of the struct.
func (v vocabulary) ofSingle(t reflect.Type, single field, n *yaml.Node, l *language) {
	if single.key == "" {
		v.of(single.typ, n, l)
		return
	}
	if n == nil || hasKeyOf(n, reflect.New(t).Elem()) {
		v.ofStruct(t, n, l)
	}
}

func (v vocabulary) each(n *yaml.Node, visit func(*yaml.Node)) {
	if n == nil {
		visit(nil)
		return
	}
	for _, p := range meaningful(n) {
		visit(p.value)
	}
}

func (v vocabulary) ofStruct(t reflect.Type, n *yaml.Node, l *language) {
	if n != nil && n.Kind == yaml.ScalarNode {
		short, _ := shortOf(t)
		v.ofField(t, short, n, l)
		return
	}
	for _, f := range fieldsOf(t) {
		switch {
		case f.key == "":
		case n == nil:
			v.ofField(t, f, nil, l)
		case find(n, f.key).value != nil:
			v.ofField(t, f, find(n, f.key).value, l)
			if f.role == variantRole {
				v.ofStruct(kindOfFault(find(n, f.key).value.Value, f, l), n, l)
			}
		}
	}
}

func (v vocabulary) ofField(t reflect.Type, f field, n *yaml.Node, l *language) {
	v.add(t.Name()+"."+f.key, n != nil)
	for _, word := range f.measure.enum {
		v.add(t.Name()+"."+f.key+": "+word, n != nil && n.Value == word)
	}
	for _, kind := range l.variants[f.typ].names {
		_, known := v[f.typ.Name()+": "+kind]
		v.add(f.typ.Name()+": "+kind, n != nil && n.Value == kind)
		if n == nil && !known { // a kind may have another within
			v.ofStruct(kindOfFault(kind, f, l), nil, l)
		}
	}
	if f.isPlain() {
		v.of(f.typ, n, l)
	}
}

func kindOfFault(name string, f field, l *language) reflect.Type {
	t := reflect.TypeOf(l.variants[f.typ].make(name))
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

func TestTheGoodFilesUseEveryWord(t *testing.T) {
	used := vocabulary{}
	scenario := reflect.TypeFor[Scenario]()
	used.of(scenario, nil, words())
	require.Greater(t, len(used), 100)
	var all strings.Builder
	for _, text := range corpus(t, "good") {
		var whole yaml.Node
		require.NoError(t, yaml.Unmarshal(text, &whole))
		used.of(scenario, whole.Content[0], words())
		all.Write(text)
	}
	for word, isUsed := range used {
		require.True(t, isUsed, "no file of testdata/good uses %s", word)
	}
	for _, law := range lawNames() {
		require.Contains(t, all.String(), "{"+law+":")
	}
	for _, word := range []string{"source:", "assumed:", "profile: [", "{counts: [", "profile: {", "profile: none", "week:", "{csv:", "{empirical: {csv:", " unlimited"} {
		require.Contains(t, all.String(), word)
	}
}

// noMatterOfForm lists the bad files that no schema can refuse: their form is right, and what they say is not.
const noMatterOfForm = "testdata/no-matter-of-form.txt"

func TestTheSchemaAgreesWithTheFiles(t *testing.T) {
	schema := compiled(t, schemaFor(reflect.TypeFor[Scenario](), words()))
	texts := corpus(t, "good")
	maps.Copy(texts, library(t))
	for name, text := range texts {
		require.NoError(t, schema.Validate(inJSON(t, string(text))), name)
		doc, err := loadIn("good", name, text)
		require.NoError(t, err)
		whole, err := doc.Effective("")
		require.NoError(t, err)
		require.NoError(t, schema.Validate(inJSON(t, string(whole))), "%s with its defaults", name)
	}
	var accepted []string
	for name, text := range corpus(t, "bad") {
		if doc, _ := read(name, text); len(doc.problems) > 0 {
			continue // an editor says that this is not YAML
		}
		if schema.Validate(inJSON(t, string(text))) == nil {
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
	require.Empty(t, undescribed(schemaFor(reflect.TypeFor[Scenario](), words())))
}

// checkLoad loads whatever it is given: that neither panics nor gives half a document.
func checkLoad(t testing.TB, text []byte, assignments ...string) {
	doc, err := loadIn("good", "x.yaml", text, assignments...)
	if err != nil {
		require.Nil(t, doc)
		require.NotEmpty(t, err.Error())
		return
	}
	for _, name := range doc.StrategyNames() {
		plan, err := doc.Plan(name)
		require.NoError(t, err)
		checkPlan(t, plan)
	}
	_, err = doc.Story("")
	require.NoError(t, err)
	whole, err := doc.Effective("")
	require.NoError(t, err)
	_, err = loadIn("good", "effective.yaml", whole)
	require.NoError(t, err, "%s", whole)
}

// checkPlan demands that every index of a plan points at something.
func checkPlan(t testing.TB, p *Plan) {
	n := p.Network
	for _, g := range n.Groups {
		require.Less(t, g.Platform, len(n.Platforms))
		require.GreaterOrEqual(t, g.Platform, 0)
	}
	require.Len(t, p.Trouble.Timings, len(p.Trouble.Faults))
	for _, f := range p.Trouble.Faults {
		for _, e := range f.On {
			require.NotEmpty(t, p.Element(e))
		}
	}
	for _, of := range n.RoomFor {
		require.Len(t, of, len(n.Demand.Regions))
		for _, room := range of {
			require.Less(t, int(room), len(n.Rooms))
		}
	}
	for _, of := range n.Platforms {
		require.GreaterOrEqual(t, of.Staff, 0)
	}
	for _, s := range p.Recovery.Steps {
		require.Equal(t, s.From == emergency.None, s.To == emergency.None)
	}
}

// mutate changes a text a little, as a slip of the hand would, or a faulty disk.
func mutate(r *rand.Rand, text []byte, others [][]byte) []byte {
	text = slices.Clone(text)
	lines := bytes.SplitAfter(text, []byte("\n"))
	i, j := r.IntN(len(lines)), r.IntN(len(lines))
	switch r.IntN(8) {
	case 0:
		text[r.IntN(len(text))] = byte(r.IntN(256))
	case 1:
		const marks = ":{}[],-#&*!|>'\"%@`\n\t 0"
		text[r.IntN(len(text))] = marks[r.IntN(len(marks))]
	case 2:
		at := r.IntN(len(text))
		return append(text[:at], text[min(len(text), at+1+r.IntN(8)):]...)
	case 3:
		lines[i], lines[j] = lines[j], lines[i]
		return bytes.Join(lines, nil)
	case 4:
		return bytes.Join(slices.Delete(lines, i, i+1), nil)
	case 5:
		return bytes.Join(slices.Insert(lines, i, lines[j]), nil)
	case 6:
		other := bytes.SplitAfter(others[r.IntN(len(others))], []byte("\n"))
		return bytes.Join(slices.Insert(lines, i, other[r.IntN(len(other))]), nil)
	default:
		words := bytes.Fields(text)
		a, b := words[r.IntN(len(words))], words[r.IntN(len(words))]
		return bytes.Replace(text, a, b, 1)
	}
	return text
}

func TestNoMutationOfAGoodFilePanics(t *testing.T) {
	texts := corpus(t, "good")
	var all [][]byte
	for _, name := range inOrder(texts) {
		all = append(all, texts[name])
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		for _, text := range all {
			for range 1 + r.IntN(3) {
				if len(bytes.TrimSpace(text)) > 0 {
					text = mutate(r, text, all)
				}
			}
			func() {
				defer func() {
					if p := recover(); p != nil {
						t.Fatalf("%v\n%s", p, text)
					}
				}()
				checkLoad(t, text)
			}()
		}
	}
}

func FuzzLoad(f *testing.F) {
	for _, kind := range []string{"good", "bad"} {
		for _, text := range corpus(f, kind) {
			f.Add(text, "world.run=2h")
		}
	}
	f.Add([]byte("world: {}"), "world.platforms={a: {handling: {exponential: 1s}}}")
	f.Fuzz(func(t *testing.T, text []byte, assignment string) {
		checkLoad(t, text)
		checkLoad(t, text, assignment)
	})
}
