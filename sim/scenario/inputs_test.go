package scenario

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/scenario/input"
)

// ranged is the good file with ranges.
func ranged(t testing.TB, assignments ...string) *Document {
	t.Helper()
	d, err := Load("ranges.yaml", corpus(t, "good")["ranges.yaml"], assignments...)
	require.NoError(t, err)
	return d
}

// inputOf is the input of a name.
func inputOf(t testing.TB, d *Document, name string) input.Input {
	t.Helper()
	for _, in := range d.Inputs() {
		if in.Name == name {
			return in
		}
	}
	require.Fail(t, "no such input", name)
	return input.Input{}
}

// TestInputsStandInTheOrderOfTheFile, each with its ends and its best guess as a person reads them.
func TestInputsStandInTheOrderOfTheFile(t *testing.T) {
	var all []string
	for _, in := range ranged(t).Inputs() {
		all = append(all, fmt.Sprintf("%s: %s, %s (%s) %s", in.Name, in.Kind, in.Said(in.Best), in.Range(), in.Origin))
	}
	require.Equal(t, []string{
		"keep-trying: unknown, 65 % (40 % to 80 %) assumed",
		"soon: unknown, 30s (10s to 50s) assumed",
		"world.demand.first-calls: unknown, 300/h (200/h to 400/h) assumed",
		"world.demand.day-factor.lognormal.cv: unknown, 0.06 (0.02 to 0.1) assumed",
		"world.demand.no-request: unknown, 30 % (20 % to 40 %) assumed",
		"world.callers.redial.after.refused.delay.lognormal.cv: unknown, 1.5 (1 to 2) assumed",
		"world.providers.network.on-silence: unknown, next-route (next-route or give-up) ",
		"world.platforms.primary.centres.lakeside.06:00: unknown, 12 (10 to 14) ",
		"world.platforms.primary.handling: unknown, 35s (30s to 40s) ",
		"world.platforms.backup.centres.cellar: choice, 7 (4 to 9) chosen",
		"world.platforms.backup.queue: choice, 10 calls (5 calls to 40 calls) chosen",

		"world.control-rooms.ambulance.call-takers: unknown, 20 (20 or unlimited) ",
		"trouble.broken.at: unknown, 12:00 (11:30 to 12:45) ",
		"trouble.broken.tone: unknown, busy (busy or silence) ",
		"trouble.flood.at: unknown, 12m 30s after onset (5m after onset to 20m after onset) ",
		"trouble.flood.for: unknown, 25m (10m to 40m) ",
		"trouble.flood.times: unknown, 2 (1.5 to 2.5) ",
		"recovery.assess.takes: unknown, 30m (10m to 1h) ",
		"recovery.repair.takes.triangular.max: unknown, 4h 30m (3h to 6h) ",
		"strategies.bigger.world.platforms.backup.centres.cellar: choice, 12 (8 to 16) chosen",
		"strategies.faster.recovery.assess.takes: unknown, 10m (5m to 15m) assumed",
	}, all)
}

// withBestGuesses is the file as somebody would write it who knows no ranges.
func withBestGuesses(t testing.TB) []byte {
	text := string(corpus(t, "good")["ranges.yaml"])
	whole, rest, _ := strings.Cut(text, "numbers:  ")
	_, rest, _ = strings.Cut(rest, "\nworld:")
	text = whole + "world:" + rest
	for _, pair := range [][2]string{
		{"200 to 400/h ", "300/h "}, {"0.02 to 0.1", "0.06"}, {"20 to 40%", "30%"}, {"numbers.keep-trying", "65%"}, {"numbers.soon", "30s"},
		{"1.5 (1 to 2)", "1.5"}, {`"one of [next-route, give-up]"`, "next-route"}, {"12 (10 to 14)", "12"}, {"30s to 40s", "35s"}, {"4 to 9", "7"},
		{"10 (5 to 40 calls)", "10 calls"}, {`"one of [busy, silence]"`, "busy"}, {`"one of [20, unlimited]"`, "20"}, {"12:00 (11:30 to 12:45)", "12:00"},
		{"onset + 5m to onset + 20m", "onset + 12m30s"}, {"10m to 40m", "25m"}, {"1.5 to 2.5", "2"}, {"30m (10m to 1h)", "30m"}, {"numbers.step", "5m"},
		{"3h to 6h", "4h30m"}, {"8 to 16", "12"}, {"10m (5m to 15m)", "10m"},
	} {
		require.Contains(t, text, pair[0])
		text = strings.ReplaceAll(text, pair[0], pair[1])
	}
	return []byte(text)
}

// TestAScenarioWithRangesRunsWithItsBestGuesses: nothing that is simulated differs.
func TestAScenarioWithRangesRunsWithItsBestGuesses(t *testing.T) {
	d := ranged(t)
	plain, err := Load("ranges.yaml", withBestGuesses(t))
	require.NoError(t, err)
	require.Empty(t, plain.Inputs())
	for _, name := range d.StrategyNames() {
		want, _ := plain.Plan(name)
		got, _ := d.Plan(name)
		require.Equal(t, want.Fingerprint, got.Fingerprint, name)
		require.Equal(t, want.Network, got.Network)
		require.Equal(t, want.Trouble, got.Trouble)
		require.Equal(t, want.Recovery, got.Recovery)
	}
}

// TestAtIsTheFileWithTheValueWritten, at both ends, at the best guess and between, for every input.
func TestAtIsTheFileWithTheValueWritten(t *testing.T) {
	d := ranged(t)
	for i, in := range d.Inputs() {
		values := []float64{in.Low, in.Best, in.High, in.At(0.3), in.At(0.77)}
		if !effort.IsLong() {
			values = []float64{values[i%5], values[(i+2)%5]} // the small form has two, of each input others
		}
		for _, value := range values {
			at, err := d.At(input.Setting{Input: &in, Value: value})
			require.NoError(t, err, "%s %v", in.Name, value)
			path := in.Name
			if !strings.Contains(path, ".") {
				path = "numbers." + path
			}
			if strings.HasPrefix(path, "strategies.") { // no assignment reaches those
				continue
			}
			set, err := d.Changed(path + "=" + in.Written(value))
			require.NoError(t, err, "%s %v", in.Name, value)
			for _, name := range d.StrategyNames() {
				want, _ := set.Plan(name)
				got, _ := at.Plan(name)
				require.Equal(t, want.Network, got.Network, in.Name)
				require.Equal(t, want.Trouble, got.Trouble, in.Name)
				require.Equal(t, want.Recovery, got.Recovery, in.Name)
				before, _ := d.Plan(name)
				if value == in.Best {
					require.Equal(t, before.Fingerprint, got.Fingerprint, in.Name)
				}
			}
		}
	}
}

// TestVary: any value of the file can be varied, as a range, a list or words.
func TestVary(t *testing.T) {
	d := ranged(t)
	in, list, err := d.Vary("world.platforms.backup.centres.cellar", "2..20")
	require.NoError(t, err)
	require.Nil(t, list)
	require.Equal(t, []float64{2, 7, 20}, []float64{in.Low, in.Best, in.High})
	in, list, err = d.Vary("world.platforms.primary.seats", "10, 12, 14")
	require.NoError(t, err)
	require.Equal(t, []float64{10, 12, 14}, list)
	at, err := d.At(input.Setting{Input: &in, Value: 12})
	require.NoError(t, err)
	require.Equal(t, int32(12), at.World.Platforms[0].Seats)
	in, list, err = d.Vary("world.providers.network.on-silence", "give-up, next-route")
	require.NoError(t, err)
	require.Equal(t, []string{"give-up", "next-route"}, in.Words)
	require.Equal(t, []float64{0, 1}, list)
	in, _, err = d.Vary("numbers.keep-trying", "")
	require.NoError(t, err)
	require.Equal(t, "keep-trying", in.Name)
	in, _, err = d.Vary("recovery.assess", "5m to 2h")
	require.NoError(t, err)
	require.Equal(t, "recovery.assess.takes", in.Name)
	require.Equal(t, 1800., in.Best)
	for _, c := range []struct{ path, text, want string }{
		{"world.platforms.backup.sets", "60..200", `no value is at "world.platforms.backup.sets"`},
		{"world.platforms.backup", "60..200", "world.platforms.backup is a mapping: name one value in it"},
		{"world.platforms.backup.queue", "60..200", "write 60 calls"},
		{"world.platforms.primary.seats", "200..60", "write 60 to 200"},
		{"world.platforms.primary.seats", "60..60", "varies nothing"},
		{"world.platforms.primary.seats", "60", "neither a range nor a list"},
		{"world.platforms.primary.seats", "60, 60", "twice"},
		{"world.platforms.primary.seats", "", "the file gives no range"},
		{"world.demand.no-request", "50% to 110%", "110% is more than 100%"},
		{"world.providers.network.on-silence", "give-up, next-rout", "next-rout"},
		{"trouble.broken.at", "11:00 to 23:00", "outside the run"},
	} {
		_, _, err := d.Vary(c.path, c.text)
		require.ErrorContains(t, err, c.want, c.path+"="+c.text)
	}
}

// TestWhatAStrategyReplacesCannotBeVariedUnderIt: every value would give the same.
func TestWhatAStrategyReplacesCannotBeVariedUnderIt(t *testing.T) {
	bigger, err := ranged(t).Only("bigger")
	require.NoError(t, err)
	_, _, err = bigger.Vary("world.platforms.backup.queue", "5 to 40 calls")
	require.EqualError(t, err, "world.platforms.backup.queue moves nothing under bigger: something else stands there in its place. Vary that")
	_, _, err = bigger.Vary("strategies.bigger.world.platforms.backup.queue", "5 to 40 calls")
	require.NoError(t, err)
}

// TestOnlyCompilesTheStrategiesAsked: their plans are those of the whole document.
func TestOnlyCompilesTheStrategiesAsked(t *testing.T) {
	d := ranged(t)
	only, err := d.Only("bigger")
	require.NoError(t, err)
	in := inputOf(t, d, "keep-trying")
	want, err := d.At(input.Setting{Input: &in, Value: 0.5})
	require.NoError(t, err)
	got, err := only.At(input.Setting{Input: &in, Value: 0.5})
	require.NoError(t, err)
	require.Equal(t, []string{"bigger"}, got.StrategyNames())
	a, _ := want.Plan("bigger")
	b, _ := got.Plan("bigger")
	require.Equal(t, a.Fingerprint, b.Fingerprint)
	_, err = d.Only("biger")
	require.ErrorContains(t, err, "biger")
}
