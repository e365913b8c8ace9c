package report

import (
	"fmt"
	"math"
)

// recoveryChart is the stages of the recovery and the clocks from the onset, in hours and minutes from what they run from.
func (d *Document) recoveryChart() Chart {
	if len(d.Clocks) == 0 {
		return Chart{}
	}
	c := Chart{
		ID: "recovery", Title: d.recoveryFinding(), X: Axis{Scale: "duration", Title: "time since the trouble began"}, Y: Axis{Scale: "names"},
		Sub:   "Each clock runs from the onset. A bar is what a clock took beyond the one before; a point is " + d.nineInTen(d.Clocks) + ". An arrow goes on beyond the end of the run",
		Table: section("recovery", d.recovery()),
	}
	bars, m := Mark{Name: "since the clock before", Shape: "lane", Tone: "behind"}, Mark{Name: "reached", Shape: "interval", Tone: "clock"}
	before := Number(0)
	for i, k := range d.Clocks {
		c.Y.Names = append(c.Y.Names, measureWords(k.Name))
		m.addClock(&k, i, d.clockWords(&k))
		bars.Y, bars.Low, bars.High = append(bars.Y, Number(i)), append(bars.Low, min(before, m.X[i])), append(bars.High, max(before, m.X[i]))
		before = m.X[i]
	}
	if d.TotalLoss != nil && d.TotalLoss.Mean == 0 {
		c.Sub += ". Service was never lost altogether, so there is no first service"
	}
	bars.Words = m.Words
	c.Marks = []Mark{bars, m}
	return c
}

// addClock adds a clock to a mark of intervals, at a place: its median and, if they are known, the quantiles beside it.
func (m *Mark) addClock(k *Clock, at int, words string) {
	median, open := beyond(k.Median, k.Beyond)
	low, _ := beyond(orMean(k.P05, k.Median), k.Beyond)
	high, isOpen := beyond(orMean(k.P95, k.Median), k.Beyond)
	m.X, m.Y, m.Low, m.High = append(m.X, median), append(m.Y, Number(at)), append(m.Low, low), append(m.High, high)
	m.Open, m.Words = append(m.Open, open || isOpen), append(m.Words, words)
}

// nineInTen says what is drawn of clocks: the median and, where there are replications enough, the quantiles beside it.
func (d *Document) nineInTen(clocks []Clock) string {
	if d.Run.Replications < 2 {
		return "that of the one replication"
	}
	for _, k := range clocks {
		if k.P05 == k.P05 && k.P95 == k.P95 {
			return "the median replication, with a line that holds nine in ten"
		}
	}
	return "the median replication; there are too few of them to say between what nine in ten lie"
}

// ofRunning says in how many replications a clock ran, if not in all.
func (d *Document) ofRunning(k *Clock) string {
	if k.Name == "first-service" && k.Reached.N < d.Run.Replications {
		return fmt.Sprintf(", in the %d of %d replications in which service was lost altogether", k.Reached.N, d.Run.Replications)
	}
	return d.ofOnsets(k.Reached.N)
}

// clockWords is a clock in a sentence.
func (d *Document) clockWords(k *Clock) string {
	words := fmt.Sprintf("%s: %s after the onset%s, reached in %s of the replications%s", measureWords(k.Name), timeOf(k.Median, k.Beyond), d.inTheMedian(), share(k.Reached.Mean), d.ofRunning(k))
	if k.MedianClock != "" {
		words += ", at " + k.MedianClock
	}
	return words
}

// beyond is a time, or the end of the run if it was not reached by then.
func beyond(t, end Number) (Number, bool) {
	if math.IsInf(float64(t), 1) {
		return end, true
	}
	return t, false
}

// recoveryFinding says between which clocks most time went by.
func (d *Document) recoveryFinding() string {
	longest, between, last, before := Number(-1), "", "the onset", Number(0)
	for _, k := range d.Clocks {
		name := measureWords(k.Name)
		t, open := beyond(k.Median, k.Beyond)
		switch {
		case open && k.Name == "first-service":
			return "By the end of the run there was no first service" + d.inTheMedian()
		case open:
			return fmt.Sprintf("By the end of the run it was not %s%s", name, d.inTheMedian())
		}
		if t-before > longest {
			longest, between = t-before, "from "+last+" to "+name
		}
		if t >= before {
			before, last = t, name
		}
	}
	return fmt.Sprintf("What took longest was %s: %s%s", between, length(longest), d.inTheMedian())
}

// answerChart is what share of the answered calls waited no longer than a time, by window.
func (d *Document) answerChart() Chart {
	c := Chart{
		ID: "answers", X: Axis{Scale: "log", Title: "seconds from dialling to the agent's answer"}, Y: Axis{Scale: "linear", Title: "share of answered calls", Whole: true},
		Sub: "Share of the answered calls that had been answered within a time, by the window in which they were made; the time on a logarithmic scale",
	}
	slowest, name := Number(0), ""
	for i, w := range d.Durations.Windows {
		if m, ok := d.cumulative(w.Window, i, w.Answers); ok {
			c.Marks = append(c.Marks, m)
			if f := d.figure("answer.median", w.Window); f.Mean > slowest {
				slowest, name = f.Mean, w.Window
			}
		}
	}
	c.Title = "At least half of the answered calls were answered at once, in every window"
	if slowest >= 0.05 {
		c.Title = fmt.Sprintf("Callers waited longest in the window %s: half of those who were answered, for %s s and more", plain(name), seconds(slowest))
	}
	c.Table = section("answer-times", d.answerTimes()...)
	return c
}

// delayChart is how long delayed callers took from the first call to being connected.
func (d *Document) delayChart() Chart {
	c := Chart{
		ID: "delays", X: Axis{Scale: "log", Title: "seconds from the first call to being connected"}, Y: Axis{Scale: "linear", Title: "share of delayed callers", Whole: true},
		Sub: "Share of the callers who failed at first, and were connected later, who had been connected within a time; on a logarithmic scale",
	}
	for i, w := range d.Durations.Windows {
		if m, ok := d.cumulative(w.Window, i, w.Delays); ok {
			c.Marks = append(c.Marks, m)
		}
	}
	f := d.figure("callers.delay.mean", d.Windows[0].Name)
	if f.N == 0 || math.IsNaN(float64(f.Mean)) {
		return Chart{}
	}
	c.Title = fmt.Sprintf("Callers who failed at first and got through later did so after %s on average", length(f.Mean))
	c.Table = d.delayTable()
	return c
}

// cumulative is what share of the counts lies within each limit; false if there is less than one in a replication.
func (d *Document) cumulative(window string, at int, counts []Number) (Mark, bool) {
	total := Number(0)
	for _, n := range counts {
		total += n
	}
	if total < 1 {
		return Mark{}, false
	}
	m := Mark{Name: plain(window), Shape: "line", Tone: fmt.Sprintf("window-%d", at%windowTones)}
	sum := Number(0)
	for i, limit := range d.Durations.Limits {
		sum += counts[i]
		m.X, m.Y = append(m.X, limit), append(m.Y, sum/total)
		if sum >= total*(1-1e-9) {
			break
		}
	}
	return m, true
}

// delayTable is the same at a few times.
func (d *Document) delayTable() Section {
	times := []Number{10, 100, 1000, 10000}
	s := plainTable("Delay from the first call to being connected", []string{"window", "delayed callers", "within 10 s", "within 100 s", "within 16m 40s", "within 2h 46m 40s"}, nil)
	for i, w := range d.Durations.Windows {
		m, ok := d.cumulative(w.Window, i, w.Delays)
		if !ok {
			continue
		}
		row := []string{plain(w.Window), counted(d.figure("callers.delayed", w.Window).Estimate)}
		for _, t := range times {
			row = append(row, percent(valueAt(m, t)))
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// valueAt is what a cumulative line has come to at a place.
func valueAt(m Mark, x Number) Number {
	y := Number(0)
	for i := range m.X {
		if m.X[i] <= x*(1+1e-9) {
			y = m.Y[i]
		}
	}
	return y
}
