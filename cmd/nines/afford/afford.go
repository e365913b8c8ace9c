// Package afford refuses scenarios with more callers than a computer can simulate. A typing error such as 6000000/h is easy to
// make, and the run would fill the memory before it says anything. The number of callers is known from the scenario alone, so
// it is checked before the run.
package afford

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"nines/sim/plan"
)

// mostCallers is how many people may make a first call in one replication by default. At a million calls a second that is a
// quarter of an hour. If all of them wait at once, they need more memory than a laptop has.
const mostCallers = 1e9

// manyCallers is the number of callers from which validate warns. It is below mostCallers: such a run is possible but slow.
const manyCallers = 1e8

// Flag is the flag that limits the number of callers.
type Flag struct{ most float64 }

// Add adds the flag of every command that simulates, so none can fill the memory by accident.
func (a *Flag) Add(flags *pflag.FlagSet) {
	flags.Float64Var(&a.most, "most-callers", mostCallers, "refuse a scenario with more callers than this in one replication")
}

// Refuse refuses a plan that would run for hours or fill the memory. The error says how to raise the limit.
func (a *Flag) Refuse(plans ...*plan.Plan) error {
	for _, p := range plans {
		if n := p.Network.Demand.Expected(p.Network.Length); n > a.most {
			return fmt.Errorf("%s: about %s people would call in each replication, and the limit is %s\nCheck world.demand and world.run. To raise the limit: --most-callers %s",
				p.Name, roundNumber(n), roundNumber(a.most), strconv.FormatFloat(twoDigits(1.1*n), 'g', -1, 64))
		}
	}
	return nil
}

// Remark is the warning of validate about many callers; empty if there are few.
func Remark(p *plan.Plan) string {
	n := p.Network.Demand.Expected(p.Network.Length)
	if n <= manyCallers {
		return ""
	}
	return fmt.Sprintf("about %s people call in each replication. That takes much time and memory. Check world.demand and world.run.", roundNumber(n))
}

// twoDigits is a number rounded to two digits.
func twoDigits(n float64) float64 {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(n, 'e', 1, 64), 64) // cannot fail
	return rounded
}

// roundNumber writes a large number with two digits, as people say it: 600 billion.
func roundNumber(n float64) string {
	n = twoDigits(n)
	for _, u := range []struct {
		size float64
		name string
	}{{1e12, "trillion"}, {1e9, "billion"}, {1e6, "million"}} {
		if n >= u.size {
			return strings.TrimSuffix(strconv.FormatFloat(n/u.size, 'f', 1, 64), ".0") + " " + u.name
		}
	}
	return strconv.FormatFloat(n, 'f', 0, 64)
}
