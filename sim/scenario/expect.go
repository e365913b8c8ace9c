package scenario

import (
	"math"
	"slices"
	"strings"

	"nines/sim/des"
	measures "nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/scenario/explain"
	"nines/sim/scenario/language"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// expectations compiles what is asked and what must hold, once the strategies have their plans: a measure may be of what
// only one of them has.
func (d *Document) expectations() yamldoc.Problems {
	d.held = held{}
	e := &expecting{Decoder: &language.Decoder{Reading: d.base, Language: d.language, Hushed: true}, doc: d}
	e.ask()
	for i := range d.Scenario.Expect {
		if c := e.criterion(&d.Scenario.Expect[i]); c != nil {
			d.criteria = append(d.criteria, *c)
		}
	}
	d.published = e.publishedFigures()
	for _, v := range d.variants {
		v.plan.Published = slices.DeleteFunc(slices.Clone(d.published), func(p plan.Published) bool { return p.Strategy != v.name })
	}
	return d.base.Problems()
}

// expecting compiles expectations.
type expecting struct {
	*language.Decoder
	doc  *Document
	from *spec.Expectation
	path string
	to   *plan.Criterion
}

// criterion compiles one expectation; nil if it makes no sense, which is then a problem.
func (e *expecting) criterion(from *spec.Expectation) *plan.Criterion {
	e.from, e.path = from, "expect."+from.Name
	e.to = &plan.Criterion{Name: from.Name, Title: from.Title, Strategy: from.Strategy, Confidence: from.Confidence, Statistic: plan.OfMean}
	e.to.Unlimited()
	at, _ := e.Reading.Doc.Trace(e.path)
	place := e.Reading.Doc.Problem(at.Key, e.path, "")
	if place.File == e.Reading.Doc.File.Name { // and not of an assignment
		e.to.Line, e.to.Column = place.Line, place.Column
	}
	before := len(e.Complaints)
	e.statistic()
	if plan := e.plan(); plan != nil && !e.isOfOthers(plan) {
		m, ok := findMeasure(e.Decoder.Reading, plan, from.Measured, e.path)
		if e.to.Measure = m; ok {
			e.limits()
		}
	}
	if len(e.Complaints) > before {
		return nil
	}
	e.to.Limit = explain.Limit(from, e.to.Measure.Unit)
	return e.to
}

// isOfOthers reports a measure that only other strategies have, as they have what it is of.
func (e *expecting) isOfOthers(plan *plan.Plan) bool {
	name := e.from.Measured.Measure
	if slices.Contains(plan.MeasureNames(), name) {
		return false
	}
	for _, v := range e.doc.variants {
		if slices.Contains(v.plan.MeasureNames(), name) {
			e.Complain(e.path+".measure", "%s belongs to something that strategy %s does not have; strategy %s has it", name, plan.Strategy, v.name)
			return true
		}
	}
	return false
}

// plan is that of the strategy; nil if there is none.
func (e *expecting) plan() *plan.Plan {
	if e.to.Strategy == "" {
		e.to.Strategy = e.written()[0]
	}
	if !e.isStrategy(e.to.Strategy, e.path+".strategy") {
		return nil
	}
	return e.planOf(e.to.Strategy)
}

// planOf is the plan of a strategy; nil if something is wrong with the strategy itself, which has been reported.
func (e *expecting) planOf(strategy string) *plan.Plan {
	for _, v := range e.doc.variants {
		if v.name == strategy {
			return v.plan
		}
	}
	return nil
}

// written are the names of the strategies as the file has them, whether something is wrong with them or not.
func (e *expecting) written() []string {
	if len(e.doc.Scenario.Strategies) == 0 {
		return e.doc.StrategyNames()
	}
	var names []string
	for _, s := range e.doc.Scenario.Strategies {
		names = append(names, s.Name)
	}
	return names
}

func (e *expecting) isStrategy(name, path string) bool {
	names, sort := e.written(), yamldoc.Misname{What: "strategy", Name: name}
	if slices.Contains(names, name) {
		e.Reading.Doc.Used[sort] = true
		return true
	}
	e.Complain(path, "no strategy is called %s", words.Quoted(name)).Among(name, names).About = sort
	return false
}

// statistic finds what of the replications is judged.
func (e *expecting) statistic() {
	given := 0
	for _, s := range []struct {
		is plan.Statistic
		p  *float64
	}{{plan.OfQuantile, e.from.Quantile}, {plan.InAtLeast, e.from.InAtLeast}, {plan.InAtMost, e.from.InAtMost}} {
		if s.p != nil {
			e.to.Statistic, e.to.P = s.is, *s.p
			given++
		}
	}
	if given > 1 {
		e.Complain(e.path, "an expectation has only one of quantile, in-at-least and in-at-most: write an expectation for each")
	}
}

// limits finds what the measure may be.
func (e *expecting) limits() {
	var given []string
	for _, l := range []struct {
		key string
		is  bool
	}{{"at-most", e.from.AtMost != nil}, {"at-least", e.from.AtLeast != nil}, {"between", e.from.Between != nil}, {"better-than", e.from.BetterThan != nil}} {
		if l.is {
			given = append(given, l.key)
		}
	}
	switch {
	case len(given) == 0:
		e.Complain(e.path, "this expects nothing: add at-most, at-least, between or better-than")
	case len(given) > 1:
		e.Complain(e.path, "an expectation has one limit, and this has %s: write between, or an expectation for each", words.Joined(given))
	case e.from.AtMost != nil:
		e.to.High = e.limit(*e.from.AtMost)
	case e.from.AtLeast != nil:
		e.to.Low = e.limit(*e.from.AtLeast)
	case e.from.BetterThan != nil:
		e.betterThan(e.from.BetterThan)
	default:
		e.between(e.from.Between)
	}
}

func (e *expecting) between(r *spec.Range) {
	before := len(e.Complaints)
	e.to.Low = e.limit(r.From)
	first := e.to.TimeOfDay
	e.to.High = e.limit(r.To)
	switch {
	case len(e.Complaints) > before:
	case first != e.to.TimeOfDay:
		e.Complain(e.path+".between", "one limit is a time of day and the other a length of time: write both in the same way")
	case e.to.Low > e.to.High:
		e.Complain(e.path+".between", "the lower limit, %s, is above the upper limit, %s: swap them", words.Quoted(r.From.Node.Value), words.Quoted(r.To.Node.Value))
	}
}

// limit reads a value in the unit of the measure.
func (e *expecting) limit(l spec.Limit) float64 {
	switch unit := e.to.Measure.Unit; unit {
	case measures.Share:
		return e.number(l, `unit:"share"`)
	case measures.Seconds:
		return e.length(l)
	case measures.Instant:
		return e.instantOf(l)
	case measures.Clock:
		e.to.TimeOfDay = language.InstantParts.MatchString(l.Node.Value) || language.IsRelative(l.Node.Value)
		if e.to.TimeOfDay {
			return e.instantOf(l)
		}
		return e.length(l)
	default:
		return e.number(l, `unit:"`+string(unit)+`"`)
	}
}

func (e *expecting) number(l spec.Limit, tags string) (v float64) {
	e.Into(l.Node, l.Path, &v, tags)
	return v
}

func (e *expecting) length(l spec.Limit) float64 {
	var v des.Time
	e.Into(l.Node, l.Path, &v, "")
	return v.Seconds()
}

func (e *expecting) instantOf(l spec.Limit) float64 {
	var v des.Time
	e.Into(l.Node, l.Path, &v, `unit:"instant"`)
	return v.Seconds()
}

// betterThan compiles a comparison with another strategy.
func (e *expecting) betterThan(b *spec.BetterThan) {
	path := e.path + ".better-than"
	e.to.Against, e.to.Low = b.Strategy, 0
	switch {
	case e.to.Statistic == plan.OfQuantile:
		e.Complain(e.path+".quantile", "better-than compares each replication with its twin: leave quantile out, or write in-at-least")
	case e.to.Measure.Unit == measures.Instant:
		e.Complain(e.path+".measure", "%s is a time of day, and no time of day is better than another: use a measure of recovery", e.to.Measure.Name)
	case e.to.Measure.Better() == measures.Neither:
		e.Complain(e.path+".measure", "%s has no better direction: write at-most, at-least or between", e.to.Measure.Name)
	case !e.isStrategy(b.Strategy, path+".strategy"):
	case b.Strategy == e.to.Strategy:
		e.Complain(path+".strategy", "strategy %s cannot be better than itself: name another under `strategy`", b.Strategy)
	case e.areApart(b.Strategy, e.to.Strategy) != "":
		e.Complain(path+".strategy", "%s and %s cannot be compared: %s under %[1]s", e.to.Strategy, b.Strategy, e.areApart(b.Strategy, e.to.Strategy))
	case !e.isMeasuredUnder(b.Strategy):
		e.Complain(e.path+".measure", "%s belongs to something that strategy %s does not have", e.to.Measure.Name, b.Strategy)
	default:
		e.by(b.By)
	}
}

// areApart says why two strategies cannot be compared; empty if they can, or if something is wrong with one of them.
func (e *expecting) areApart(first, second string) string {
	base, other := e.planOf(first), e.planOf(second)
	if base == nil || other == nil {
		return ""
	}
	return plan.Apart(base, other)
}

// isMeasuredUnder reports whether a strategy has the measure; it may lack the remedy that the measure belongs to.
func (e *expecting) isMeasuredUnder(strategy string) bool {
	plan := e.planOf(strategy)
	if plan == nil {
		return true
	}
	_, ok := measures.Meant(plan.Measures, e.to.Measure.Name, e.to.Measure.Window, e.to.Measure.Group)
	return ok
}

// by reads by how much one must be better: in the unit of the measure, which for a share is points, or relative.
func (e *expecting) by(by *spec.Limit) {
	switch {
	case by == nil:
		e.to.Low = math.SmallestNonzeroFloat64 // the same is no better
	case e.to.Measure.Unit != measures.Share && strings.HasSuffix(by.Node.Value, "%"):
		e.to.Relative, e.to.Low = true, e.number(*by, `unit:"share"`)
	case e.to.Measure.Unit == measures.Clock:
		e.to.Low = e.length(*by)
	default:
		e.to.Low = e.limit(*by)
	}
}
