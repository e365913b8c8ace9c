package spread

import (
	"nines/sim/scenario/input"
	"nines/sim/study/trial"
)

const (
	// Fewest is how many settings a spread needs. With fewer there is none outside the 5th or the 95th percentile.
	Fewest = 20
	// Usual is how many there are unless somebody asks for others.
	Usual = 60
)

// Unknowns are the inputs that nobody knows. Choices stay as they are: they are the planner's.
func Unknowns(all []input.Input) (list []input.Input) {
	for _, in := range all {
		if in.Kind == input.Unknown {
			list = append(list, in)
		}
	}
	return list
}

// Settings are n settings of some inputs: a Latin hypercube over their ranges, drawn from a seed. They refer to the inputs.
// Without inputs there are none.
func Settings(seed uint64, inputs []input.Input, n int) [][]input.Setting {
	if len(inputs) == 0 {
		return nil
	}
	names := make([]string, len(inputs))
	for i := range inputs {
		names[i] = inputs[i].Name
	}
	drawn := trial.Latin(seed, names, 0, n)
	list := make([][]input.Setting, n)
	for k := range list {
		for i := range inputs {
			list[k] = append(list[k], input.Setting{Input: &inputs[i], Value: inputs[i].At(drawn[i][k])})
		}
	}
	return list
}
