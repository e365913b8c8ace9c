package demand

import "nines/sim/random"

// Demand is where first calls come from. Sources are independent Poisson processes, of callers or of incidents that many
// report, or records of callers who came. Who a caller is (service, region, access) is drawn for the caller, which gives
// each combination its own Poisson process with its share of the rate.
type Demand struct {
	Sources   []Source
	NoRequest float64 // share of callers who want nothing: accidental and silent calls
	Services  []Named
	Regions   []Named
	Accesses  []Named
}

// Source is one stream of first calls. Its callers may differ from those of the whole demand. Each list of shares, in the
// order of the demand's own, replaces that one; nil keeps it.
type Source struct {
	Name      string
	Rate      random.Rate         // first calls per second, over the run; with a burst, incidents per second
	DayFactor random.Distribution // multiplies the rate for a whole replication; mean 1
	Burst     *Burst              // nil: callers come one by one, independently of each other
	Replay    *Replay             // nil: at random; else at the times of a record, whatever the rate, which is for surges alone
	Services  []float64
	Regions   []float64 // with a burst, of the incidents; each incident is in one region
	Accesses  []float64
}

// Named is one of several kinds with its share of the whole; the shares of a list add up to 1.
type Named struct {
	Name  string
	Share float64
}

// Carriers are the providers that carry one access, and their shares of its calls.
type Carriers struct {
	Providers []int
	shares    mix
}

// NewCarriers makes carriers of some providers with such shares.
func NewCarriers(providers []int, shares []float64) Carriers {
	return Carriers{providers, newMix(shares)}
}
