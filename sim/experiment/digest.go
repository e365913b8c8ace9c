package experiment

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"slices"

	"nines/sim/measure"
)

// digested are the measures that a digest covers, in every window and of every group of callers: those that expectations and
// headline figures use, with the recovery clocks. A measure that is not named here can be added without a change of any digest,
// and the results that are kept stay good.
var digested = slices.Concat([]string{
	"calls.offered", "calls.seen", "calls.connected", "calls.unconnected", "calls.unconnected-seen", "calls.misrouted",
	"calls.unconnected-share", "calls.unconnected-seen-share",
	"callers.calling", "callers.affected", "callers.never-connected", "callers.delayed", "callers.moved", "callers.in-vain",
	"answer.within-target", "answer.mean",
}, measure.ClockNames[:])

// Digested are the names of the measures that a digest covers.
func Digested() []string { return slices.Clone(digested) }

// Digest is a fingerprint of these measures in every replication.
func (r *Result) Digest() string {
	var places []int
	for place, m := range r.Plan.Measures.Measures() {
		if slices.Contains(digested, m.Name) {
			places = append(places, place)
		}
	}
	h := sha256.New()
	for _, row := range r.Rows {
		for _, place := range places {
			_ = binary.Write(h, binary.LittleEndian, math.Float64bits(row[place]))
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}
