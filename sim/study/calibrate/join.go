package calibrate

import "slices"

// Part is one of several incidents to which a set of values is fitted at once.
type Part struct {
	Name     string // unique; it stands before the names of the figures
	Inputs   []int  // of the problem: those that move this incident. They are its points' values, in this order
	Figures  []Figure
	Simulate Simulate
}

// Join makes one problem of several incidents. The inputs are those of all: some are shared, others belong to one incident. A part
// is simulated with its own inputs alone. Figures keep their order, part by part, and their names begin with the part's.
func Join(p *Problem, parts []Part) (*Problem, Simulate) {
	joint := *p
	joint.Figures = nil
	for _, part := range parts {
		for _, f := range part.Figures {
			f.Name, f.Inputs = part.Name+"."+f.Name, ofProblem(f.Inputs, part.Inputs)
			joint.Figures = append(joint.Figures, f)
		}
	}
	return &joint, func(batch []Point) ([][]Measured, error) {
		all := make([][]Measured, len(batch))
		for _, part := range parts {
			own, err := part.Simulate(part.points(batch))
			if err != nil {
				return nil, err
			}
			for i := range all {
				all[i] = append(all[i], own[i]...)
			}
		}
		return all, nil
	}
}

// ofProblem are the inputs of a figure among those of the problem; nil is all of its part.
func ofProblem(figure, part []int) []int {
	if figure == nil {
		return part
	}
	list := make([]int, len(figure))
	for k, i := range figure {
		list[k] = part[i]
	}
	return list
}

// points are the same points with the inputs of the part alone.
func (p *Part) points(batch []Point) []Point {
	list := slices.Clone(batch)
	for i := range list {
		values := make([]float64, len(p.Inputs))
		for k, in := range p.Inputs {
			values[k] = batch[i].Values[in]
		}
		list[i].Values = values
	}
	return list
}
