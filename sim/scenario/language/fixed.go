package language

import (
	"nines/sim/des"
	"nines/sim/scenario/quantity"
	"nines/sim/scenario/yamldoc"
)

// FixedLength is a length of time that is written as one, and is the same in every replication.
func FixedLength(n *yamldoc.Node) (des.Time, bool) {
	if n.Kind != yamldoc.ScalarNode {
		return 0, false
	}
	length, err := quantity.ReadDuration(n.Value)
	return length, err == nil
}
