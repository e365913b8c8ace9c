package calibrate

import "errors"

// Run calibrates. The problem needs an input, a fitted figure and a budget. Simulate is called once for each wave.
func Run(p *Problem, simulate Simulate) (*Result, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	return nil, errors.New("the search follows")
}
