package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"nines/sim/plan"
)

// mostCallers is how many people may make a first call in one replication, unless the command line says otherwise. At a million
// calls a second that is a quarter of an hour, and more memory than a laptop has if they all wait at once.
const mostCallers = 1e9

// manyCallers is from how many callers of a replication on it is remarked that they are many.
const manyCallers = 1e8

// affordable is the flag for scenarios with more callers than anybody means to simulate.
type affordable struct{ most float64 }

func (a *affordable) addFlags(flags *pflag.FlagSet) {
	flags.Float64Var(&a.most, "most-callers", mostCallers, "refuse a scenario with more callers than this in one replication")
}

// afford refuses a plan that would run for hours or fill the memory, and says how to go on.
func (a *affordable) afford(plans ...*plan.Plan) error {
	for _, p := range plans {
		if n := p.Network.Demand.Expected(p.Network.Length); n > a.most {
			return usageError{fmt.Errorf("%s: about %s people would call in each replication, and the limit is %s\nCheck world.demand and world.run. To raise the limit: --most-callers %s",
				p.Name, roundNumber(n), roundNumber(a.most), strconv.FormatFloat(twoDigits(1.1*n), 'g', -1, 64))}
		}
	}
	return nil
}

// remarkOnMany is what validate says of many callers; nothing if they are not many.
func remarkOnMany(p *plan.Plan) string {
	n := p.Network.Demand.Expected(p.Network.Length)
	if n <= manyCallers {
		return ""
	}
	return fmt.Sprintf("about %s people call in each replication. That takes much time and memory. Check world.demand and world.run.", roundNumber(n))
}

// twoDigits is a number rounded to two digits.
func twoDigits(n float64) float64 {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(n, 'e', 1, 64), 64) // it is a number again
	return rounded
}

// roundNumber is a large number of two digits, in words for people.
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
