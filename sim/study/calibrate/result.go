package calibrate

// Verdict is whether values within the ranges meet the published figures.
type Verdict string

// The verdicts.
const (
	Fits   Verdict = "fits"   // a region is left
	Misses Verdict = "misses" // no values meet all figures
	Unsure Verdict = "unsure" // the budget is spent, and the surrogate is too rough to say
)

// Stop is why no further wave was simulated.
type Stop string

// The reasons.
const (
	Precise Stop = "precise"   // the surrogate is better than the tolerances wherever something is left
	Spent   Stop = "spent"     // all waves of the budget were simulated
	Ruled   Stop = "ruled out" // nothing is left, and the surrogate is good enough to say so
)

// Cutoff is how many standard deviations a figure may lie from what was published before its point is ruled out. Whatever
// the distribution of the errors, if it has one peak, at least 95 % of it lies within three (Pukelsheim 1994).
const Cutoff = 3

// Result is all that was found.
type Result struct {
	Problem *Problem
	Tried   []Tried // in the order in which they were simulated
	Waves   []Wave
	// Surrogates say how good the surrogate of each figure is, by figure.
	Surrogates []Surrogate
	Verdict    Verdict
	Stopped    Stop
	Nearest    Distance // the point with the least implausibility, by the surrogate
	Simulated  Distance // the centre of the last wave, by simulation: it shows whether the surrogate is right there
	Region     *Region  // what is left; nil if the figures are missed
	Miss       *Miss    // what contradicts; nil unless they are
}

// Tried is a point with what it gave.
type Tried struct {
	Wave   int  // from 1
	Centre bool // it has more days, and lies where the fit was best
	Point
	Figures []Measured // by figure
	// Implausibility is the largest of the fitted figures, by its simulation alone. Infinite if a fitted figure has no value there.
	Implausibility float64
}

// Wave is what a wave left.
type Wave struct {
	Points int     // simulated, with the centre
	Days   int     // simulated
	Left   float64 // share of the ranges not ruled out after it, by probability; 0: nothing
	// Rough is the error of the surrogate where something is left, over all other doubt, of the figure for which it is largest. Below
	// a third more points hardly narrow the region.
	Rough float64
}

// Surrogate is how good a surrogate is.
type Surrogate struct {
	Points int // it rests on; points where the figure has no value are left out
	// Error is the root mean square of the errors at points that were left out one by one, in the unit of the figure.
	Error float64
	// Explains is the share of the variance over all points that it foretells at points left out; it can be below 0.
	Explains float64
	// Widened is the factor by which its own estimate of its error was widened, as the errors at points left out were larger; 1: not.
	Widened float64
	Lacking int // points where the figure has no value
}

// Distance is how far a point lies from the published figures.
type Distance struct {
	Values         []float64 // by input
	Implausibility float64   // the largest, of the fitted figures
	Figures        []Off     // of each published figure, in the order of the problem
	AtEnd          []int     // inputs that stand at an end of their range, where going on would fit better or as well
}

// Off is how far one figure lies from what was published.
type Off struct {
	Figure int
	Value  float64 // there
	Doubt  float64 // standard deviation of all doubt together: surrogate, simulation, tolerance, spread of the day
	Off    float64 // the value less what was published, over the doubt: beyond ±3 it is ruled out
}

// Region is what the published figures do not rule out.
type Region struct {
	Left      float64      // its share of the ranges, by probability
	Inputs    []Range      // by input
	Sample    []Plausible  // stand for the region; together they weigh 1
	Trades    []Trade      // the strongest first
	Predicted []Prediction // of each published figure and each headline, in the order of the problem
	Further   []Further    // candidates, the one that would narrow the region most first; those that would not narrow it are left out
}

// Range is what is left of an input's range.
type Range struct {
	// Low to High holds the true value with 95 %, Middle is as likely above as below. Points weigh as well as they fit.
	Low, Middle, High float64
	// Least and Most are the ends of what is not ruled out.
	Least, Most float64
	// Narrowed is the share by which Low to High is shorter than the same 95 % before: 0, nothing was learned; 1, the value is known.
	Narrowed float64
	Pinned   bool // the figures settle it: Narrowed is at least [PinnedAt]
	// CutLow and CutHigh say that the range itself ends what is left: the fit is as good there, and the true value may lie beyond it.
	CutLow, CutHigh bool
	Untold          bool // the figures say next to nothing about it: Narrowed is at most [UntoldAt]
}

// The limits in words: an input is pinned down if its range is a third of what it was, and untold if it is nine tenths.
const (
	PinnedAt = 2. / 3
	UntoldAt = 0.1
)

// Plausible is a point of the region.
type Plausible struct {
	Values         []float64 // by input
	Weight         float64   // how well it fits, as a share of all
	Implausibility float64
}

// Trade is a pair of inputs that make up for each other: many pairs of values fit equally well.
type Trade struct {
	A, B int // inputs, A before B
	// Correlation of their ranks over the region, within -1 and 1. Above 0 more of A needs more of B, below 0 less.
	Correlation float64
}

// TradeAt is the correlation from which a pair of inputs is a trade.
const TradeAt = 0.6

// Prediction is a figure over the region.
type Prediction struct {
	Figure int
	// Low to High holds the mean over many days with 95 %, over all that is plausible and with the error of the surrogate.
	Low, Middle, High float64
	// DayLow to DayHigh holds 95 % of single days.
	DayLow, DayHigh float64
	// Before is the same as Low to High over the ranges before anything was fitted.
	Before [2]float64
	// Off is how far what was published lies from the middle, over the standard deviation of all doubt; NaN if nothing was published.
	// Of a figure kept back it is the test of the fit: beyond ±2 it resists, beyond ±3 it contradicts.
	Off float64
}

// Further is what knowing one figure more would do. The figure is taken to be of one day and to be known within
// [FurtherWithin].
type Further struct {
	Figure int
	Left   float64 // expected share of the region that would be left: the less the better
	// Inputs are the expected share of the standard deviation of each input that would be left.
	Inputs []float64
	// Headline is the same of the first headline figure; 1 if there is none.
	Headline float64
}

// FurtherWithin is within how much of its value a further figure is taken to be known, at about 95 %.
const FurtherWithin = 0.05

// Miss is why nothing fits.
type Miss struct {
	// Figures are the fewest that cannot be met together within the ranges. One figure alone is beyond reach.
	Figures []int
	// Others are further sets of as few figures that cannot be met together either.
	Others [][]int
	// Apart is the least implausibility at which these figures meet; above [Cutoff].
	Apart float64
	// Without is by fitted figure the least implausibility of all others: within the cutoff, leaving it out would fit.
	Without []Dropped
	// Where is the point at which these figures come nearest.
	Where Distance
}

// Dropped is the fit without one figure.
type Dropped struct {
	Figure         int
	Implausibility float64
}
