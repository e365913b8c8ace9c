package experiment

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"slices"

	"nines/sim/emergency"
	"nines/sim/measure"
)

// digested are the measures that a digest covers, in every window and of every group of callers: those that expectations and
// headline figures use, with the recovery clocks. A measure that is not named here can be added without a change of any digest,
// and the results that are kept stay good.
var digested = slices.Concat([]string{
	"calls.offered", "calls.seen", "calls.connected", "calls.unconnected", "calls.unconnected-seen", "calls.misrouted",
	"calls.unconnected-share", "calls.unconnected-seen-share",
	"callers.calling", "callers.affected", "callers.without-help", "callers.never-connected", "callers.delayed", "callers.moved", "callers.in-vain", "callers.connected-by-another-phone",
	"answer.within-target", "answer.mean",
}, lostOutcomes, measure.ClockNames[:])

// lostOutcomes are the counts of the calls of each outcome that is a loss.
var lostOutcomes = func() (names []string) {
	for o := range emergency.Outcomes {
		if outcome := emergency.Outcome(o); outcome.Unconnected() {
			names = append(names, "calls."+outcome.String())
		}
	}
	return names
}()

// Digested are the names of the measures that a digest covers.
func Digested() []string { return slices.Clone(digested) }

// Digest is a fingerprint of the results under all strategies, in their order and with their names.
func (c *Comparison) Digest() string {
	h := sha256.New()
	for _, r := range c.Results {
		_, _ = fmt.Fprintf(h, "%d %s %s\n", len(r.Plan.Strategy), r.Plan.Strategy, r.Digest())
	}
	return short(h.Sum(nil))
}

// short is how a fingerprint is written.
func short(sum []byte) string { return hex.EncodeToString(sum)[:16] }

// Digest is a fingerprint of these measures in every replication, and of the lines of its loss ledger.
func (r *Result) Digest() string {
	var places []int
	for place, m := range r.Plan.Measures.Measures() {
		if slices.Contains(digested, m.Name) {
			places = append(places, place)
		}
	}
	h := sha256.New()
	var one []byte // replication
	for i, row := range r.Rows {
		one = one[:0]
		for _, place := range places {
			one = binary.LittleEndian.AppendUint64(one, math.Float64bits(row[place]))
		}
		one = binary.LittleEndian.AppendUint64(one, uint64(len(r.Lines[i])))
		for _, l := range r.Lines[i] {
			for _, n := range [...]int64{int64(l.Cause), int64(l.Outcome), int64(l.Element.Kind), int64(l.Element.Index), l.Calls} {
				one = binary.LittleEndian.AppendUint64(one, uint64(n))
			}
		}
		_, _ = h.Write(one)
	}
	return short(h.Sum(nil))
}
