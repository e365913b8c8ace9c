package experiment_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/experiment"
	"nines/sim/scenario"
)

// These tests play the life of a baseline: what a change of the program or of the scenario does to it, on the small town.

// recorded runs a town, changed by assignments, and keeps its record; seed 0 is the scenario's own.
func recorded(t testing.TB, text string, n int, seed uint64, assignments ...string) experiment.Record {
	t.Helper()
	key := fmt.Sprint(n, seed, assignments, text)
	if known, ok := records[key]; ok {
		return known
	}
	records[key] = newRecord(t, text, n, seed, assignments...)
	return records[key]
}

// records are what is recorded, once for all tests. None changes the columns of a record.
var records = map[string]experiment.Record{}

func newRecord(t testing.TB, text string, n int, seed uint64, assignments ...string) experiment.Record {
	p := compiled(t, "town", []byte(text), "as-planned", assignments...)
	p.Replications = n
	if seed != 0 {
		p.Seed = seed
	}
	return run(t, p, experiment.Options{}).Record("1")
}

// effectiveTown is the town with every default written out.
func effectiveTown(t testing.TB) string {
	t.Helper()
	d, err := scenario.Load("town.yaml", []byte(town(t)))
	require.NoError(t, err)
	text, err := d.Effective("as-planned")
	require.NoError(t, err)
	return string(text)
}

const baselined = 60 // replications of the baseline

// TestARefactoringIsNotCaught: another program, and a scenario written in another way, that give the same numbers.
func TestARefactoringIsNotCaught(t *testing.T) {
	base := recorded(t, town(t), baselined, 0)
	again := recorded(t, effectiveTown(t), baselined, 0)
	// As text: a clock that never ran is NaN, which equals nothing.
	require.Equal(t, fmt.Sprintf("%+v", base), fmt.Sprintf("%+v", again), "defaults written out are the same scenario")

	longWay := recorded(t, replace(t, town(t), "run: 6h", "run: 360m", "assess: {takes:", "# as ever\n  assess: {source: the plan, takes:"), baselined, 0)
	require.NotEqual(t, base.Fingerprint, longWay.Fingerprint)
	longWay.Version = "2"
	r := regress(t, base, longWay, 0)
	require.Equal(t, experiment.Identical, r.Basis)
	require.True(t, r.Held())

	require.Equal(t, experiment.Identical, regress(t, base, recorded(t, town(t), 7, 0), 0).Basis, "fewer replications")
}

// TestAnEqualModelIsNotCaught: its numbers are others, and only by chance: of other people, or of people who are told apart
// by other names.
func TestAnEqualModelIsNotCaught(t *testing.T) {
	base := recorded(t, town(t), baselined, 0)
	r := regress(t, base, recorded(t, town(t), baselined, 4001), 0)
	require.Equal(t, experiment.TwoPeoples, r.Basis)
	require.True(t, r.Held(), "%+v", r.Changes)

	renamed := recorded(t, replace(t, town(t), "restarts:", "consoles:"), baselined, 0)
	r = regress(t, base, renamed, 0)
	require.Equal(t, experiment.OnePeople, r.Basis)
	require.NotEqual(t, base.Digest, renamed.Digest, "the fault draws its random numbers by its name")
	require.True(t, r.Held(), "%+v", r.Changes)
}

// TestAWorseModelIsCaught, if it is worse by more than the margin, and not if by less; and a better one is told.
func TestAWorseModelIsCaught(t *testing.T) {
	const (
		muchSlower   = "world.platforms.primary.handling={lognormal: {mean: 42s, cv: 0.8}}" // instead of 36s
		slower       = "world.platforms.primary.handling={lognormal: {mean: 40s, cv: 0.8}}"
		hardlySlower = "world.platforms.primary.handling={lognormal: {mean: 37s, cv: 0.8}}"
	)
	base := recorded(t, town(t), baselined, 0)
	r := regress(t, base, recorded(t, town(t), baselined, 0, muchSlower), 0.01)
	require.False(t, r.Held(), "agents take a sixth longer: %+v", r.Changes)
	require.Equal(t, experiment.Worsened, movementOf(t, r, "answer.mean"))
	require.Equal(t, experiment.Worsened, reachedOf(t, r, "recovery.restored"), "service is restored by the end on fewer days")
	hardly := recorded(t, town(t), baselined, 0, hardlySlower)
	require.False(t, regress(t, base, hardly, 0.01).Held(), "the mean time to answer grows by 3.6 %: more than one per cent")
	require.True(t, regress(t, base, hardly, 0.06).Held(), "and less than six")

	crowd := "world.demand.first-calls=13.5/min" // a third more; a sixth takes three times the replications
	if effort.IsLong() {
		crowd = "world.demand.first-calls=11.5/min"
	}
	r = regress(t, base, recorded(t, town(t), effort.Of(1, 3)*baselined, 4001, crowd), 0.01)
	require.False(t, r.Held(), "more callers, and none of them the same person")

	again := "world.callers.redial.after.refused.share=90%"
	r = regress(t, base, recorded(t, town(t), baselined, 0, again), 0.01)
	require.Equal(t, experiment.Moved, movementOf(t, r, "calls.offered"), "more of those who hear the busy tone call again")
	require.False(t, r.Held())

	r = regress(t, recorded(t, town(t), baselined, 0, slower), base, 0.01)
	require.Equal(t, experiment.Improved, movementOf(t, r, "answer.mean"))
	require.True(t, r.Held(), "%+v", r.Changes)

	sly := base
	sly.Columns = recorded(t, town(t), baselined, 0, slower).Columns
	sly.Digest = "another"
	require.Equal(t, experiment.Broken, regress(t, base, sly, 2).Basis, "of one scenario, seed and version no margin excuses other numbers")
}

// changeOf is that of a measure in the whole run.
func changeOf(t testing.TB, r *experiment.Regression, name string) experiment.Change {
	t.Helper()
	i := slices.IndexFunc(r.Changes, func(c experiment.Change) bool { return c.Name == name })
	require.GreaterOrEqual(t, i, 0, "%s is not compared", name)
	return r.Changes[i]
}

func movementOf(t testing.TB, r *experiment.Regression, name string) experiment.Movement {
	return changeOf(t, r, name).Movement
}

func reachedOf(t testing.TB, r *experiment.Regression, name string) experiment.Movement {
	return changeOf(t, r, name).Reached.Movement
}

// TestFalseAlarms: of two equal models, a comparison without any margin fails at most once in twenty, in pairs as in groups.
// The replications have nothing in common, and are few, where skewed figures are at their worst; the bound is three standard
// deviations above one in twenty, for so many comparisons.
func TestFalseAlarms(t *testing.T) {
	const size = 12
	comparisons := effort.Of(12, 150)
	p := compiled(t, "town", []byte(town(t)), "as-planned", "world.run=1h", "trouble.restarts.delay=10m", "world.demand.first-calls=8/min")
	p.Replications = 2 * size * comparisons
	whole := run(t, p, experiment.Options{}).Record("1")
	for basis, version := range map[experiment.Basis]string{experiment.TwoPeoples: "1", experiment.OnePeople: "2"} {
		alarms := 0
		for i := range comparisons {
			base, now := part(whole, 2*i*size, size), part(whole, (2*i+1)*size, size)
			if now.Version = version; basis == experiment.TwoPeoples {
				now.Seed++
			}
			r := regress(t, base, now, 0)
			require.Equal(t, basis, r.Basis)
			if !r.Held() {
				alarms++
			}
		}
		require.LessOrEqual(t, float64(alarms), 0.05*float64(comparisons)+3*math.Sqrt(0.05*0.95*float64(comparisons)), "on the basis %d", basis)
	}
}

// part is a record of some of the replications of another.
func part(whole experiment.Record, from, n int) experiment.Record {
	some := whole
	some.Columns = nil
	for _, c := range whole.Columns {
		c.Values = c.Values[from : from+n]
		if c.Num != nil {
			c.Num, c.Den = c.Num[from:from+n], c.Den[from:from+n]
		}
		some.Columns = append(some.Columns, c)
	}
	some.Digest = fmt.Sprint(from)
	return some
}
