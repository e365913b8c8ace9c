package scenario

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/effort"
	"nines/sim/scenario/input"
)

// numbersOf are the names of the numbers of a document that can be assigned, in a fixed order.
func numbersOf(d *Document) (names []string) {
	for _, name := range d.known().names {
		v := d.known().byName[name]
		if v.Input.Unit != input.Word && v.Input.Unit != input.Instant && v.Input.Best > 0 && v.Input.Best < 1e6 && !strings.HasPrefix(name, "strategies.") &&
			!strings.HasPrefix(name, "study.") && !strings.HasPrefix(name, "expect.") && name != "world.run" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// TestARangeAnywhereIsItsValues: with a range in the place of any number, each end is the file with that end written, and the
// file as it stands is the one with the best guess.
func TestARangeAnywhereIsItsValues(t *testing.T) {
	docs := []*Document{}
	for _, name := range []string{"uk-2023-06-25.yaml", "first-steps.yaml"} {
		d, err := Load(name, library(t)[name])
		require.NoError(t, err)
		only, err := d.Only(d.StrategyNames()[0])
		require.NoError(t, err)
		docs = append(docs, only)
	}
	effort.SetFlag(t, "rapid.checks", effort.Of(10, 100))
	effort.SetFlag(t, "rapid.seed", 31)
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.SampledFrom(docs).Draw(t, "file")
		name := rapid.SampledFrom(numbersOf(d)).Draw(t, "number")
		if strings.HasPrefix(name, "published.") {
			return // nothing of a run depends on it, so it has no range
		}
		in := d.known().byName[name].Input
		in.Text, in.Guessed = "", false
		in.Low = in.Rounded(in.Best * rapid.Float64Range(0.8, 0.99).Draw(t, "low"))
		in.High = in.Rounded(in.Best * rapid.Float64Range(1, 1.2).Draw(t, "high"))
		if in.Low >= in.High {
			return
		}
		path := name
		if d.known().byName[name].Number != "" {
			path = "numbers." + name
		}
		text := in.Written(in.Best) + " (" + in.Written(in.Low) + " to " + in.Written(in.High) + ")"
		with, err := d.Changed(path + "=" + text)
		if err != nil {
			return // shares that do not add up, or a bound
		}
		require.True(t, slices.ContainsFunc(with.Inputs(), func(in input.Input) bool { return in.Name == name && in.Guessed }), "%s=%s", path, text)
		for _, value := range []float64{in.Low, in.Best, in.High} {
			got, err := with.At(input.Setting{Input: &in, Value: value})
			want, other := d.Changed(path + "=" + in.Written(value))
			require.Equal(t, other == nil, err == nil, "%s=%s: %v, %v", path, text, err, other)
			if err != nil {
				continue
			}
			for _, strategy := range d.StrategyNames() {
				a, _ := want.Plan(strategy)
				b, _ := got.Plan(strategy)
				require.Equal(t, a.Fingerprint, b.Fingerprint, "%s=%s", path, text)
				if value == in.Best {
					c, _ := with.Plan(strategy)
					require.Equal(t, a.Fingerprint, c.Fingerprint, "%s=%s", path, text)
				}
			}
		}
	})
}

// TestRangesMoveWithTheTrouble: a shift moves both ends of a range of clock times.
func TestRangesMoveWithTheTrouble(t *testing.T) {
	moved, err := LoadShifted(nil, "ranges.yaml", corpus(t, "good")["ranges.yaml"], "2024-05-02 13:00")
	require.NoError(t, err)
	in := inputOf(t, moved, "trouble.broken.at")
	require.Equal(t, []string{"2024-05-02 12:30", "2024-05-02 13:00", "2024-05-02 13:45"}, []string{in.Written(in.Low), in.Written(in.Best), in.Written(in.High)})
	plain, err := LoadShifted(nil, "ranges.yaml", withBestGuesses(t), "2024-05-02 13:00")
	require.NoError(t, err)
	want, _ := plain.Plan("")
	got, _ := moved.Plan("")
	require.Equal(t, want.Fingerprint, got.Fingerprint)
}

// TestNamedNumbersCanBeWordsAndTimes, and named times move with the trouble.
func TestNamedNumbersCanBeWordsAndTimes(t *testing.T) {
	text := string(corpus(t, "good")["ranges.yaml"])
	for _, pair := range [][2]string{
		{`on-silence: "one of [next-route, give-up]"`, "on-silence: numbers.policy"}, {"at: 12:00 (11:30 to 12:45)", "at: numbers.strike, may-miss: numbers.miss"},
		{"  step: 5m", "  step: 5m\n  policy: one of [next-route, give-up]\n  strike: 12:00 (11:30 to 12:45)\n  miss: one of [no, yes]"},
	} {
		require.Contains(t, text, pair[0])
		text = strings.Replace(text, pair[0], pair[1], 1)
	}
	moved, err := LoadShifted(nil, "ranges.yaml", []byte(text), "2024-05-02 13:00")
	require.NoError(t, err)
	require.NoError(t, moved.CheckRanges())
	require.Equal(t, []string{"next-route", "give-up"}, inputOf(t, moved, "policy").Words)
	require.Equal(t, []string{"no", "yes"}, inputOf(t, moved, "miss").Words)
	strike := inputOf(t, moved, "strike")
	require.Equal(t, "2024-05-02 12:30", strike.Written(strike.Low))
	want, err := LoadShifted(nil, "ranges.yaml", withBestGuesses(t), "2024-05-02 13:00")
	require.NoError(t, err)
	a, _ := want.Plan("")
	b, _ := moved.Plan("")
	require.Equal(t, a.Trouble, b.Trouble)
	miss := inputOf(t, moved, "miss")
	missing, err := moved.At(input.Setting{Input: &miss, Value: 1})
	require.NoError(t, err)
	require.True(t, missing.Trouble[0].MayMiss)
}

// TestARangeCanBeSet on the command line, and shows as the assignment if it is wrong.
func TestARangeCanBeSet(t *testing.T) {
	d := ranged(t, "world.platforms.backup.queue=20 to 60 calls", "world.platforms.primary.agent-stays=one of [until-answered, until-passed]")
	require.Equal(t, 40., inputOf(t, d, "world.platforms.backup.queue").Best)
	require.Equal(t, []string{"until-answered", "until-passed"}, inputOf(t, d, "world.platforms.primary.agent-stays").Words)
	_, err := Load("ranges.yaml", corpus(t, "good")["ranges.yaml"], "world.platforms.backup.queue=60 to 20 calls")
	require.ErrorContains(t, err, "--set world.platforms.backup.queue=60 to 20 calls:1:30")
}

// TestRangesWithoutAReasonAreRemarkedOn, as nobody could judge what comes of them.
func TestRangesWithoutAReasonAreRemarkedOn(t *testing.T) {
	require.Contains(t, strings.Join(ranged(t).Warnings(), "\n"), "the file does not say why these values have the ranges they have: "+
		"world.providers.network.on-silence, world.platforms.primary.centres.lakeside.06:00, world.platforms.primary.handling and 8 more.")
	for name, text := range library(t) {
		d, err := Load(name, text)
		require.NoError(t, err)
		require.NotContains(t, strings.Join(d.Warnings(), "\n"), "does not say why", name)
		require.NoError(t, d.CheckRanges(), name)
	}
}

// TestAStrategyAloneKeepsItsRanges: what a study does with one strategy is the same alone.
func TestAStrategyAloneKeepsItsRanges(t *testing.T) {
	d := ranged(t)
	alone, err := d.Alone("bigger")
	require.NoError(t, err)
	in := inputOf(t, alone, "keep-trying")
	a, err := alone.At(input.Setting{Input: &in, Value: 0.5})
	require.NoError(t, err)
	b, err := d.At(input.Setting{Input: &in, Value: 0.5})
	require.NoError(t, err)
	want, _ := b.Plan("bigger")
	got, _ := a.Plan("")
	require.Equal(t, want.Network, got.Network)
	require.Equal(t, 12., inputOf(t, alone, "world.platforms.backup.centres.cellar").Best)
}
