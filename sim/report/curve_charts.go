package report

import (
	"fmt"
	"math"
	"slices"

	"nines/sim/words"
)

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
	step := d.callStep()
	c := Chart{
		ID: "calls", Title: d.callFinding(), X: d.clockAxis(), Y: Axis{Scale: "linear", Title: "calls a minute"}, Spans: d.Spans(),
		Sub:   "Calls for help by what became of them, " + everyMinute(step) + ", counted when they were made",
		Table: d.outcomeTable(),
	}
	every := &Sampling{60 * step}
	helped := d.series("calls.connected").Values
	c.Marks = append(c.Marks, Mark{Name: "connected", Shape: "stack", Tone: "helped", Y: thinned(helped, step), Step: every})
	for _, o := range d.losses() {
		c.Marks = append(c.Marks, Mark{Name: o, Shape: "stack", Tone: o, Y: thinned(d.series("calls."+o).Values, step), Step: every})
	}
	if open := d.series("calls.open").Values; d.sumOver("calls.open", 0, len(open)) > 0 {
		c.Marks = append(c.Marks, Mark{Name: "open at the end of the run", Shape: "stack", Tone: "open", Y: thinned(open, step), Step: every})
	}
	if step == d.step() {
		if words := d.bandWords(); words != "" {
			c.Sub += words + " of all calls made"
		}
		c.Marks = append(c.Marks, d.lineOf("made", "calls.offered", "offered")...)
		return c
	}
	c.Marks = append(c.Marks, Mark{Name: "made", Shape: "line", Tone: "offered", Y: thinned(d.series("calls.offered").Values, step), Step: every})
	return c
}

// fewCalls is the smallest mean number of calls in a part of the picture. Below it the picture would show noise.
const fewCalls = 20

// callStep is over how many minutes calls are averaged: where few are made, over more, in two dozen parts of the run at
// least. A band over the replications is of single minutes, and is not shown beside longer means.
func (d *Document) callStep() int {
	made := d.series("calls.offered").Values
	step := d.step()
	for _, longer := range []int{2, 5, 10, 15, 30, 60} {
		if d.sumOver("calls.offered", 0, len(made))*Number(step) >= fewCalls*Number(len(made)) {
			break
		}
		if longer > step && len(made) >= 24*longer {
			step = longer
		}
	}
	return step
}

// callFinding says when it was worst.
func (d *Document) callFinding() string {
	if d.Windows[0].Lost.Mean == 0 {
		return "No call was lost"
	}
	if len(d.Windows) < 2 || d.figure("calls.unconnected", d.Windows[0].Name).Mean == 0 {
		return fmt.Sprintf("%s of the calls made were lost", percent(d.Windows[0].Lost.Mean))
	}
	worst := slices.MaxFunc(d.Windows[1:], func(x, y Window) int { return compareNumbers(x.Lost.Mean, y.Lost.Mean) })
	if compareNumbers(worst.Lost.Mean, d.Windows[0].Lost.Mean) < 0 { // it was worse outside of all windows
		return fmt.Sprintf("%s of the calls made were lost", percent(d.Windows[0].Lost.Mean))
	}
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
		ID: "queue", X: d.clockAxis(), Y: Axis{Scale: "linear", Title: "calls waiting"}, Spans: d.Spans(),
		Sub: "Calls waiting for an agent, sampled " + everyMinute(d.step()) + d.bandWords(),
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
	c.Title = fmt.Sprintf("Up to %s callers waited at once%s, on %s at %s", count(most), d.onAverage(), plain(where), d.minuteClock(when))
	if most < 1 {
		c.Title = "Callers hardly ever waited for an agent"
	}
	c.Table = d.platformTable("Calls waiting", "queue")
	return c
}

// agentChart is how many agents are logged on, and how many of them have a call.
func (d *Document) agentChart() Chart {
	c := Chart{
		ID: "agents", X: d.clockAxis(), Y: Axis{Scale: "linear", Title: "agents"}, Spans: d.Spans(),
		Sub: "Agents logged on to each platform, and those of them who have a call, sampled " + everyMinute(d.step()) + d.onAverage(),
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
	c.Title = "Hardly any agent was ever logged on"
	if where != "" {
		c.Title = fmt.Sprintf("In the busiest quarter of an hour %s of the agents on %s had a call", percent(busiest), plain(where))
	}
	c.Table = d.platformTable("Agents with a call, of those logged on", "busy", "agents")
	return c
}

// platformChart is which platform calls were sent to, minute by minute: where traffic was, on average, however often it moved.
func (d *Document) platformChart() Chart {
	if len(d.World.Platforms) < 2 {
		return Chart{}
	}
	step := d.callStep()
	c := Chart{
		ID: "platforms", X: d.clockAxis(), Y: Axis{Scale: "linear", Title: "calls a minute"}, Spans: d.Spans(),
		Sub: "Calls by the platform that their network last sent them to, " + everyMinute(step) + d.onAverage() + ", counted when they were made",
	}
	made := d.allCalls()
	nowhere := slices.Clone(made)
	var names []string
	for i, p := range d.World.Platforms {
		sent := d.sentTo(p.Name)
		for m := range nowhere {
			nowhere[m] = max(0, nowhere[m]-sent[m])
		}
		names = append(names, percent(p.Calls/total(made))+" went to "+plain(p.Name))
		c.Marks = append(c.Marks, Mark{Name: plain(p.Name), Shape: "stack", Tone: platformTone(i), Y: thinned(sent, step), Step: &Sampling{60 * step}})
	}
	if lost := total(nowhere); lost > 0.0005*total(made) {
		c.Marks = append(c.Marks, Mark{Name: "to none", Shape: "stack", Tone: "behind", Y: thinned(nowhere, step), Step: &Sampling{60 * step}})
		names = append(names, percent(lost/total(made))+" to none")
	}
	c.Title = "Of the calls made, " + words.Joined(names)
	c.Table = d.sentTable()
	return c
}

// allCalls are the calls of everybody, by minute: what the networks have to carry.
func (d *Document) allCalls() []Number {
	sums := slices.Clone(d.series("calls.offered").Values)
	for m, v := range d.series("calls.of-others").Values {
		sums[m] += v
	}
	return sums
}

// sentTo is the calls that were last sent to a platform, by minute.
func (d *Document) sentTo(platform string) []Number {
	sums := make([]Number, d.Minutes())
	for _, p := range d.World.Providers {
		for m, v := range d.series("providers." + p.Name + ".routes." + platform + ".calls").Values {
			sums[m] += v
		}
	}
	return sums
}

func total(values []Number) Number {
	sum := Number(0)
	for _, v := range values {
		sum += v
	}
	return sum
}

// onAverage says that a figure is a mean over replications, where there are several.
func (d *Document) onAverage() string {
	if d.Run.Replications < 2 {
		return ""
	}
	return ", on average"
}

// inTheMedian says that a figure is that of the median replication, where there are several.
func (d *Document) inTheMedian() string {
	if d.Run.Replications < 2 {
		return ""
	}
	return " in the median replication"
}
