package explain

import (
	"fmt"

	"nines/sim/des"
	"nines/sim/words"
)

// shift says by how much all times are moved; nothing if they are not.
func shift(by des.Time) []string {
	way := "later"
	if by == 0 {
		return nil
	}
	if by < 0 {
		by, way = -by, "earlier"
	}
	return []string{fmt.Sprintf("All clock times of the scenario, and the run with them, are shifted: they are %s %s than in the file. Demand and rosters stay with the clock.", words.Length(by), way)}
}
