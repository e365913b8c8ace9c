package language

import (
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/scenario/scenariotest"
	"nines/sim/scenario/yamldoc"
)

// world is the least that a sample needs; what is tested is written after it.
const world = `world:
  start: 2023-06-25 00:00 Europe/London
  run: 24h
  platforms: {main: {handling: 39s}}
`

// good decodes a sample without problems.
func good(t *testing.T, text string) (sample, *Reading) {
	t.Helper()
	s, r := loadSample(t, text)
	require.Empty(t, r.Problems(), "%v", r.Problems())
	return s, r
}

// bad decodes a sample and gives its problems.
func bad(t *testing.T, text string) []string {
	t.Helper()
	_, r := loadSample(t, text)
	return scenariotest.Briefs(r.Problems())
}

func TestAFileIsDecoded(t *testing.T) {
	s, _ := good(t, `
title: A day
world:
  start: 2023-06-25 00:00 Europe/London
  run: 24h
  first-calls: 3600/h
  factors: [0.5, 1.5]
  services: {police: 44%, fire: 0.03}
  platforms:
    primary: {handling: 39s, queue: 1 call, loud: no, limit: 90s}
    backup:
      role: backup
      handling: 40s
      queue: unlimited
      limit: none
      leaves: {platforms.primary: down, providers.x: up}
  providers:
    mobile: {circuits: 900, access: [mobile, sms], routes: [primary, backup], ways: [a]}
    fixed: {circuits: unlimited, access: none, routes: {backup: {weight: 2}}, ways: {a: 50%}, parts: {x: 100%}}
trouble:
  cut: {at: 06:24, kind: power-cut, for: 69m}
  bad: {kind: console-restart, at: 2023-06-25 07:00}
recovery: {assess: {takes: 59m, attempts: -1 attempts}, probe: 6s}
study: {seed: 1}
`)
	london, _ := time.LoadLocation("Europe/London")
	limit := 90 * des.Second
	require.Equal(t, "A day", s.Title)
	require.True(t, time.Date(2023, 6, 25, 0, 0, 0, 0, london).Equal(s.World.Start))
	require.Equal(t, des.Day, s.World.Run)
	require.Equal(t, 1., s.World.Calls)
	require.Equal(t, []float64{0.5, 1.5}, s.World.Factors)
	require.Equal(t, []sampleShare{{"police", 0.44}, {"fire", 0.03}}, s.World.Services)
	primary, backup := s.World.Platforms[0], s.World.Platforms[1]
	require.Equal(t, samplePlatform{Name: "primary", Role: "primary", Queue: 1, Handling: primary.Handling, Limit: &limit}, primary)
	require.Equal(t, 39., primary.Handling.Mean())
	require.Equal(t, samplePlatform{Name: "backup", Role: "backup", Queue: math.MaxInt32, Handling: backup.Handling, Loud: true,
		Leaves: []sampleLeave{{"platforms.primary", "down"}, {"providers.x", "up"}}}, backup)
	require.Equal(t, []sampleProvider{
		{"mobile", 900, []string{"mobile", "sms"}, []sampleName{{"primary", 1}, {"backup", 1}}, []sampleWay{{"a", 0.1}}, nil},
		{"fixed", math.MaxInt32, []string{}, []sampleName{{"backup", 2}}, []sampleWay{{"a", 0.5}}, []samplePart{{"x", 1}}},
	}, s.World.Providers)
	require.Equal(t, samplePower{69 * des.Minute}, s.Trouble[0].Kind)
	require.Equal(t, 6*des.Hour+24*des.Minute, s.Trouble[0].At)
	restart := s.Trouble[1].Kind.(*sampleRestart)
	require.Equal(t, 0.4, restart.Share)
	require.InDelta(t, 150, restart.Out.Quantile(0.5), 1e-9)
	require.Equal(t, &sampleRemedy{sampleAssess{Takes: 59 * des.Minute, Attempts: -1}, 6 * des.Second}, s.Recovery)
	require.Equal(t, sampleStudy{1, 200}, s.Study)
}

func TestWhatIsAbsentIsFilledIn(t *testing.T) {
	s, r := good(t, world)
	require.Equal(t, 100./3600, s.World.Calls)
	require.Equal(t, "primary", s.World.Platforms[0].Role)
	require.True(t, s.World.Platforms[0].Loud)
	require.Nil(t, s.World.Platforms[0].Limit)
	require.Nil(t, s.World.Services)
	require.Nil(t, s.Recovery)
	require.Equal(t, sampleStudy{999, 200}, s.Study)
	require.Equal(t, "50 calls", r.Doc.Lookup("world.platforms.main.queue").Value)
	require.Nil(t, r.Doc.Lookup("world.services"))
}

func TestTheDocumentStaysAsItIs(t *testing.T) {
	doc, _ := yamldoc.Parse("x.yaml", []byte(world))
	var s sample
	Decode(doc, &s, sampleLanguage())
	require.Nil(t, doc.Lookup("study"))
	require.Nil(t, doc.Lookup("world.first-calls"))
}

func TestNoneIsNothing(t *testing.T) {
	s, _ := good(t, world+"recovery: none\ntrouble: none\n")
	require.Nil(t, s.Recovery)
	require.NotNil(t, s.Trouble)
	require.Empty(t, s.Trouble)
}

func TestTheRestIsKeptAsItIs(t *testing.T) {
	s, r := good(t, world+"strategies:\n  first: {title: T, world.run: 12h, source: me}\n  second: {}\n")
	require.Equal(t, []string{"world.run", "source"}, yamldoc.NamesOf(yamldoc.Pairs(s.Others[0].Over)))
	require.Equal(t, yamldoc.MappingNode, s.Others[1].Over.Kind)
	require.NotContains(t, paths(r.Leaves(every)), "strategies.first.world.run")
}

func TestStructuresThatAreWrong(t *testing.T) {
	for text, want := range map[string][]string{
		"wrld: 1\n":                              {`5:1 unknown key "wrld". "world" stands here already: keep one of the two | title, world, trouble, recovery, study, strategies`},
		"study: {sed: 1}\n":                      {`5:9 study: unknown key "sed" | seed, replications | seed?`},
		"study: {sed: 1, seed: 2}\n":             {`5:9 study: unknown key "sed". "seed" stands here already: keep one of the two | seed, replications`},
		"study: [1]\n":                           {"5:1 study: expected a mapping, found a list | seed, replications"},
		"study: 5\n":                             {`5:8 study: expected a mapping, found "5" | seed, replications`},
		"title: [a]\n":                           {"5:1 title: expected text, found a list"},
		"title: {a: b}\n":                        {"5:1 title: expected text, found a mapping"},
		"recovery: {}\n":                         {`5:1 recovery.assess: missing key "takes" (How long it takes)`},
		"recovery: {assess: }\n":                 {"5:20 recovery.assess: there is no value here: write one, or leave the key out"},
		"recovery: {assess: [1m]}\n":             {"5:12 recovery.assess: expected a mapping, found a list | takes, hold-off, correct, attempts"},
		"recovery: {assess: long}\n":             {`5:20 recovery.assess.takes: expected a length of time such as 90s, 4m or 1h30m, found "long"`},
		"trouble: [a]\n":                         {"5:1 trouble: expected a mapping of names, found a list"},
		"trouble: bad\n":                         {`5:10 trouble: expected a mapping of names, found "bad"`},
		"trouble: {a: {at: 06:24}}\n":            {`5:11 trouble.a: missing key "kind" | power-cut, console-restart`},
		"trouble: {a: {kind: power}}\n":          {`5:11 trouble.a: missing key "at" (When it happens)`, `5:21 trouble.a.kind: unknown kind "power" | power-cut, console-restart | power-cut?`},
		"trouble: {a: {at: 06:24, kind: [a]}}\n": {"5:26 trouble.a.kind: expected one word, found a list | power-cut, console-restart"},
		"trouble: {a: {at: 06:24, kind: power-cut, fro: 5m}}\n":       {`5:43 trouble.a: unknown key "fro" | at, kind, for | for?`},
		"trouble: {a: {at: 06:24, kind: console-restart, for: 5m}}\n": {`5:49 trouble.a: unknown key "for" | at, kind, share, logged-out`},
		"trouble: {a.b: {}}\n":    {`5:11 trouble: "a.b" is not a valid name: use letters, digits, - and _, and begin with a letter or digit`},
		"trouble: {none: {}}\n":   {`5:11 trouble: "none" is reserved by the language: choose another name`},
		"trouble: {a: 1, a: 2}\n": {`5:14 trouble.a: expected a mapping, found "1" | at, kind`, `5:17 trouble: "a" is here twice, first on line 5: keep one`},
	} {
		require.Equal(t, want, bad(t, world+text), text)
	}
	require.Equal(t, []string{`1:1 missing key "world" (What exists)`}, bad(t, "title: x\n"))
}

func TestListsThatAreWrong(t *testing.T) {
	for text, want := range map[string][]string{
		"providers: {m: {circuits: 1, parts: [a, b]}}": {
			"5:40 world.providers.m.parts: \"a\" needs a value: write `a: …` instead of the list",
			"5:43 world.providers.m.parts: \"b\" needs a value: write `b: …` instead of the list",
		},
		"factors: 1.5":                                     {`5:12 world.factors: expected a list of numbers, found "1.5"`},
		"factors: [1, x, -1]":                              {`5:16 world.factors[2]: expected a plain number such as 1.5, found "x"`, "5:19 world.factors[3]: -1 is negative"},
		"services: [police]":                               {"5:3 world.services: expected a mapping of names, found a list"},
		"services: {polce: 5%}":                            {`5:14 world.services: unknown name "polce" | police, fire, ambulance | police?`},
		"services: {police: {a: b}}":                       {"5:14 world.services.police: expected a share such as 35% or 0.35, found a mapping"},
		"providers: {m: {circuits: 1, access: a}}":         {`5:40 world.providers.m.access: expected a list of names, found "a"; write [a]`},
		"providers: {m: {circuits: 1, access: [a, [b]]}}":  {"5:44 world.providers.m.access[2]: expected text, found a list"},
		"providers: {m: {circuits: 1, routes: a}}":         {`5:40 world.providers.m.routes: expected a list of names or a mapping of names, found "a"`},
		"providers: {m: {circuits: 1, routes: [a, b, a]}}": {`5:47 world.providers.m.routes: "a" is in the list twice: name it once`},
		"providers: {m: {circuits: 1, routes: [source, [b], a b]}}": {
			`5:41 world.providers.m.routes: "source" is reserved by the language: choose another name`,
			"5:49 world.providers.m.routes: expected a name, found a list",
			`5:54 world.providers.m.routes: "a b" is not a valid name: use letters, digits, - and _, and begin with a letter or digit`,
		},
	} {
		require.Equal(t, want, bad(t, world+"  "+text+"\n"), text)
	}
}

func TestValuesThatAreWrong(t *testing.T) {
	for text, want := range map[string]string{
		"first-calls: 4543":                                "4:16 world.first-calls: 4543 has no unit: write 4543/s, 4543/min, 4543/h, 4543/day or 4543/year",
		"first-calls: -1/h":                                "4:16 world.first-calls: -1/h is negative",
		"first-calls: [1/h]":                               "4:3 world.first-calls: expected a rate such as 2/s, 30/min or 4543/h, found a list",
		"platforms: {b: {handling: 1s, queue: 50}}":        "4:40 world.platforms.b.queue: 50 has no unit: write 50 calls",
		"platforms: {b: {handling: 1s, queue: many}}":      `4:40 world.platforms.b.queue: expected a number of calls such as 50 calls, or unlimited, found "many"`,
		"platforms: {b: {handling: 1s, queue: 1.5 calls}}": "4:40 world.platforms.b.queue: 1.5 is not a whole number",
		"platforms: {b: {handling: 1s, queue: -1 calls}}":  "4:40 world.platforms.b.queue: -1 calls is negative",
		"platforms: {b: {handling: 1s, limit: 90}}":        "4:40 world.platforms.b.limit: 90 has no unit: write 90s, 90m or 90h",
		"platforms: {b: {handling: 1s, limit: -5s}}":       "4:40 world.platforms.b.limit: -5s is negative",
		"platforms: {b: {handling: 1s, loud: maybe}}":      `4:39 world.platforms.b.loud: expected yes or no, found "maybe"`,
		"platforms: {b: {handling: 1s, loud: 'yes'}}":      `4:39 world.platforms.b.loud: expected yes or no without quotes, found "yes" in quotes`,
		"platforms: {b: {handling: 1s, loud: [a]}}":        "4:33 world.platforms.b.loud: expected yes or no, found a list",
		"platforms: {b: {handling: 1s, role: bakcup}}":     `4:39 world.platforms.b.role: unknown role "bakcup" | primary, backup | backup?`,
		"platforms: {b: {handling: 1s, role: [a]}}":        "4:33 world.platforms.b.role: expected one of primary, backup, found a list",
		"providers: {b: {circuits: 010}}":                  `4:29 world.providers.b.circuits: "010": numbers have no leading zeros; write 10`,
		"providers: {b: {circuits: '10'}}":                 "4:29 world.providers.b.circuits: write 10 without quotes",
	} {
		text = "world:\n  start: 2023-06-25 00:00 UTC\n  run: 24h\n  " + text + "\n"
		if !strings.Contains(text, "platforms:") {
			text += "  platforms: none\n"
		}
		require.Equal(t, []string{want}, bad(t, text), text)
	}
}

func TestBounds(t *testing.T) {
	for text, want := range map[string]string{
		"study: {replications: 0}\n":                               "5:23 study.replications: 0 must be more than 0",
		"study: {replications: 10001}\n":                           "5:23 study.replications: 10001 is too large: at most 10000",
		"trouble: {a: {at: 06:24, kind: power-cut, for: 0s}}\n":    "5:48 trouble.a.for: 0s is too small: at least 1s",
		"trouble: {a: {at: 06:24, kind: power-cut, for: 3d}}\n":    "5:48 trouble.a.for: 3d is too large: at most 2d",
		"recovery: {assess: {takes: 1m, attempts: -2 attempts}}\n": "5:42 recovery.assess.attempts: -2 attempts is too small: at least -1 attempts",
	} {
		require.Equal(t, []string{want}, bad(t, world+text))
	}
	require.Equal(t, "1 call", Measure{Unit: "calls"}.written("1"))
	var small struct {
		N int8 `yaml:"n"`
	}
	doc, _ := yamldoc.Parse("x.yaml", []byte("n: 200\n"))
	require.Equal(t, []string{"1:4 n: the number 200 is too large here"}, scenariotest.Briefs(Decode(doc, &small, &Language{}).Problems()))
}

func TestOneMistakeIsSaidOnce(t *testing.T) {
	text := "world:\n  start: 2023-06-25\n  run: 24h\n  platforms: {main: {handling: 39s}}\n" +
		"trouble:\n  a: {at: 06:24, kind: power-cut, for: 5m}\n  b: {at: 99:99, kind: power-cut, for: 5m}\n"
	require.Equal(t, []string{
		`2:10 world.start: "2023-06-25": the time and the zone are missing: write 2023-06-25 00:00 Europe/London, or another time and zone`,
	}, bad(t, text), "instants wait for the start")
	require.Equal(t, []string{`5:8 title: "~" is not a value: write ` + "`none` for nothing, or leave the key out"}, bad(t, world+"title: ~\n"))
}

func TestNamesWithAWrongValueExist(t *testing.T) {
	s, _ := loadSample(t, world+"  providers: {a: 1, b: , c.d: {}}\n")
	require.Equal(t, []sampleProvider{{Name: "a"}, {Name: "b"}}, s.World.Providers)
}

func TestComplaintsOfLaterChecks(t *testing.T) {
	_, r := good(t, world+"  providers:\n    m: {circuits: 1, routes: [main, bakup], access: [any, sms]}\n")
	r.Complain("world.providers.m.routes.bakup", "there is no platform %s", `"bakup"`).Among("bakup", []string{"main", "backup"})
	r.Complain("world.providers.m.circuits", "too few")
	r.Complain("world.providers.m", "not used")
	r.Complain("world.providers.m.ways", "nothing")
	r.Complain("world.platforms.main.queue", "too long")
	r.Complain("world.platforms.main.queue.depth", "too deep")
	r.Complain("world.platforms.main.handling", "first")
	r.Complain("study.seed", "a default").Allowing("another")
	r.Complain("world.providers.m.access[2]", "second")
	r.Complain("world.providers.m.access.sms", "second by its name")
	r.Complain("world.providers.m.access[3]", "third")
	r.Complain("", "everything")
	require.Equal(t, []string{
		"1:1 everything",
		"1:1 study.seed: a default | another",
		"4:15 world.platforms.main.queue: too long",
		"4:15 world.platforms.main.queue.depth: too deep",
		"4:32 world.platforms.main.handling: first",
		"6:5 world.providers.m: not used",
		"6:5 world.providers.m.ways: nothing",
		"6:19 world.providers.m.circuits: too few",
		"6:37 world.providers.m.routes.bakup: there is no platform \"bakup\" | main, backup | backup?",
		"6:45 world.providers.m.access[3]: third",
		"6:59 world.providers.m.access.sms: second by its name",
		"6:59 world.providers.m.access[2]: second",
	}, scenariotest.Briefs(r.Problems()))
}

func TestLookup(t *testing.T) {
	_, r := good(t, world+"trouble: {a: {at: 06:24, kind: console-restart}}\n")
	require.Equal(t, "06:24", r.Doc.Lookup("trouble.a.at").Value)
	require.Equal(t, "39s", r.Doc.Lookup("world.platforms.main.handling").Value)
	for _, path := range []string{"x", "trouble.b", "trouble.a.at.x", "trouble[1]", ".", "trouble.a[1]", "a[", "a[x]"} {
		require.Nil(t, r.Doc.Lookup(path), path)
	}
	require.Equal(t, r.Doc.Root, r.Doc.Lookup(""))
}

func TestMistakesInTheProgramPanic(t *testing.T) {
	doc, _ := yamldoc.Parse("x.yaml", []byte("a: 1\n"))
	for _, into := range []any{
		&struct{ A int }{},
		&struct {
			A int `yaml:"source"`
		}{},
		&struct {
			A int `yaml:"a,omitempty"`
		}{},
		&struct {
			A map[string]int `yaml:"a"`
		}{},
		&struct {
			B int `yaml:"b" default:"{"`
		}{},
		&struct {
			A int `yaml:"a" max:"x"`
		}{},
		&struct {
			A sampleKind `yaml:"a,variant"`
		}{},
	} {
		require.Panics(t, func() { Decode(doc, into, &Language{}) }, "%T", into)
	}
}

func TestCodecs(t *testing.T) {
	type clock struct{ hours, minutes int }
	l := &Language{Codecs: map[reflect.Type]Codec{reflect.TypeFor[clock](): {
		Decode: func(d *Decoder, n *yamldoc.Node, path string) (any, bool) {
			var both []int
			d.Into(n, path, &both, `unit:"count" max:"59"`)
			if len(both) != 2 {
				d.ComplainAt(n, path, "expected two numbers")
				return nil, false
			}
			return clock{both[0], both[1]}, true
		},
	}}}
	var s struct {
		At    *clock  `yaml:"at"`
		Other []clock `yaml:"other"`
	}
	doc, _ := yamldoc.Parse("x.yaml", []byte("at: [6, 24]\nother:\n  - [1, 2]\n  - [1]\n  - [1, 60]\n"))
	r := Decode(doc, &s, l)
	require.Equal(t, &clock{6, 24}, s.At)
	require.Equal(t, clock{1, 2}, s.Other[0])
	require.Equal(t, []string{"4:5 other[2]: expected two numbers", "5:9 other[3][2]: 60 is too large: at most 59"}, scenariotest.Briefs(r.Problems()))
}

func paths(leaves []yamldoc.Leaf) []string {
	var all []string
	for _, l := range leaves {
		all = append(all, l.Path)
	}
	return all
}

// TestAShortFieldMayComeLate: a single value stands for a field with defaults before it, which the tree then shows.
func TestAShortFieldMayComeLate(t *testing.T) {
	var block struct {
		Ways struct {
			First  float64 `yaml:"first" unit:"share" default:"20%"`
			Second float64 `yaml:"second" unit:"share" short:"true"`
			Third  float64 `yaml:"third" unit:"share" default:"40%"`
		} `yaml:"ways"`
	}
	doc, problems := yamldoc.Parse("late.yaml", []byte("ways: 30%\n"))
	require.Empty(t, problems)
	r := Decode(doc, &block, &Language{})
	require.Empty(t, r.Problems())
	require.Equal(t, [3]float64{0.2, 0.3, 0.4}, [3]float64{block.Ways.First, block.Ways.Second, block.Ways.Third})
	require.Equal(t, "{ways: {first: 20%, second: 30%, third: 40%}}", yamldoc.Flow(r.Doc.Root))
}
