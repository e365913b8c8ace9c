package calibrate

import (
	"fmt"

	"nines/sim/random"
	"nines/sim/scenario/input"
)

// unit are inputs from 0 to 1.
func unit(n int) space {
	var s space
	for i := range n {
		s = append(s, input.Input{Name: fmt.Sprint(i), Low: 0, High: 1, Best: 0.5})
	}
	return s
}

func streamOf(seed uint64) random.Stream { return random.New(seed, 0).Stream("test") }
