package scenario

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	measures "nines/sim/measure"
	"nines/sim/plan"
	"nines/sim/scenario/explain"
	"nines/sim/scenario/language"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
	"nines/sim/words"
)

// held is what the file holds results against.
type held struct {
	criteria  []plan.Criterion
	published []plan.Published
}

// Criteria are what the scenario expects, in the order of the file.
func (h *held) Criteria() []plan.Criterion { return h.criteria }

// PublishedFigures are those of the real incident, in the order of the file, each found right.
func (h *held) PublishedFigures() []plan.Published { return h.published }

// publishedFigures compiles the block published. Figures that are right alone must also agree with each other.
func (e *expecting) publishedFigures() (list []plan.Published) {
	for i := range e.doc.Scenario.Published {
		if p := e.publishedFigure(&e.doc.Scenario.Published[i]); p != nil {
			list = append(list, *p)
		}
	}
	e.agree(list)
	return list
}

// publishedFigure compiles one figure; nil if it makes no sense, which is then a problem. A criterion carries the measure while
// values are read.
func (e *expecting) publishedFigure(from *spec.PublishedFigure) *plan.Published {
	e.from, e.path = &spec.Expectation{Measured: from.Measured}, "published."+from.Name
	e.to = &plan.Criterion{Name: from.Name, Strategy: from.Strategy}
	e.to.Unlimited()
	before := len(e.Complaints)
	p := &plan.Published{Name: from.Name, Title: from.Title, Fitted: from.Fit, Text: explain.PublishedText(from)}
	e.origin(p)
	of := e.plan()
	p.Strategy = e.to.Strategy
	if of != nil && !e.isOfOthers(of) {
		var ok bool
		if e.to.Measure, ok = findMeasure(e.Decoder.Reading, of, from.Measured, e.path); ok {
			p.Measure = e.to.Measure
			e.known(p, from)
		}
	}
	if len(e.Complaints) > before {
		return nil
	}
	return p
}

// origin reads where a figure comes from. The key `fitted`, which says in other blocks what a value was fitted to, makes no sense
// of a figure.
func (e *expecting) origin(p *plan.Published) {
	block, n := yamldoc.Find(e.Reading.Doc.Root, "published").Value, e.Reading.Doc.Lookup(e.path)
	silent := func(*yamldoc.Node, string, string, ...any) *yamldoc.Problem { return &yamldoc.Problem{} }
	claims := yamldoc.Claims{Doc: e.Reading.Doc, Complain: silent}
	own, each := claims.In(n, e.path)
	all, ofFigures := claims.In(block, "published")
	p.Source = cmp.Or(each["value"].Why, each["between"].Why, own.Why, ofFigures[p.Name].Why, all.Why)
	if claim := yamldoc.Find(n, yamldoc.Fitted); claim.Key != nil {
		e.ComplainAt(claim.Key, e.path, "a published figure is fitted to nothing: write `fit: no` to keep it back from the fit, and `source` for where it was published")
	}
}

// known reads the value, and within which bounds it is known.
func (e *expecting) known(p *plan.Published, from *spec.PublishedFigure) {
	before := len(e.Complaints)
	switch {
	case from.Within != nil && from.Between != nil:
		e.Complain(e.path+".within", "the figure has both within and between: keep one")
	case from.Within == nil && from.Between == nil:
		e.Complain(e.path, "say how surely the figure is known: add within, such as 5%%, or between")
	case from.Value == nil && from.Between == nil:
		e.Complain(e.path, "the figure has no value: add value")
	case from.Between != nil:
		e.knownBetween(p, from)
	default:
		e.knownWithin(p, from)
	}
	if len(e.Complaints) == before {
		e.withinRun(p)
	}
	if e.hasClock(from) {
		e.Complain(e.path, "%s is counted from the onset: write a length of time such as 72m, and no time of day", e.to.Measure.Name)
	}
}

func (e *expecting) knownBetween(p *plan.Published, from *spec.PublishedFigure) {
	before := len(e.Complaints)
	e.between(from.Between)
	p.Low, p.High = e.to.Low, e.to.High
	p.Value = (p.Low + p.High) / 2
	if from.Value != nil {
		p.Value = e.limit(*from.Value)
	}
	switch path := e.path + ".between"; {
	case len(e.Complaints) > before:
	case p.Low == p.High:
		e.Complain(path, "both values are the same, and no figure is known exactly: allow for rounding at least")
	case !p.Holds(p.Value):
		e.Complain(e.path+".value", "%s is not between %s and %s", from.Value.Node.Value, from.Between.From.Node.Value, from.Between.To.Node.Value)
	default:
		e.possible(path, p.Low)
	}
}

func (e *expecting) knownWithin(p *plan.Published, from *spec.PublishedFigure) {
	before := len(e.Complaints)
	p.Value = e.limit(*from.Value)
	if len(e.Complaints) > before {
		return
	}
	if !e.possible(e.path+".value", p.Value) {
		return
	}
	path, text := e.path+".within", from.Within.Node.Value
	var within float64
	switch isShare := strings.HasSuffix(text, "%"); {
	case strings.HasPrefix(text, "-"):
		e.Complain(path, "%s is below zero: write how far the true figure may be from this one either way", text)
		return
	case isFraction(text) && e.to.Measure.Unit != measures.Share:
		e.Complain(path, "%s has no unit: write %s for a share of the value, or how far it may be off, such as %s", text, asPercent(text), e.leastWithin())
		return
	case isShare && e.to.Measure.Unit != measures.Share:
		within = math.Abs(p.Value) * e.number(*from.Within, `unit:"share"`)
	case e.to.Measure.Unit == measures.Instant:
		within = e.length(*from.Within)
	default:
		within = e.limit(*from.Within)
	}
	if len(e.Complaints) > before {
		return
	}
	if within <= 0 {
		e.Complain(path, "no figure is known exactly: allow for rounding at least, such as %s", e.leastWithin())
		return
	}
	p.Low, p.High = p.Value-within, p.Value+within
}

// isFraction reports whether a tolerance is written as a share is in other programs: 0.05.
func isFraction(text string) bool {
	v, err := strconv.ParseFloat(text, 64)
	return err == nil && v > 0 && v < 1
}

func asPercent(text string) string {
	v, _ := strconv.ParseFloat(text, 64)
	return strconv.FormatFloat(100*v, 'g', 6, 64) + "%"
}

// hasClock reports whether a value of a clock that starts at the onset is written as a time of day.
func (e *expecting) hasClock(from *spec.PublishedFigure) bool {
	isClock := func(l *spec.Limit) bool {
		return l != nil && (language.InstantParts.MatchString(l.Node.Value) || language.IsRelative(l.Node.Value))
	}
	return e.to.Measure.Unit == measures.Clock && (isClock(from.Value) || from.Between != nil && (isClock(&from.Between.From) || isClock(&from.Between.To)))
}

// leastWithin is a tolerance in the unit of the measure, for a message.
func (e *expecting) leastWithin() string {
	switch unit := e.to.Measure.Unit; unit {
	case measures.Share:
		return "0.5%"
	case measures.Seconds, measures.Clock, measures.Instant:
		return "30s"
	default:
		return words.Counted("1", string(unit))
	}
}

// possible reports whether no figure of its unit is below zero, and says so otherwise.
func (e *expecting) possible(path string, v float64) bool {
	if v < 0 && e.to.Measure.Unit != measures.Instant {
		e.Complain(path, "%s cannot be below zero", e.to.Measure.Name)
		return false
	}
	return true
}

// keepPublished takes out of a file what was published of other strategies.
func (d *Document) keepPublished(root *yamldoc.Node, strategy string) {
	figures := yamldoc.Find(root, "published").Value
	if figures == nil {
		return
	}
	for _, p := range d.published {
		if p.Strategy != strategy {
			yamldoc.Remove(figures, p.Name)
		}
	}
	if len(figures.Content) == 0 {
		yamldoc.Remove(root, "published")
	}
}
