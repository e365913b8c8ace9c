package report

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Chart is a picture as data: what it shows, in words, and what is to be drawn. A page, a PNG and an SVG are drawings of it,
// and its table is what those read who see none of them.
type Chart struct {
	ID    string      `json:"id"`    // the name of its place in a page, and of its file
	Title string      `json:"title"` // what is to be seen, as a sentence
	Sub   string      `json:"sub"`   // what is drawn, and in which unit
	X     Axis        `json:"x"`
	Y     Axis        `json:"y"`
	Marks []Mark      `json:"marks"`
	Spans []ChartSpan `json:"spans,omitempty"` // behind the marks: the windows of the study
	Table Section     `json:"-"`
}

// Axis is a scale and what it measures.
type Axis struct {
	Scale string   `json:"scale"`           // clock (seconds since the start), linear, log, or names
	Title string   `json:"title,omitempty"` // with the unit
	Names []string `json:"names,omitempty"` // of a scale of names, from the top
	Whole bool     `json:"whole,omitempty"` // shares: from 0 to 1
	Most  Number   `json:"most,omitempty"`  // where the scale ends, if it must end there
}

// Mark is what is drawn in one way. Of a line and a stack X and Y are points; of a band Low and High are its edges; of an
// interval Y is the place among the names, X the value, from Low to High, and Open says that it goes on beyond the end; of
// a lane it goes from Low to High; of a bar X is the value.
type Mark struct {
	Name  string    `json:"name"`
	Shape string    `json:"shape"` // line, step, stack, band, interval, lane, bar or point
	Tone  string    `json:"tone"`  // what it stands for, which gives it its colour
	X     []Number  `json:"x,omitempty"`
	Y     []Number  `json:"y,omitempty"`
	Low   []Number  `json:"low,omitempty"`
	High  []Number  `json:"high,omitempty"`
	Open  []bool    `json:"open,omitempty"`
	Words []string  `json:"words,omitempty"` // of each, for who points at it
	Label []string  `json:"label,omitempty"` // of each, short enough to stand beside or in it
	Step  *Sampling `json:"step,omitempty"`  // in place of X: evenly spaced
}

// Sampling is evenly spaced points in time: from the start of the run, so many seconds apart.
type Sampling struct {
	Seconds int `json:"s"`
}

// ChartSpan is a part of the axis with a name.
type ChartSpan struct {
	Name string `json:"name"`
	From Number `json:"from"`
	To   Number `json:"to"`
}

// Charts are the pictures of the document, in the order of the report: those for which it has something to show.
func (d *Document) Charts() []Chart {
	list := []Chart{d.laneChart(), d.callChart(), d.queueChart(), d.agentChart(), d.causeChart()}
	for _, by := range []string{"service", "access", "region", "provider"} {
		list = append(list, d.groupChart(by))
	}
	list = append(list, d.recoveryChart(), d.answerChart(), d.delayChart())
	return slices.DeleteFunc(list, func(c Chart) bool { return len(c.Marks) == 0 })
}

// clockAxis is the time of day.
func (d *Document) clockAxis() Axis {
	return Axis{Scale: "clock", Title: "clock time, " + d.Scenario.Zone}
}

// mostPoints is how many points a line has at most: of a run of up to a day, one for each minute.
const mostPoints = 1500

// step is how many minutes stand behind one point of a line.
func (d *Document) step() int {
	minutes := 0
	if len(d.Series) > 0 {
		minutes = len(d.Series[0].Values)
	}
	return max(1, (minutes+mostPoints-1)/mostPoints)
}

// thinned are the means of so many minutes each.
func thinned(values []Number, step int) []Number {
	if step == 1 {
		return values
	}
	var list []Number
	for from := 0; from < len(values); from += step {
		part := values[from:min(from+step, len(values))]
		sum := Number(0)
		for _, v := range part {
			sum += v
		}
		list = append(list, sum/Number(len(part)))
	}
	return list
}

// everyMinute says in words how often a line has a point.
func (d *Document) everyMinute() string {
	if step := d.step(); step > 1 {
		return fmt.Sprintf("in each minute, as means over %d minutes", step)
	}
	return "in each minute"
}

// series is one of the document's series; an empty one if it has none of that name.
func (d *Document) series(name string) Series {
	at := slices.IndexFunc(d.Series, func(s Series) bool { return s.Name == name })
	if at < 0 {
		return Series{}
	}
	return d.Series[at]
}

// bandWords says what a band is.
func (d *Document) bandWords() string {
	if d.Run.Replications < 2 {
		return ""
	}
	return "; the band holds nine replications in ten"
}

// lineOf draws a series as a line with its band.
func (d *Document) lineOf(name, series, tone string) []Mark {
	s, step := d.series(series), d.step()
	every := &Sampling{60 * step}
	var marks []Mark
	if d.Run.Replications > 1 && len(s.Low) > 0 {
		marks = append(marks, Mark{Name: name, Shape: "band", Tone: tone, Low: thinned(s.Low, step), High: thinned(s.High, step), Step: every})
	}
	return append(marks, Mark{Name: name, Shape: "line", Tone: tone, Y: thinned(s.Values, step), Step: every})
}

// peak is the largest value of a series, and the minute of it.
func peak(values []Number) (most Number, minute int) {
	for m, v := range values {
		if v > most {
			most, minute = v, m
		}
	}
	return most, minute
}

// spans are the windows of the study, but for the whole run.
func (d *Document) spans() []ChartSpan {
	var list []ChartSpan
	for _, w := range d.Windows {
		if w.FromS > 0 || w.ToS < d.lengthS() {
			list = append(list, ChartSpan{plain(w.Name), w.FromS, w.ToS})
		}
	}
	return list
}

// lengthS is how long the run is, in seconds.
func (d *Document) lengthS() Number {
	start, end := d.times()
	return Number(end.Sub(start).Seconds())
}

// losses are the outcomes by which calls were lost in the run, the most frequent first.
func (d *Document) losses() []string {
	var names []string
	for _, o := range d.Windows[0].Outcomes {
		if o.Calls.Mean > 0 {
			names = append(names, o.Name)
		}
	}
	return names
}

// callChart is the calls of each minute: what became of them, below what was made.
func (d *Document) callChart() Chart {
	c := Chart{
		ID: "calls", Title: d.callFinding(), X: d.clockAxis(), Y: Axis{Scale: "linear", Title: "calls a minute"}, Spans: d.spans(),
		Sub:   "Calls " + d.everyMinute() + " by what became of them, counted when they were made" + d.bandWords() + " of all calls made",
		Table: d.quarterHours(),
	}
	step := d.step()
	every := &Sampling{60 * step}
	helped := slices.Clone(d.series("calls.connected").Values)
	for i, v := range d.series("calls.no-request").Values {
		helped[i] += v
	}
	c.Marks = append(c.Marks, Mark{Name: "connected, or asked for nothing", Shape: "stack", Tone: "helped", Y: thinned(helped, step), Step: every})
	for _, o := range d.losses() {
		c.Marks = append(c.Marks, Mark{Name: o, Shape: "stack", Tone: o, Y: thinned(d.series("calls."+o).Values, step), Step: every})
	}
	c.Marks = append(c.Marks, d.lineOf("made", "calls.offered", "offered")...)
	return c
}

// callFinding says when it was worst.
func (d *Document) callFinding() string {
	if len(d.Windows) < 2 || d.figure("calls.unconnected", d.Windows[0].Name).Mean == 0 {
		return fmt.Sprintf("%s of the calls made were lost", percent(d.Windows[0].Lost.Mean))
	}
	worst := slices.MaxFunc(d.Windows[1:], func(x, y Window) int { return compareNumbers(x.Lost.Mean, y.Lost.Mean) })
	return fmt.Sprintf("At worst, from %s to %s, %s of the calls made were lost; in the whole run %s",
		shortClock(worst.From), shortClock(worst.To), percent(worst.Lost.Mean), percent(d.Windows[0].Lost.Mean))
}

// compareNumbers puts what is no number first.
func compareNumbers(x, y Number) int {
	switch {
	case math.IsNaN(float64(y)) && !math.IsNaN(float64(x)) || x > y:
		return 1
	case math.IsNaN(float64(x)) && !math.IsNaN(float64(y)) || x < y:
		return -1
	}
	return 0
}

// platformTones are the colours of platforms, in their order.
var platformTones = []string{"first", "second", "third", "fourth"}

func platformTone(i int) string { return platformTones[i%len(platformTones)] }

// queueChart is how many wait, by platform.
func (d *Document) queueChart() Chart {
	c := Chart{
		ID: "queue", X: d.clockAxis(), Y: Axis{Scale: "linear", Title: "calls waiting"}, Spans: d.spans(),
		Sub: "Calls waiting for an agent, sampled " + d.everyMinute() + d.bandWords(),
	}
	most, where, when := Number(0), "", 0
	for i, p := range d.World.Platforms {
		if high, minute := peak(d.series(p.Name + ".queue").Values); high > most {
			most, where, when = high, p.Name, minute
		}
		c.Marks = append(c.Marks, d.lineOf(plain(p.Name), p.Name+".queue", platformTone(i))...)
	}
	if most < 0.05 {
		return Chart{}
	}
	c.Title = fmt.Sprintf("Up to %s callers waited at once on average, on %s at %s", count(most), plain(where), d.minuteClock(when))
	c.Table = d.platformTable("Calls waiting", "queue")
	return c
}

// agentChart is how many agents are logged on, and how many of them have a call.
func (d *Document) agentChart() Chart {
	c := Chart{
		ID: "agents", X: d.clockAxis(), Y: Axis{Scale: "linear", Title: "agents"}, Spans: d.spans(),
		Sub: "Agents logged on to each platform, and those of them who have a call, sampled " + d.everyMinute() + ", on average",
	}
	busiest, where := Number(-1), ""
	for i, p := range d.World.Platforms {
		on, _ := peak(d.series(p.Name + ".agents").Values)
		if on == 0 {
			continue
		}
		if p.Busiest > busiest {
			busiest, where = p.Busiest, p.Name
		}
		name, step := plain(p.Name), d.step()
		c.Marks = append(c.Marks,
			Mark{Name: name + ", logged on", Shape: "step", Tone: platformTone(i), Y: thinned(d.series(p.Name+".agents").Values, step), Step: &Sampling{60 * step}},
			Mark{Name: name + ", with a call", Shape: "line", Tone: platformTone(i) + "-busy", Y: thinned(d.series(p.Name+".busy").Values, step), Step: &Sampling{60 * step}})
	}
	c.Title = fmt.Sprintf("In the busiest quarter of an hour %s of the agents on %s had a call", percent(busiest), plain(where))
	c.Table = d.platformTable("Agents with a call, of those logged on", "busy", "agents")
	return c
}

// causeChart is which causes lost how many calls, when.
func (d *Document) causeChart() Chart {
	if len(d.Ledger) == 0 {
		return Chart{}
	}
	each := d.causeStep()
	c := Chart{
		ID: "causes", Title: d.causeFinding(), X: d.clockAxis(), Y: Axis{Scale: "linear", Title: fmt.Sprintf("calls lost in %s", length(Number(60*each)))}, Spans: d.spans(),
		Sub: fmt.Sprintf("Calls lost in every %s, by cause, counted when they were made", length(Number(60*each))), Table: d.causeTable(),
	}
	for i, cause := range d.CausesOfLoss() {
		c.Marks = append(c.Marks, Mark{
			Name: plain(cause.Cause), Shape: "stack", Tone: fmt.Sprintf("cause-%d", min(i, mostCauseTones)), Y: cause.every(each, len(d.Series[0].Values)), Step: &Sampling{60 * each},
		})
	}
	return c
}

// mostCauseTones is how many causes have a colour of their own.
const mostCauseTones = 7

// causeStep is over how many minutes losses are added up, so that the bars of a run can be told apart.
func (d *Document) causeStep() int {
	minutes := len(d.Series[0].Values)
	for _, step := range []int{1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720} {
		if minutes/step <= 300 {
			return step
		}
	}
	return 1440
}

func (d *Document) causeFinding() string {
	first := d.CausesOfLoss()[0]
	return fmt.Sprintf("%s caused %s of the calls lost", upperFirst(plain(first.Cause)), percent(first.Share))
}

func upperFirst(text string) string {
	for i, r := range text {
		return strings.ToUpper(string(r)) + text[i+len(string(r)):]
	}
	return text
}
