package experiment_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/experiment"
	"nines/sim/measure"
)

// everyBit is a fingerprint of all that was measured, judged or not, to compare two results within a test.
func everyBit(r *experiment.Result) string {
	return fingerprint(r.Rows)
}

func fingerprint(numbers [][]float64) string {
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Append(nil, bits(numbers))))
}

// TestTheDigestCoversWhatIsJudged: every measure that the library expects something of, and every one of a baseline. A quotient
// is covered where both its counts are: it follows from them to the bit.
func TestTheDigestCoversWhatIsJudged(t *testing.T) {
	small := digestible(t)
	all := small.Plan.Measures.Measures()
	covered := func(name string) bool {
		if slices.Contains(experiment.Digested(), name) {
			return true
		}
		if strings.HasSuffix(name, "by-another-phone") {
			return true // only where callers have another phone, and then callers.delayed has whom it helped
		}
		m := all[small.Plan.Measures.Find(name, measure.WholeRun, measure.Group{})]
		return m.Numerator != measure.None && slices.Contains(experiment.Digested(), all[m.Numerator].Name) &&
			slices.Contains(experiment.Digested(), all[m.Denominator].Name)
	}
	require.True(t, covered("calls.per-caller"))
	require.False(t, covered("wait.mean"))
	expected := regexp.MustCompile(`measure: ([a-z.-]+)`)
	found := 0
	for _, name := range scenarios.Names() {
		text, _ := scenarios.Text(name)
		for _, m := range expected.FindAllSubmatch(text, -1) {
			require.True(t, covered(string(m[1])), "%s of %s", m[1], name)
			found++
		}
	}
	require.Greater(t, found, 10)
	for _, c := range small.Record("test").Columns {
		require.Contains(t, experiment.Digested(), c.Name)
	}
}

// digestible is a small result, whose rows a test may change.
func digestible(t *testing.T) *experiment.Result {
	t.Helper()
	p := firstSteps()[1]
	p.Replications = 3
	r, err := experiment.Run(context.Background(), p, experiment.Options{})
	require.NoError(t, err)
	return r
}

// TestTheDigestHangsOnJudgedMeasuresAlone: each bit of them in each replication, window and group; and on no other. One
// more measure at the end of the rows is no other result.
func TestTheDigestHangsOnJudgedMeasuresAlone(t *testing.T) {
	r := digestible(t)
	want := r.Digest()
	require.Regexp(t, "^[0-9a-f]{16}$", want)
	judged := 0
	for place, m := range r.Plan.Measures.Measures() {
		for _, row := range r.Rows[1:2] {
			was := row[place]
			row[place] = math.Float64frombits(math.Float64bits(was) ^ 1)
			if slices.Contains(experiment.Digested(), m.Name) {
				require.NotEqual(t, want, r.Digest(), "%+v", m)
				judged++
			} else {
				require.Equal(t, want, r.Digest(), "%+v", m)
			}
			row[place] = was
		}
	}
	require.Greater(t, judged, 100)
	for i := range r.Rows {
		r.Rows[i] = append(r.Rows[i], 17)
	}
	require.Equal(t, want, r.Digest())
	require.NotEqual(t, want, r.First(2).Digest())
}

// TestTheDigestOfAComparisonCoversAllStrategies: the numbers of each, their order and their names.
func TestTheDigestOfAComparisonCoversAllStrategies(t *testing.T) {
	c := compared(t, evening, 2)
	seen := map[string]string{c.Digest(): "as it is"}
	other := func(about string) {
		require.Empty(t, seen[c.Digest()], about)
		seen[c.Digest()] = about
	}
	for _, r := range c.Results {
		place := r.Plan.Measures.Find("calls.connected", measure.WholeRun, measure.Group{})
		r.Rows[1][place]++
		other("one call more under " + r.Plan.Strategy)
		plan := *r.Plan
		r.Plan, plan.Strategy = &plan, plan.Strategy+"-named"
		other("another name, " + plan.Strategy)
	}
	slices.Reverse(c.Results)
	other("another order")
	c.Results = c.Results[:len(c.Results)-1]
	other("one fewer")
	require.Len(t, c.Digest(), 16)
	require.NotEqual(t, c.Results[0].Digest(), c.Digest())
}

// TestTheLedgerIsInTheDigestAndTheBaseline: one call that is lost otherwise changes the digest, and where version, seed and
// scenario are the same the baseline sees it, though no headline figure moves. So does one clock.
func TestTheLedgerIsInTheDigestAndTheBaseline(t *testing.T) {
	r := digestible(t)
	before := r.Record("1")
	line := &r.Lines[1][0]
	line.Cause++
	require.NotEqual(t, before.Digest, r.Digest())
	require.Equal(t, experiment.Broken, regress(t, before, r.Record("1"), 1).Basis, "another cause")
	line.Cause--
	line.Calls++
	require.NotEqual(t, before.Digest, r.Digest())
	line.Calls--
	require.Equal(t, before.Digest, r.Digest())

	clock := &r.Rows[2][r.Plan.Measures.Find("recovery.detected", measure.WholeRun, measure.Group{})]
	*clock++
	require.Equal(t, experiment.Broken, regress(t, before, r.Record("1"), 1).Basis)
	*clock--
}

// TestANewMeasureChangesNoBaseline: the columns of a record are of a fixed list, and so is what is compared.
func TestANewMeasureChangesNoBaseline(t *testing.T) {
	r := digestible(t)
	want := r.Record("1")
	for i := range r.Rows {
		r.Rows[i] = append(r.Rows[i], 17)
	}
	require.Equal(t, want, r.Record("1"))
	require.Equal(t, experiment.Identical, regress(t, want, r.Record("2"), 0).Basis)
}
