package attributed

import (
	"fmt"
	"strings"

	"nines/sim/report/figure"
	"nines/sim/report/phrase"
	"nines/sim/stat"
	"nines/sim/study/attribute"
	"nines/sim/study/part"
)

// Findings are the typed numbers of the document.
type Findings struct {
	Measure string          `json:"measure" doc:"What is attributed. A positive effect adds to it."`
	Window  string          `json:"window" doc:"The window of the measure."`
	Unit    string          `json:"unit" doc:"Its unit."`
	Days    int             `json:"days" doc:"How many replications were simulated with each set of parts."`
	Sets    int             `json:"sets" doc:"How many sets of parts were simulated."`
	Orders  int             `json:"orders" doc:"How many orders of removal were sampled for the averages; 0 if all were worked out."`
	Whole   phrase.Estimate `json:"whole" doc:"The measure as it is, with all parts."`
	Without phrase.Estimate `json:"without" doc:"The measure without the parts that share."`
	Total   Exactly         `json:"total" doc:"What the parts that share add to the measure together."`
	Parts   []Shared        `json:"parts" doc:"The parts that share, the largest average first."`
	Pairs   []Together      `json:"pairs" doc:"What any two parts add only together as the day was: all other parts are there. They do not add up to the total. Empty if orders were sampled."`
	Joint   []Together      `json:"joint" doc:"What sets of parts add only together, all other parts that share being gone. With what each adds removed last, they add up to the total. Empty if orders were sampled."`
	Single  []Single        `json:"single" doc:"Parts that were removed one at a time: remedies, and parts on which the whole hangs."`
	Left    []Left          `json:"left" doc:"Parts that were not studied."`
}

// Exactly is an effect as an estimate and as an exact sum.
type Exactly struct {
	Estimate phrase.Estimate `json:"estimate" doc:"The mean over the replications, with its interval."`
	Sum      phrase.Exact    `json:"sum" doc:"The sum over the replications, times the weight: exact. The sums of the averages add up to that of the total, times the weight."`
	Weight   phrase.Exact    `json:"weight" doc:"What the sum is divided by, besides the number of replications."`
	Shown    bool            `json:"shown" doc:"True if the interval excludes zero."`
}

// Name is a part.
type Name struct {
	Name  string    `json:"name" doc:"The part's name: its path in the scenario."`
	Title string    `json:"title" doc:"The part in words."`
	Kind  part.Kind `json:"kind" doc:"fault, error, delay, feature or remedy."`
	Sets  []string  `json:"sets" doc:"What takes it out, as path=value."`
	Cause string    `json:"cause,omitempty" doc:"Its name as a cause in the loss ledger. Absent if it is never named there."`
	// Without is for the ledger of a page, which says what was wrong where calls were lost and not what would have been otherwise.
	Without string `json:"without,omitempty" doc:"What would have been without it, as a sentence. Absent if it was not studied."`
}

// Shared is a part that shares the effect.
type Shared struct {
	Name
	First   Exactly         `json:"first" doc:"What it adds if it is removed first: all else is there."`
	Average Exactly         `json:"average" doc:"What it adds on average over all orders of removal (Shapley's value)."`
	Last    Exactly         `json:"last" doc:"What it adds if it is removed last: the other parts are gone."`
	Helped  phrase.Estimate `json:"helped" doc:"How many people get help without it, and none with it."`
	Hurt    phrase.Estimate `json:"hurt" doc:"How many people get help with it, and none without it."`
	Apart   []string        `json:"apart" doc:"The names of the parts from which its average is told apart, all pairs tested at once."`
}

// Together is what some parts add only together.
type Together struct {
	Parts []string `json:"parts" doc:"Their names."`
	Exactly
}

// Single is a part that was removed alone.
type Single struct {
	Name
	Adds   phrase.Estimate `json:"adds" doc:"What it adds."`
	Shown  bool            `json:"shown" doc:"True if the interval excludes zero."`
	Helped phrase.Estimate `json:"helped" doc:"How many people get help without it, and none with it."`
	Hurt   phrase.Estimate `json:"hurt" doc:"How many people get help with it, and none without it."`
}

// Left is a part that was not studied.
type Left struct {
	Name
	First phrase.Number `json:"first" doc:"What it adds if it is removed first, roughly; null if it was not tried."`
	Why   string        `json:"why" doc:"Why it was not studied."`
}

func (b *builder) findings() *Findings {
	r := b.Result
	f := &Findings{
		Measure: b.Measure.Name, Window: b.Measure.Window, Unit: string(b.Measure.Unit), Days: r.Table.Days, Sets: len(r.Table.Sets) + len(b.Single), Orders: r.Orders,
		Whole: figure.Of(b.Whole), Without: figure.Of(b.None), Total: exactly(&r.Total),
		Parts: []Shared{}, Single: []Single{}, Left: []Left{},
	}
	for _, i := range r.Ranked() {
		own := Shared{Name: b.studied(b.Shared[i], r.First[i].Estimate, r.First[i].Shown), First: exactly(&r.First[i]), Average: exactly(&r.Average[i]), Last: exactly(&r.Last[i]),
			Helped: figure.Of(b.People[i].Helped), Hurt: figure.Of(b.People[i].Hurt), Apart: []string{}}
		for k, p := range b.Shared {
			if r.Apart(i, k) {
				own.Apart = append(own.Apart, p.Name)
			}
		}
		f.Parts = append(f.Parts, own)
	}
	f.Pairs, f.Joint = b.togethers(r.Pairs), b.togethers(r.Joint)
	for _, s := range b.singles() {
		f.Single = append(f.Single, Single{b.studied(s.Part, s.adds.Estimate, s.adds.Shown), figure.Of(s.adds.Estimate), s.adds.Shown, figure.Of(s.people.Helped), figure.Of(s.people.Hurt)})
	}
	f.Left = b.leftOver()
	return f
}

// togethers are sets of parts with what they add only together.
func (b *builder) togethers(all []attribute.Joint) []Together {
	list := []Together{}
	for _, j := range all {
		own := Together{Exactly: exactly(&j.Effect)}
		for _, p := range b.partsOf(j.Set) {
			own.Parts = append(own.Parts, p.Name)
		}
		list = append(list, own)
	}
	return list
}

func (b *builder) leftOver() []Left {
	list := []Left{}
	for _, p := range b.Left {
		first := phrase.Number(stat.Mean(nil).Mean) // NaN: it was not tried
		if b.Days > 0 {
			first = phrase.Number(p.First)
		}
		list = append(list, Left{nameOf(p.Part), first, p.Why})
	}
	for _, p := range b.Skipped {
		list = append(list, Left{nameOf(p.Part), phrase.Number(stat.Mean(nil).Mean), p.Why})
	}
	return list
}

func nameOf(p part.Part) Name {
	return Name{Name: p.Name, Title: p.Title, Kind: p.Kind, Sets: p.Assignments, Cause: causeOf(p)}
}

// studied is a part with what would have been without it.
func (b *builder) studied(p part.Part, adds stat.Estimate, shown bool) Name {
	n := nameOf(p)
	n.Without = fmt.Sprintf("Without %s, %s.", p.Noun, b.without(adds))
	if !shown {
		n.Without = fmt.Sprintf("Without %s, %s is not shown to be another.", p.Noun, b.noun)
	}
	return n
}

// causeOf is the name of a part as a cause in the ledger: of a fault its name, of an error that of its step, of a remedy its path.
func causeOf(p part.Part) string {
	short := strings.TrimPrefix(p.Name, "recovery.")
	switch name, isFault := strings.CutPrefix(p.Name, "trouble."); {
	case isFault:
		return name
	case p.Kind == part.Error && strings.HasPrefix(short, "runbook."):
		return strings.TrimPrefix(short, "runbook.")
	case p.Kind == part.Remedy && strings.HasPrefix(short, "remedies."):
		return short
	}
	return ""
}

func exactly(e *attribute.Effect) Exactly {
	return Exactly{figure.Of(e.Estimate), phrase.Exact(e.Sum), phrase.Exact(e.Weight), e.Shown}
}
