package fitted

import "nines/sim/report/phrase"

// Findings are the figures as typed numbers. Values that were fitted are in the base of their unit: seconds, per second, 0 to 1.
// Amounts of figures are in the unit of their measure.
type Findings struct {
	Verdict     string      `json:"verdict" doc:"Whether the fitted figures can be met together: fits, misses, or unsure."`
	Points      int         `json:"points" doc:"How many settings were simulated."`
	Days        int         `json:"days" doc:"How many days were simulated, over all settings."`
	Left        Number      `json:"left" doc:"The share of all settings within the ranges that no figure rules out. 0 where nothing fits."`
	Waves       []Wave      `json:"waves" doc:"The rounds of the search, in order."`
	Parameters  []Parameter `json:"parameters" doc:"The values that were fitted, in the order of the file."`
	Figures     []Figure    `json:"figures" doc:"The published figures, in the order of the file."`
	Conflicts   []Conflict  `json:"conflicts" doc:"Figures that cannot be met together. Empty unless the figures are missed."`
	Tradeoffs   []Tradeoff  `json:"tradeoffs" doc:"Pairs of values that make up for each other, the strongest first."`
	Next        []Next      `json:"next" doc:"Further figures that would narrow the values, the one that would do most first."`
	Predictions []Headline  `json:"predictions" doc:"What the scenario is asked, over all settings that are not ruled out. Empty where nothing fits."`
}

// Number is a figure in the document.
type Number = phrase.Number

// Span is two ends.
type Span struct {
	Low  Number `json:"low" doc:"The low end."`
	High Number `json:"high" doc:"The high end."`
}

// Wave is a round of the search.
type Wave struct {
	Points int    `json:"points" doc:"How many settings were simulated in it."`
	Left   Number `json:"left" doc:"The share of all settings within the ranges that nothing ruled out after it."`
	Rough  Number `json:"rough" doc:"The error of the fit between settings, over all other doubt. Below a third more settings hardly help."`
}

// Parameter is a value that was fitted.
type Parameter struct {
	Name     string  `json:"name" doc:"Its name in the file."`
	Title    string  `json:"title" doc:"Its title, for people."`
	Unit     string  `json:"unit" doc:"Its unit in the file, such as share, duration, rate or count."`
	Before   Span    `json:"before" doc:"The range in the file."`
	Guess    Number  `json:"guess" doc:"The best guess in the file."`
	After    *Span   `json:"after,omitempty" doc:"What is left: it holds the true value with 95 %. Absent unless the figures fit."`
	Best     *Number `json:"best,omitempty" doc:"Its value in the best setting. Absent unless the figures fit."`
	Write    string  `json:"write,omitempty" doc:"What to write into the file. Absent unless the figures fit."`
	Narrowed Number  `json:"narrowed" doc:"By what share its range became shorter: 0, nothing was learned; 1, the value is known."`
	Verdict  string  `json:"verdict" doc:"What the figures say about it: pinned, narrowed, or nothing. Unknown unless they fit."`
}

// Figure is a published figure, and what the simulation says.
type Figure struct {
	Name      string `json:"name" doc:"Its name in the file."`
	Title     string `json:"title" doc:"Its title, for people."`
	Measure   string `json:"measure" doc:"What is counted."`
	Window    string `json:"window" doc:"The window in which it is counted."`
	Of        string `json:"of,omitempty" doc:"The callers it is about. Absent for all who want help."`
	Strategy  string `json:"strategy" doc:"The strategy under which it was seen."`
	Unit      string `json:"unit" doc:"Its unit."`
	Fitted    bool   `json:"fitted" doc:"True if values were fitted to it, false if it was kept back and is predicted."`
	Published Number `json:"published" doc:"The published value."`
	Allowed   Span   `json:"allowed" doc:"What could be true with 95 %, by the tolerance in the file."`
	Tried     Span   `json:"tried" doc:"The least and the most of its means in the first round, which covers the ranges evenly."`
	Mean      *Span  `json:"mean,omitempty" doc:"Its mean over many days, with 95 % over all settings that are not ruled out. Absent unless the figures fit."`
	Day       *Span  `json:"day,omitempty" doc:"Its value on a single day, likewise."`
	Best      Number `json:"best" doc:"Its mean at the best setting that was simulated, which is no fit unless the figures are met."`
	Off       Number `json:"off" doc:"How far that is from the published value, in units of the combined uncertainty. Of a figure that was kept back: how far all settings are that are not ruled out."`
	Met       bool   `json:"met" doc:"Whether that is at most 3."`
}

// Conflict is figures that cannot be met together.
type Conflict struct {
	Figures []string `json:"figures" doc:"The names of the figures: the fewest that cannot be met together. One alone is beyond reach."`
	Apart   Number   `json:"apart" doc:"How far the worst of them is off where they come nearest, in units of the combined uncertainty. Null where only the first set has one."`
}

// Tradeoff is two values that make up for each other.
type Tradeoff struct {
	First       string `json:"first" doc:"The name of the one."`
	Second      string `json:"second" doc:"The name of the other."`
	Correlation Number `json:"correlation" doc:"Their rank correlation over all settings that are not ruled out. Below zero, more of the one goes with less of the other."`
}

// Next is a figure that would help.
type Next struct {
	Figure  string `json:"figure" doc:"Its name: the measure and the window."`
	Title   string `json:"title" doc:"The same in words."`
	Left    Number `json:"left" doc:"What share of the settings that are not ruled out now would then stay."`
	Narrows string `json:"narrows" doc:"The name of the value that it would narrow most."`
	Kept    Number `json:"kept" doc:"The share of the standard deviation of that value that would then stay."`
}

// Headline is a measure that the scenario is asked about.
type Headline struct {
	Measure  string `json:"measure" doc:"What is counted."`
	Window   string `json:"window" doc:"The window in which it is counted."`
	Of       string `json:"of,omitempty" doc:"The callers it is about. Absent for all who want help."`
	Title    string `json:"title" doc:"The same in words."`
	Strategy string `json:"strategy" doc:"The strategy."`
	Unit     string `json:"unit" doc:"Its unit."`
	Before   Span   `json:"before" doc:"Its mean over many days, with 95 % over the ranges of the file."`
	Middle   Number `json:"middle" doc:"The middle of its mean over all settings that are not ruled out."`
	Mean     Span   `json:"mean" doc:"Its mean over many days, with 95 % over all settings that are not ruled out."`
	Day      Span   `json:"day" doc:"Its value on a single day, with 95 % over all settings that are not ruled out."`
}

// What the figures say about a value.
const (
	Pinned   = "pinned"
	Narrowed = "narrowed"
	Nothing  = "nothing"
	Unknown  = "unknown"
)
