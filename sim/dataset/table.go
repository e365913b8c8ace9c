package dataset

import (
	"math"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/plan"
)

// Kind is what the cells of a column hold.
type Kind string

// The kinds of columns.
const (
	Text    Kind = "text"
	Integer Kind = "integer"
	Number  Kind = "number"
	Flag    Kind = "boolean"
	Instant Kind = "instant" // a point in time: with its offset from UTC in CSV, in UTC in Parquet
)

// Column describes a column. File headers, the Parquet schema and the dictionary are made from it.
type Column struct {
	Name    string
	Kind    Kind
	Unit    string
	Meaning string
	Missing string // when a cell is empty; "" for never
}

// column is a column of a table with rows of type R: its description and how to get its value.
type column[R any] struct {
	Column
	of func(*R) Value
}

// table is the description of a table.
type table[R any] struct {
	name    string
	about   string
	columns []column[R]
}

// Value is a cell. A flag is 0 or 1, an instant is microseconds since 1970. The zero Value is an empty cell.
type Value struct {
	// given is false for an empty cell. Of the others, the column's kind decides which one counts.
	given  bool
	text   string
	whole  int64
	number float64
}

// text is a text cell. An empty text is an empty cell.
func text(s string) Value { return Value{given: s != "", text: s} }

// whole is an integer cell. Zero is a value and not an empty cell.
func whole[N int | int32 | int64 | uint16](n N) Value { return Value{given: true, whole: int64(n)} }

// number is a number cell. NaN and infinity (no sample, not reached) give an empty cell.
func number(v float64) Value { return Value{given: isFinite(v), number: v} }

// count is a number that counts things.
func count(v float64) Value {
	if !isFinite(v) {
		return Value{}
	}
	return whole(int64(v))
}

// flag is a truth value.
func flag(is bool) Value {
	if is {
		return whole(1)
	}
	return whole(0)
}

// instant is a point in time of a plan's run.
func instant(p *plan.Plan, at des.Time) Value {
	return whole(p.Start.Add(at.Duration()).UnixMicro())
}

// lasted is a length of time in seconds. A negative one gives an empty cell.
func lasted(t des.Time) Value {
	if t < 0 {
		return Value{}
	}
	return number(t.Seconds())
}

// onlyIf is the value if the condition holds, and else an empty cell.
func onlyIf(is bool, v Value) Value {
	if !is {
		return Value{}
	}
	return v
}

// isFinite reports whether a number is a value: NaN stands for "no sample" and infinity for "not reached".
func isFinite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

// serviceOf is the name of a service, or the group of callers who want none.
func serviceOf(p *plan.Plan, service int8) Value {
	if service < 0 {
		return text(noService)
	}
	return text(p.Network.Demand.Services[service].Name)
}

// regionOf is the name of a region. The tables show names and not indices, because indices change when a scenario does.
func regionOf(p *plan.Plan, region int16) Value {
	return text(p.Network.Demand.Regions[region].Name)
}

func accessOf(p *plan.Plan, o *emergency.Observation) Value {
	return text(p.Network.Demand.Accesses[o.Access].Name)
}

func providerOf(p *plan.Plan, o *emergency.Observation) Value {
	return text(p.Network.Providers[o.Provider].Name)
}

// platformOf is the name of the platform an observation belongs to; an empty cell if it reached none.
func platformOf(p *plan.Plan, o *emergency.Observation) Value {
	if o.Platform < 0 {
		return Value{}
	}
	return text(p.Network.Platforms[o.Platform].Name)
}
