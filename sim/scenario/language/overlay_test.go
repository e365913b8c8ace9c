package language

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/fault"
	"nines/sim/recovery"
	"nines/sim/scenario/scenariotest"
	"nines/sim/scenario/yamldoc"
)

const base = `world:
  start: 2023-06-25 00:00 Europe/London
  run: 24h
  source: the regulator
  platforms:
    main: {handling: {lognormal: {mean: 39s, cv: 0.8}}, queue: 50 calls, assumed: {queue: as before}}
recovery: {assess: 59m, probe: 5s}
strategies:
`

// laid lays the only strategy of a text over the rest of it.
func laid(t *testing.T, strategy string) (sample, *Reading, []string) {
	t.Helper()
	doc, problems := yamldoc.Parse("x.yaml", []byte(base+"  one: "+strategy+"\n"))
	require.Empty(t, problems)
	var plain, changed sample
	first := Decode(doc, &plain, sampleLanguage())
	require.Empty(t, first.Problems())
	twin := doc.Clone()
	problems = twin.Overlay("strategies.one", plain.Others[0].Over)
	r := Decode(twin, &changed, sampleLanguage())
	require.Equal(t, "24h", doc.Lookup("world.run").Value, "the document stays as it is")
	return changed, r, scenariotest.Briefs(append(problems, r.Problems()...))
}

func TestOverlays(t *testing.T) {
	for text, check := range map[string]func(sample){
		"{world.run: 12h}": func(s sample) { require.Equal(t, 12*des.Hour, s.World.Run) },
		"{world: {run: 12h}}": func(s sample) {
			require.Equal(t, 12*des.Hour, s.World.Run)
			require.Len(t, s.World.Platforms, 1)
		},
		"{world.platforms.main.queue: 420 calls}": func(s sample) { require.Equal(t, 420, s.World.Platforms[0].Queue) },
		"{world.platforms.main: {queue: 420 calls}, world.platforms.main.role: backup}": func(s sample) {
			require.Equal(t, 420, s.World.Platforms[0].Queue)
			require.Equal(t, "backup", s.World.Platforms[0].Role)
		},
		"{world.platforms.other: {handling: 1s}}": func(s sample) { require.Len(t, s.World.Platforms, 2) },
		"{world.platforms.main.handling.lognormal.mean: 20s}": func(s sample) {
			require.InDelta(t, 20, s.World.Platforms[0].Handling.Mean(), 1e-9)
			require.InDelta(t, 0.8, s.World.Platforms[0].Handling.CV(), 1e-9)
		},
		"{world.platforms.main.handling: {exponential: 20s}}": func(s sample) {
			require.InDelta(t, 1, s.World.Platforms[0].Handling.CV(), 1e-9)
		},
		"{study.seed: 7}":  func(s sample) { require.Equal(t, uint64(7), s.Study.Seed) },
		"{recovery: none}": func(s sample) { require.Nil(t, s.Recovery) },
		"{recovery.assess: {takes: 2m, correct: 50%}}": func(s sample) { require.Equal(t, 0.5, s.Recovery.Assess.Correct) },
		"{recovery.assess.hold-off: 2m}": func(s sample) {
			require.Equal(t, sampleAssess{Takes: 59 * des.Minute, HoldOff: 2 * des.Minute}, s.Recovery.Assess, "what is written short can be stepped into")
		},
		"{recovery.assess.takes: 5m}":          func(s sample) { require.Equal(t, 5*des.Minute, s.Recovery.Assess.Takes) },
		"{recovery: {assess: {hold-off: 2m}}}": func(s sample) { require.Equal(t, 59*des.Minute, s.Recovery.Assess.Takes) },
		"{recovery.assess: 5m}":                func(s sample) { require.Equal(t, 5*des.Minute, s.Recovery.Assess.Takes) },
		"{title: T}":                           func(s sample) { require.Empty(t, s.Title, "the strategy has a title of its own") },
		"{world.services: {fire: 1%}}":         func(s sample) { require.Equal(t, []sampleShare{{"fire", 0.01}}, s.World.Services) },
	} {
		s, _, problems := laid(t, text)
		require.Empty(t, problems, text)
		check(s)
	}
}

func TestOverlaysThatAreWrong(t *testing.T) {
	for text, want := range map[string][]string{
		"{wrld.run: 12h}":                   {`9:9 unknown key "wrld" | title, world, trouble, recovery, study, strategies | world?`},
		"{world.rnu: 12h}":                  {`9:15 world: unknown key "rnu" | start, run, first-calls, factors, services, platforms, providers, day-factor | run?`},
		"{world.run: long}":                 {`9:20 world.run: expected a length of time such as 90s, 4m or 1h30m, found "long"`},
		"{world.providers.b: {}}":           {`9:25 world.providers.b: missing key "circuits" (How many lines it has)`},
		"{\"world.rnu\": 12h}":              {`9:16 world: unknown key "rnu" | start, run, first-calls, factors, services, platforms, providers, day-factor | run?`},
		"{recovery.probe.often: 5m}":        {"9:18 strategies.one: the path cannot go into recovery.probe, which is \"5s\"; write it whole: `recovery.probe: …`"},
		"{world..run: 5m}":                  {`9:9 strategies.one: "world..run" is not a path: write keys with points between them, such as world.demand.first-calls`},
		"{world.run: 5h, world: {run: 6h}}": {"9:32 strategies.one: world.run is set twice here"},
		"{world.source: X}":                 {`9:9 strategies.one: "source" says where numbers come from; write it as a key of its own beside the values it is about`},
	} {
		_, _, problems := laid(t, text)
		require.Equal(t, want, problems, text)
	}
	doc, _ := yamldoc.Parse("x.yaml", []byte(base+"  one: {}\n"))
	require.Equal(t, []string{"1:1 strategies.one: expected a mapping, found a list"}, scenariotest.Briefs(doc.Overlay("strategies.one", yamldoc.Snippet("[a]"))))
}

func TestSteppingIntoNothingMakesIt(t *testing.T) {
	doc, _ := yamldoc.Parse("x.yaml", []byte(world+"recovery: none\nstrategies: {one: {recovery.assess.takes: 5m}}\n"))
	var plain, changed sample
	Decode(doc, &plain, sampleLanguage())
	require.Empty(t, doc.Overlay("", plain.Others[0].Over))
	require.Empty(t, Decode(doc, &changed, sampleLanguage()).Problems())
	require.Equal(t, 5*des.Minute, changed.Recovery.Assess.Takes)
}

// TestAPathInABlockThatIsNotThere means what the blocks written out mean, wherever the path begins, and so does what is claimed.
func TestAPathInABlockThatIsNotThere(t *testing.T) {
	for _, same := range [][]string{
		{"{recovery: {assess: {takes: 5m, hold-off: 2m}}}", "{recovery: {assess.takes: 5m, assess.hold-off: 2m}}", "{recovery: {assess.takes: 5m, assess: {hold-off: 2m}}}", "{recovery.assess: {takes: 5m, hold-off: 2m}}"},
		{"{world: {platforms: {new: {handling: 9s, queue: 7 calls}}}}", "{world: {platforms: {new.handling: 9s, new.queue: 7 calls}}}", "{world: {platforms.new: {handling: 9s}, platforms.new.queue: 7 calls}}"},
		{"{trouble: {cut: {kind: power-cut, at: 06:00, for: 5h}}}", "{trouble: {cut.kind: power-cut, cut.at: 06:00, cut.for: 5h}}"},
	} {
		for _, above := range []string{world, world + "recovery: none\n"} {
			var first sample
			for i, text := range same {
				doc, problems := yamldoc.Parse("x.yaml", []byte(above+"strategies: {one: "+text+"}\n"))
				require.Empty(t, problems)
				var plain, changed sample
				Decode(doc, &plain, sampleLanguage())
				require.Empty(t, doc.Overlay("", plain.Others[0].Over), text)
				require.Empty(t, Decode(doc, &changed, sampleLanguage()).Problems(), text)
				changed.Others = nil
				if i == 0 {
					first = changed
				}
				require.Equal(t, first, changed, text)
			}
		}
	}
}

// TestAnotherKindReplacesTheOld: what is of another kind has other keys; what is of the same kind keeps them.
func TestAnotherKindReplacesTheOld(t *testing.T) {
	for text, want := range map[string]sampleFault{
		"{trouble.dark: {kind: power-cut, for: 1h}}":                         {Name: "dark", At: 6 * des.Hour, Kind: samplePower{des.Hour}},
		"{trouble.dark.for: 1h}":                                             {Name: "dark", At: 6 * des.Hour, Kind: samplePower{des.Hour}},
		"{trouble: {dark: {kind: console-restart, share: 1%, at: 07:00}}}":   {Name: "dark", At: 7 * des.Hour, Kind: &sampleRestart{Share: 0.01}},
		"{trouble.dark: {at: 07:00, kind: console-restart, logged-out: 1m}}": {Name: "dark", At: 7 * des.Hour, Kind: &sampleRestart{Share: 0.4}},
	} {
		doc, problems := yamldoc.Parse("x.yaml", []byte(world+"trouble: {dark: {kind: power-cut, at: 06:00, for: 5h}}\nstrategies: {one: "+text+"}\n"))
		require.Empty(t, problems)
		var plain, changed sample
		Decode(doc, &plain, sampleLanguage())
		require.Empty(t, doc.Overlay("", plain.Others[0].Over))
		require.Empty(t, Decode(doc, &changed, sampleLanguage()).Problems(), text)
		got := changed.Trouble[0]
		if r, ok := got.Kind.(*sampleRestart); ok {
			got.Kind = &sampleRestart{Share: r.Share}
		}
		require.Equal(t, want, got, text)
	}
}

// TestKindKeys holds the list of keys that overlays know to what the language has.
func TestKindKeys(t *testing.T) {
	found := map[string]bool{}
	for _, of := range []reflect.Type{reflect.TypeFor[fault.Fault](), reflect.TypeFor[recovery.Remedy](), reflect.TypeFor[recovery.Monitor](), reflect.TypeFor[recovery.Leaves](), reflect.TypeFor[fault.Flap]()} {
		kind, ok := WithRole(sampleLanguage().FieldsOf(of), VariantRole)
		require.True(t, ok, of)
		found[kind.Key] = true
	}
	require.ElementsMatch(t, yamldoc.KindKeys, slices.Collect(maps.Keys(found)))
}

func TestAnOverlayHasItsOwnClaims(t *testing.T) {
	for text, want := range map[string]string{
		"{world.run: 12h}":                                        "unstated ",
		"{world.run: 12h, assumed: why}":                          "assumed why",
		"{world.run: 12h, assumed: why, source: {world.run: BT}}": "published BT",
		"{world: {run: 12h, fitted: log}, assumed: why}":          "fitted log",
		"{world.first-calls: 1/s}":                                "published the regulator",
	} {
		_, r, problems := laid(t, text)
		require.Empty(t, problems)
		require.Equal(t, want, claimsBy(r)["world.run"], text)
	}
	_, r, _ := laid(t, "{world.platforms.main: {queue: 1 call}}")
	require.Equal(t, "unstated ", claimsBy(r)["world.platforms.main.queue"])
	require.Equal(t, "published the regulator", claimsBy(r)["world.platforms.main.handling"])
	_, r, _ = laid(t, "{assumed: why, world.platforms.other: {handling: 1s}}")
	require.Equal(t, "assumed why", claimsBy(r)["world.platforms.other.handling"])
	_, r, _ = laid(t, "{assumed: why, world.platforms.other.handling: 1s}")
	require.Equal(t, "assumed why", claimsBy(r)["world.platforms.other.handling"])
}

// TestAClaimEndsWithItsValue: what is said of one value does not outlive it, neither among the leaves nor in the file that is
// printed, and what is said of others stays.
func TestAClaimEndsWithItsValue(t *testing.T) {
	const one, two = "{handling: 39s, queue: 50 calls, assumed: {queue: as before}}", "{handling: 39s, queue: 50 calls, source: {handling: the log}, assumed: {queue: as before}}"
	for _, c := range []struct{ main, change, want string }{
		{one, "world.platforms.main.queue=1 call", "queue: 1 call\n"},
		{two, "world.platforms.main.queue=1 call", "source: {handling: the log}"},
		{two, "world.platforms.main.handling=5s", "assumed: {queue: as before}"},
		{two, "world.platforms.main={handling: 5s, queue: 2 calls}", "handling: 5s"},
	} {
		lay := map[string]func(*yamldoc.Document) yamldoc.Problems{
			"set": func(doc *yamldoc.Document) yamldoc.Problems { return doc.Set(c.change) },
			"overlay": func(doc *yamldoc.Document) yamldoc.Problems {
				var plain sample
				Decode(doc, &plain, sampleLanguage())
				return doc.Overlay("one", plain.Others[0].Over)
			},
		}
		for way, change := range lay {
			path, value, _ := strings.Cut(c.change, "=")
			text := "world:\n  start: 2023-06-25 00:00 Europe/London\n  run: 24h\n  platforms:\n    main: " + c.main + "\nstrategies: {one: {" + path + ": " + value + "}}\n"
			doc, problems := yamldoc.Parse("x.yaml", []byte(text))
			require.Empty(t, problems)
			require.Empty(t, change(doc))
			var s sample
			r := Decode(doc, &s, sampleLanguage())
			require.Empty(t, r.Problems())
			printed := string(yamldoc.Effective(r.Doc))
			require.Contains(t, printed, c.want, "%s by %s", c.change, way)

			again, problems := yamldoc.Parse("printed.yaml", []byte(printed))
			require.Empty(t, problems)
			require.Empty(t, Decode(again, &sample{}, sampleLanguage()).Problems())
			for which, r := range map[string]*Reading{"changed": r, "printed": Decode(again, &sample{}, sampleLanguage())} {
				for leaf, claim := range claimsBy(r) {
					if strings.HasPrefix(leaf, path) && claim != "default " {
						require.Equal(t, "unstated ", claim, "%s: %s %s by %s", leaf, which, c.change, way)
					}
				}
			}
		}
	}
}

func claimsBy(r *Reading) map[string]string {
	all := map[string]string{}
	for _, l := range r.Leaves(every) {
		all[l.Path] = l.Kind + " " + l.Why
	}
	return all
}

func TestSet(t *testing.T) {
	doc, _ := yamldoc.Parse("x.yaml", []byte(world))
	for _, assignment := range []string{
		"world.run=12h", "study.seed=7", "world.platforms.main.handling={exponential: 20s}", "world.services={fire: 1%}",
		"world.factors=[1, 2]", " title = A day ",
	} {
		require.Empty(t, doc.Set(assignment), assignment)
	}
	var s sample
	r := Decode(doc, &s, sampleLanguage())
	require.Empty(t, r.Problems())
	require.Equal(t, 12*des.Hour, s.World.Run)
	require.Equal(t, uint64(7), s.Study.Seed)
	require.Equal(t, "A day", s.Title)
	require.Equal(t, []float64{1, 2}, s.World.Factors)
	require.Equal(t, "unstated ", claimsBy(r)["world.run"])
}

func TestSettingsThatAreWrong(t *testing.T) {
	for assignment, want := range map[string]string{
		"world.run": `--set world.run:1:1: expected path=value, such as world.demand.first-calls=5000/h
    1 | world.run
      | ^^^^^^^^^`,
		"world.run=":      "--set world.run=:1:1: there is no value after `=`: add one\n    1 | world.run=\n      | ^^^^^^^^^",
		"world.run=#":     "--set world.run=#:1:1: there is no value after `=`: add one\n    1 | world.run=#\n      | ^^^^^^^^^",
		"=5":              "--set =5:1:1: expected path=value, such as world.demand.first-calls=5000/h\n    1 | =5\n      | ^",
		"a=1\nb=2":        "--set a=1\uFFFDb=2:1:1: an assignment must be on one line\n    1 | a=1\uFFFDb=2\n      | ^",
		"world.run={a":    "--set world.run={a:1:11: a `{` is not closed, or a comma is missing\n    1 | world.run={a\n      |           ^^",
		"world.run=~":     "--set world.run=~:1:11: world.run: \"~\" is not a value: write `none` for nothing, or leave the key\n   out\n    1 | world.run=~\n      |           ^",
		"world.run=&a 5h": "--set world.run=&a 5h:1:11: world.run: anchors (`&name`) are not allowed: leave the anchor out, or\n   give the number a name in the block numbers\n    1 | world.run=&a 5h\n      |           ^^",
		"world.run.x=5h":  "--set world.run.x=5h:1:7: the path cannot go into world.run, which is \"24h\"; write it whole:\n   `world.run: …`\n    1 | world.run.x=5h\n      |       ^^^",
		"world.run=90":    "--set world.run=90:1:11: world.run: 90 has no unit: write 90s, 90m or 90h\n    1 | world.run=90\n      |           ^^",
		"wrld.run=90s":    "--set wrld.run=90s:1:1: unknown key \"wrld\"\n    1 | wrld.run=90s\n      | ^^^^\n   allowed: title, world, trouble, recovery, study, strategies; did you mean \"world\"?",
	} {
		doc, _ := yamldoc.Parse("x.yaml", []byte(world))
		problems := doc.Set(assignment)
		if len(problems) == 0 {
			var s sample
			problems = Decode(doc, &s, sampleLanguage()).Problems()
		}
		require.Equal(t, want, problems.Error(), assignment)
	}
}
