// Package law has the distributions of the language with plain parameters: their names, parameters and meaning. Reading them from a
// file is the language's work.
package law

import (
	"math"
	"slices"

	"nines/sim/random"
	"nines/sim/scenario/quantity"
)

// Law is one kind of distribution as the file writes it: a name and its parameters.
type Law struct {
	Name       string
	Doc        string
	Parameters []Parameter
	Either     []string // of these parameters exactly one is given; the others are all required
	Short      string   // the parameter that a single value stands for
	Make       func(p map[string]float64) (random.Distribution, error)
}

// Parameter is a number of a law. It has the unit of the drawn value unless it names its own.
type Parameter struct{ Name, Unit, Doc string }

var (
	meanParameter = Parameter{"mean", "", "The mean."}
	cvParameter   = Parameter{"cv", quantity.Number, "The coefficient of variation: the standard deviation as a multiple of the mean."}
)

// Either are two ways to say where a distribution lies.
var Either = []string{"mean", "median"}

// All are the distributions with plain parameters, in the order in which the messages list them.
var All = []Law{
	{
		Name: "lognormal", Doc: "Fits most human durations: never very short, sometimes very long.",
		Parameters: []Parameter{meanParameter, {"median", "", "The median: half of all draws are above it."}, cvParameter},
		Either:     Either,
		Make: func(p map[string]float64) (random.Distribution, error) {
			if median, ok := p["median"]; ok {
				return random.LognormalMedian(median, p["cv"])
			}
			return random.LognormalMean(p["mean"], p["cv"])
		},
	},
	{
		Name: "exponential", Doc: "Has no memory: the time left does not depend on the time passed.",
		Parameters: []Parameter{meanParameter}, Short: "mean",
		Make: func(p map[string]float64) (random.Distribution, error) { return random.Exponential(p["mean"]) },
	},
	{
		Name: "gamma", Doc: "From nearly constant to very uneven, depending on cv.",
		Parameters: []Parameter{meanParameter, cvParameter},
		Make:       func(p map[string]float64) (random.Distribution, error) { return random.Gamma(p["mean"], p["cv"]) },
	},
	{
		Name: "weibull", Doc: "Fits times until something breaks.",
		Parameters: []Parameter{meanParameter, cvParameter},
		Make:       func(p map[string]float64) (random.Distribution, error) { return random.Weibull(p["mean"], p["cv"]) },
	},
	{
		Name: "erlang", Doc: "Several equal exponential stages in a row.",
		Parameters: []Parameter{meanParameter, {"stages", quantity.Count, "The number of stages."}},
		Make: func(p map[string]float64) (random.Distribution, error) {
			return random.Erlang(int(min(p["stages"], math.MaxInt32)), p["mean"])
		},
	},
	{
		Name: "uniform", Doc: "Every value between two ends is equally likely.",
		Parameters: []Parameter{{"from", "", "The lowest value."}, {"to", "", "The highest value."}},
		Make:       func(p map[string]float64) (random.Distribution, error) { return random.Uniform(p["from"], p["to"]) },
	},
	{
		Name: "triangular", Doc: "The lowest, the usual and the highest value that an expert names.",
		Parameters: []Parameter{{"min", "", "The lowest value."}, {"mode", "", "The usual value."}, {"max", "", "The highest value."}},
		Make: func(p map[string]float64) (random.Distribution, error) {
			return random.Triangular(p["min"], p["mode"], p["max"])
		},
	},
}

// The distributions of other forms.
const (
	Empirical = "empirical"
	Mixture   = "mixture"
)

// Names lists every distribution.
func Names() []string {
	var names []string
	for _, l := range All {
		names = append(names, l.Name)
	}
	return append(names, Empirical, Mixture)
}

// Names are those of its parameters.
func (l Law) Names() []string {
	names := make([]string, len(l.Parameters))
	for i, p := range l.Parameters {
		names[i] = p.Name
	}
	return names
}

// Needed are the parameters that must all be given.
func (l Law) Needed() []string {
	return slices.DeleteFunc(l.Names(), func(name string) bool { return slices.Contains(l.Either, name) })
}
