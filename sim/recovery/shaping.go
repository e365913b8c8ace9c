package recovery

import "fmt"

// Shaping is what makes a step more or less likely to be done wrongly, after SPAR-H: D. Gertman, H. Blackman, J. Marble,
// J. Byers and C. Smith, "The SPAR-H human reliability analysis method", NUREG/CR-6883 (2005). A step is an action there,
// whose nominal probability of error is 0.001; each factor multiplies that. Documented is its factor "procedures",
// rehearsed "experience and training", stress "stress and stressors"; night is taken as degraded "fitness for duty".
type Shaping struct {
	Base       *float64 `yaml:"base" unit:"share" doc:"Probability of error under neutral conditions, instead of share. SPAR-H (NUREG/CR-6883) uses 0.1% for an action. The keys below multiply it."`
	Documented string   `yaml:"documented" enum:"well,poorly,partly,not-at-all" doc:"How well the step is written down (SPAR-H: procedures): well 1 times, poorly 5, partly 20, not-at-all 50."`
	Rehearsed  string   `yaml:"rehearsed" enum:"often,sometimes,never" doc:"How often it is practised (SPAR-H: experience and training): often 0.5 times, sometimes 1, never 3."`
	Stress     string   `yaml:"stress" enum:"normal,high,extreme" doc:"How much stress people have (SPAR-H: stress): normal 1 times, high 2, extreme 5."`
	Night      bool     `yaml:"night" doc:"Whether tired people do it at night (SPAR-H: degraded fitness for duty): 5 times."`
}

// Factor is one thing that shapes an error, with what it multiplies the probability by.
type Factor struct {
	Words string
	Times float64
}

var (
	documented = map[string]Factor{"well": {"well documented", 1}, "poorly": {"poorly documented", 5}, "partly": {"only partly documented", 20}, "not-at-all": {"not documented at all", 50}}
	rehearsed  = map[string]Factor{"often": {"rehearsed often", 0.5}, "sometimes": {"rehearsed sometimes", 1}, "never": {"never rehearsed", 3}}
	stress     = map[string]Factor{"normal": {"no stress", 1}, "high": {"high stress", 2}, "extreme": {"extreme stress", 5}}
)

// Factors are those that are given, in the order of the keys.
func (s *Shaping) Factors() []Factor {
	var list []Factor
	for _, f := range []Factor{documented[s.Documented], rehearsed[s.Rehearsed], stress[s.Stress]} {
		if f.Times != 0 {
			list = append(list, f)
		}
	}
	if s.Night {
		list = append(list, Factor{"at night", 5})
	}
	return list
}

// manyNegative is from how many factors for the worse on their product could exceed 1, and is adjusted.
const manyNegative = 3

// shaped is the probability of error with the factors: base × their product. With three or more negative factors it is base
// × product / (base × (product − 1) + 1), which stays below 1 (NUREG/CR-6883, section 2.5).
func shaped(base float64, factors []Factor) float64 {
	product, negative := 1.0, 0
	for _, f := range factors {
		product *= f.Times
		if f.Times > 1 {
			negative++
		}
	}
	if negative >= manyNegative {
		return base * product / (float64(base*(product-1)) + 1)
	}
	return min(1, base*product)
}

// Probability is that of the step's being done wrongly: as it is given, or as it is shaped.
func (w *Wrong) Probability() float64 {
	if w.Base != nil {
		return shaped(*w.Base, w.Factors())
	}
	if w.Share == nil {
		return 0
	}
	return *w.Share
}

// ShapedWords says how a probability was made: "0.1 % × 5 (poorly documented) × 3 (never rehearsed)".
func (w *Wrong) ShapedWords() string {
	text := fmt.Sprintf("%.3g %%", 100**w.Base)
	negative := 0
	for _, f := range w.Factors() {
		text += fmt.Sprintf(" × %g (%s)", f.Times, f.Words)
		if f.Times > 1 {
			negative++
		}
	}
	if negative >= manyNegative {
		text += ", adjusted as in SPAR-H for three or more negative factors"
	}
	return text
}
