package phrase

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
)

// Exact is a measured value as the JSON document keeps it, with all digits. It is null without a sample, and "unreached" for
// a time beyond the end of the run.
type Exact float64

// unreached is how JSON says +Inf.
const unreached = `"unreached"`

// MarshalJSON implements json.Marshaler.
func (x Exact) MarshalJSON() ([]byte, error) {
	switch v := float64(x); {
	case math.IsNaN(v):
		return []byte("null"), nil
	case math.IsInf(v, 1):
		return []byte(unreached), nil
	default:
		return json.Marshal(v)
	}
}

// UnmarshalJSON implements json.Unmarshaler.
func (x *Exact) UnmarshalJSON(text []byte) error {
	switch string(text) {
	case "null":
		*x = Exact(math.NaN())
		return nil
	case unreached:
		*x = Exact(math.Inf(1))
		return nil
	}
	var v float64
	if err := json.Unmarshal(text, &v); err != nil {
		return fmt.Errorf(`%.20s stands where a number, null or "unreached" belongs`, text)
	}
	*x = Exact(v)
	return nil
}

// Estimate is a mean over replications with its confidence interval, whose ends are null where nothing can be said.
type Estimate struct {
	N             int     `json:"n" doc:"How many replications it rests on: those in which the measure has a value; of a quotient all, also those that add nothing to it."`
	Mean          Number  `json:"mean" doc:"The mean over these; of a quotient the sum of the numerators over that of the denominators, and of a quantile of calls that of all calls together. Null if there are none."`
	Low           Number  `json:"low" doc:"The low end of the confidence interval. It is by Student's t, and where the replications are skewed also that of a compound Poisson sum. For a share of replications it is the exact one of Clopper and Pearson. For a quantile of calls it is by the share of calls below. It is never below zero, except for a difference. Null where nothing can be said, as with fewer than two replications."`
	High          Number  `json:"high" doc:"The high end of the confidence interval, likewise. For a share it is never above 1."`
	Skewed        bool    `json:"skewed,omitempty" doc:"True if the replications are too lopsided, for their number, to trust the interval: their skewness over the root of n exceeds 0.2 either way. Absent otherwise."`
	Rare          bool    `json:"rare,omitempty" doc:"True if fewer than ten replications, and less than half, differ from the usual: a rarer and worse one cannot be excluded. Absent otherwise."`
	BootstrapLow  *Number `json:"bootstrap-low,omitempty" doc:"The low end of the bootstrap's interval at the same level, a second opinion where the first is skewed. Given with 10 and more replications, for means over all callers in figures, clocks and comparisons; absent elsewhere."`
	BootstrapHigh *Number `json:"bootstrap-high,omitempty" doc:"The high end of the bootstrap's interval, likewise."`
}

// Number is a figure as the JSON document writes it, with seven significant digits. It is null without a sample, and
// "unreached" for a time beyond the end of the run.
type Number float64

// MarshalJSON implements json.Marshaler.
func (n Number) MarshalJSON() ([]byte, error) {
	switch v := float64(n); {
	case math.IsNaN(v), math.IsInf(v, -1):
		return []byte("null"), nil
	case math.IsInf(v, 1):
		return []byte(`"unreached"`), nil
	default:
		short := strconv.FormatFloat(v, 'g', 7, 64)
		rounded, _ := strconv.ParseFloat(short, 64)
		return json.Marshal(rounded)
	}
}

// UnmarshalJSON implements json.Unmarshaler.
func (n *Number) UnmarshalJSON(text []byte) error {
	var x Exact
	err := x.UnmarshalJSON(text)
	*n = Number(x)
	return err
}

// Numbers keeps nil as nil: the JSON then has no field instead of an empty list.
func Numbers(values []float64) []Number {
	if values == nil {
		return nil
	}
	list := make([]Number, len(values))
	for i, v := range values {
		list[i] = Number(v)
	}
	return list
}
