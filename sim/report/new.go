package report

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/report/caution"
	"nines/sim/report/figure"
	"nines/sim/report/phrase"
	"nines/sim/scenario/yamldoc"
	"nines/sim/stat"
	"nines/sim/words"
)

// author gathers a document.
type author struct {
	*experiment.Result
	doc     *Document
	minutes []measure.Series
}

// New makes the document of a result, without the days that PlayBack adds. Leaves are the scenario's numbers; version is the
// program's.
func New(r *experiment.Result, leaves []yamldoc.Leaf, version string) *Document {
	d := newDocument(r, leaves, version, false)
	d.Answer = AnswerTo(&experiment.Comparison{Results: []*experiment.Result{r}})
	return d
}

// newDocument makes the document of a result alone, or of the baseline of a comparison, which has its answer.
func newDocument(r *experiment.Result, leaves []yamldoc.Leaf, version string, isCompared bool) *Document {
	p := r.Plan
	t := p.Measures.Targets()
	a := &author{Result: r, minutes: r.Series(), doc: &Document{
		Format: Format, Version: version, Cautions: Cautions{Warnings: []string{}},
		Scenario: SubjectOf(p),
		Run: RunFacts{
			Seed: p.Seed, Replications: len(r.Rows), Asked: r.Asked, Digest: r.Digest(), Level: 0.95,
			Target: Target{
				AnsweredIn: t.AnsweredIn.Seconds(), Answered: t.Answered, Connected: t.Connected, Over: t.Over.Seconds(), Hold: t.Hold.Seconds(),
				LossCalls: t.LossCalls, LossFor: t.LossFor.Seconds(),
			},
		},
	}}
	a.figures()
	a.doc.place()
	a.moments()
	a.windows()
	a.detectedBy()
	a.stages()
	a.clocks()
	a.disruption()
	a.known()
	a.ledger()
	a.trouble()
	a.remedies()
	a.traffic()
	a.series()
	a.minuteLosses()
	a.missedBefore()
	a.durations()
	a.world()
	a.doc.Forms = FormsOf(a.doc)
	a.provenance(leaves)
	a.judged()
	a.doc.Published = figure.PublishedOf(r)
	(&critic{a}).warn(isCompared)
	return a.doc
}

// SubjectOf is a plan as the subject of a document.
func SubjectOf(p *plan.Plan) Subject {
	end := p.Start.Add(p.Network.Length.Duration())
	return Subject{
		Name: p.Name, Title: p.Title, Question: p.Question.Text, Strategy: p.Strategy, StrategyTitle: p.StrategyTitle,
		Fingerprint: p.Fingerprint,
		Start:       p.Start.Format(time.RFC3339), End: end.In(p.Start.Location()).Format(time.RFC3339), Zone: p.Start.Location().String(),
		WarmUp: Number(p.Measures.Targets().WarmUp.Seconds()), Shift: Number(p.Shift.Seconds()),
	}
}

func (a *author) find(name, window string) Estimate {
	return estimateOf(a.Find(name, window, measure.Group{}))
}

// ofGroups are the measures that are told for every group of those who want help; the others only for them all, and by kind.
var ofGroups = []string{
	"calls.offered", "calls.seen", "calls.connected", "calls.unconnected", "calls.unconnected-seen", "calls.unconnected-share",
	"callers.calling", "callers.affected", "callers.delayed", "callers.without-help", "callers.never-connected", "callers.diverted",
	"callers.forewarned", "callers.moved",
}

// hasOwnPlace says that a measure is told in a part of the document that is about what it is of.
func hasOwnPlace(measure string) bool {
	part, _, _ := strings.Cut(measure, ".")
	return slices.Contains([]string{"trouble", "remedies", "traffic", "recovery"}, part)
}

// figures fills in the measures, except those that have a place of their own.
func (a *author) figures() {
	for i, m := range a.Plan.Measures.Measures() {
		switch {
		case m.Name == "" || m.Unit == measure.Clock || m.Unit == measure.Instant || hasOwnPlace(m.Name):
			continue
		case m.Group != (measure.Group{}) && m.Group.By != measure.ByKind && !slices.Contains(ofGroups, m.Name):
			continue
		}
		a.doc.Figures = append(a.doc.Figures, Figure{
			Measure: m.Name, Window: m.Window, By: m.Group.By, Group: m.Group.Name, Unit: string(m.Unit), Estimate: a.estimate(i),
		})
	}
}

// clock is the time of day, some seconds after the start of the run, with the date if that is another day, and the
// year if that is another.
func (a *author) clock(seconds float64) string {
	if math.IsInf(seconds, 0) || math.IsNaN(seconds) {
		return ""
	}
	return words.Clock(a.Plan.Start, a.Plan.Start.Add(time.Duration(math.Round(seconds))*time.Second), "Jan", "15:04:05")
}

// windows fills in the windows with their clock times.
func (a *author) windows() {
	for _, w := range a.Plan.Measures.Windows() {
		to := Window{
			Name: w.Name, From: a.clock(w.From.Seconds()), To: a.clock(w.To.Seconds()),
			FromS: Number(w.From.Seconds()), ToS: Number(w.To.Seconds()),
			Offered: a.find("calls.offered", w.Name), Lost: a.find("calls.unconnected-share", w.Name),
		}
		for o := range emergency.Outcomes {
			if o.Unconnected() {
				to.Outcomes = append(to.Outcomes, Outcome{o.String(), a.find("calls."+o.String(), w.Name)})
			}
		}
		slices.SortStableFunc(to.Outcomes, func(x, y Outcome) int { return cmp.Compare(y.Calls.Mean, x.Calls.Mean) })
		a.doc.Windows = append(a.doc.Windows, to)
	}
}

// clocks fills in the recovery clocks. Replications without an onset have no clock and do not count.
func (a *author) clocks() {
	if len(a.Rows) == 0 {
		return
	}
	onsets := a.column("at.onset")
	a.totalLoss(len(finite(onsets)))
	for k, name := range measure.ClockNames {
		if a.Plan.Recovery.DoesNothing() && k <= measure.ClockDecided {
			continue // where nobody does anything, nobody notices or decides
		}
		from, column := a.running(name, onsets)
		if len(column) == 0 {
			continue // no fault in any replication: there is nothing to recover from; or service was never lost altogether
		}
		reached, starts := finite(column), stat.Mean(from)
		c := Clock{
			Name: strings.TrimPrefix(name, "recovery."), Reached: estimateOf(stat.Share(len(reached), len(column))),
			Quantiles:   quantilesOf(a.column(name), a.left(a.column("at.onset"))),
			MedianClock: a.clock(middle(sums(from, column))), Beyond: Number(a.Plan.Network.Length.Seconds() - starts.Mean),
		}
		if len(reached) == len(column) {
			e := meanOf(column, a.Plan.Seed)
			c.Mean = &e
			c.Clock = a.clock(starts.Mean + float64(e.Mean))
		}
		a.doc.Clocks = append(a.doc.Clocks, c)
	}
}

// running are the onsets and a clock in the replications in which that clock runs.
func (a *author) running(name string, onsets []float64) (from, column []float64) {
	for i, t := range a.column(name) {
		if !math.IsNaN(t) && !math.IsInf(onsets[i], 1) {
			from, column = append(from, onsets[i]), append(column, t)
		}
	}
	return from, column
}

// totalLoss is how often service was lost altogether, of so many replications with an onset.
func (a *author) totalLoss(of int) {
	if of == 0 {
		return
	}
	_, lost := a.running("recovery.first-service", a.column("at.onset"))
	share := estimateOf(stat.Share(len(lost), of))
	a.doc.TotalLoss = &share
}

func sums(xs, ys []float64) []float64 {
	zs := slices.Clone(xs)
	for i := range zs {
		zs[i] += ys[i]
	}
	return zs
}

func middle(xs []float64) float64 {
	sorted := slices.Clone(xs)
	slices.Sort(sorted)
	return sorted[(len(sorted)-1)/2]
}

func (a *author) series() {
	if a.step() > 1 {
		a.doc.StepS = 60 * a.step()
	}
	for _, s := range a.minutes {
		a.doc.Series = append(a.doc.Series, Series{s.Name, phrase.Numbers(s.Values), phrase.Numbers(s.Low), phrase.Numbers(s.High)})
	}
}

func (a *author) provenance(leaves []yamldoc.Leaf) {
	origins := caution.OriginsOf(leaves)
	a.doc.Origins = &origins
	for _, l := range leaves {
		a.doc.Provenance = append(a.doc.Provenance, provenanceOf(l))
	}
}

// Against adds the answer to the scenario's question, from strategies that met the same callers and the same trouble. The answer
// may rest on fewer replications than the run: the days of its own strategy stay those of all.
func (d *Document) Against(answer *Answer) {
	if s := answer.Under(d.Scenario.Strategy); s != nil {
		s.People.Days = d.Answer.Strategies[0].People.Days
	}
	d.Answer = answer
}
