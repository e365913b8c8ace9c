package spec

// PublishedFigure is a number that somebody published about the real incident, and how surely it is known. It moves no figure
// of a run: nines calibrate fits values with ranges to it, and reports hold the simulation against it.
type PublishedFigure struct {
	Name     string   `yaml:",key"`
	Title    string   `yaml:"title" doc:"The figure in words, as it was published."`
	Measured Measured `yaml:",inline"`
	Strategy string   `yaml:"strategy" doc:"The strategy that is what happened. Without it the scenario's first."`
	Value    *Limit   `yaml:"value" doc:"The figure, in the unit of the measure: 13943 calls, 78%, 72m. Without it, the middle of between."`
	Within   *Limit   `yaml:"within" doc:"How far the true figure may be from it, at about 95 %: a share of it such as 5%, or an amount such as 20 calls. For a measure that is a share, in percentage points."`
	Between  *Range   `yaml:"between" doc:"In place of within: a list of two values that hold about 95 % of what could be true."`
	Fit      bool     `yaml:"fit" default:"yes" doc:"Whether values are fitted to it. With no it is kept back: nines calibrate predicts it, which tests the fit."`
}
