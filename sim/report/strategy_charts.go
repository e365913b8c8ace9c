package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"nines/sim/portable"
)

// Charts are the pictures that set the strategies side by side.
func (d *Comparison) Charts() []Chart {
	list := []Chart{d.differenceChart("callers.never-connected"), d.differenceChart("callers.affected"), d.restoredChart()}
	return slices.DeleteFunc(append(list, d.lossCharts()...), func(c Chart) bool { return len(c.Marks) == 0 })
}

func (d *Comparison) measure(name string) ComparedMeasure {
	at := slices.IndexFunc(d.Measures, func(m ComparedMeasure) bool { return m.Name == name })
	if at < 0 {
		return ComparedMeasure{}
	}
	return d.Measures[at]
}

// ordered are the places of some strategies, the smallest value first; those of no value last.
func ordered(n int, value func(s int) Number) []int {
	list := make([]int, n)
	for s := range list {
		list[s] = s
	}
	slices.SortStableFunc(list, func(x, y int) int {
		if a, b := value(x), value(y); a == a && b == b {
			return cmp.Compare(a, b)
		}
		return compareNumbers(value(y), value(x))
	})
	return list
}

// differenceChart is the paired difference of each strategy to the baseline, as an interval, the fewest first.
func (d *Comparison) differenceChart(name string) Chart {
	m := d.measure(name)
	if len(m.Figures) < 2 {
		return Chart{}
	}
	base := plain(d.Strategies[0].Name)
	c := Chart{
		ID: "difference-" + strings.ReplaceAll(name, ".", "-"), X: Axis{Scale: "linear", Title: "more or fewer " + noun(name) + " than under " + base}, Y: Axis{Scale: "names"},
		Sub:   fmt.Sprintf("Paired differences in %s to %s, on the same callers, with 95 %% confidence intervals%s", noun(name), base, d.inWindow()),
		Title: d.differenceFinding(m), Table: d.DifferenceTable(name),
	}
	mark := Mark{Name: "difference", Shape: "interval", Tone: "lost"}
	for _, s := range ordered(len(m.Figures), func(s int) Number { return m.Figures[s].Difference.Mean }) {
		f := m.Figures[s]
		if s == 0 {
			continue
		}
		label := plain(d.Strategies[s].Name)
		if !f.Shown {
			label += " ~"
		}
		mark.Y = append(mark.Y, Number(len(c.Y.Names)))
		c.Y.Names = append(c.Y.Names, label)
		mark.X = append(mark.X, f.Difference.Mean)
		mark.Low, mark.High = append(mark.Low, orMean(f.Difference.Low, f.Difference.Mean)), append(mark.High, orMean(f.Difference.High, f.Difference.Mean))
		mark.Words = append(mark.Words, fmt.Sprintf("%s: %s; difference %s", label, counted(f.Estimate), counted(f.Difference)))
	}
	if slices.ContainsFunc(c.Y.Names, func(label string) bool { return strings.HasSuffix(label, " ~") }) {
		c.Sub += "; ~ stands where none is shown"
	}
	c.Marks = []Mark{mark}
	return c
}

// DifferenceTable is a measure under every strategy and its difference to the baseline, the fewest first.
func (d *Comparison) DifferenceTable(name string) Section {
	m := d.measure(name)
	t := plainTable(upperFirst(noun(name))+", by strategy", []string{"strategy", noun(name), "difference to " + plain(d.Strategies[0].Name)}, nil,
		fmt.Sprintf("Means over %s ± half of a 95 %% confidence interval; the differences are paired, on the same callers%s.", plural(d.Run.Replications, "replication"), d.inWindow()))
	for _, s := range ordered(len(m.Figures), func(s int) Number { return m.Figures[s].Mean }) {
		f, difference := m.Figures[s], ""
		switch {
		case s > 0 && f.Shown:
			difference = moreOrFewer(f.Difference)
		case s > 0:
			difference = "~ none shown"
		}
		t.Rows = append(t.Rows, []string{plain(d.Strategies[s].Name), counted(f.Estimate), difference})
	}
	return t
}

// moreOrFewer is a difference in words: so many more or fewer.
func moreOrFewer(e Estimate) string {
	if e.Mean < 0 {
		return counted(opposite(e)) + " fewer"
	}
	return counted(e) + " more"
}

// opposite is an estimate with the other sign.
func opposite(e Estimate) Estimate {
	e.Mean, e.Low, e.High = -e.Mean, -e.High, -e.Low
	return e
}

// inWindow names the window that is compared, if that is not the whole run.
func (d *Comparison) inWindow() string {
	if d.Window == d.Base.Windows[0].Name {
		return ""
	}
	return ", in the window " + plain(d.Window)
}

// noun is what a measure counts, in words.
func noun(measure string) string {
	what, how, _ := strings.Cut(measure, ".")
	return what + " " + strings.ReplaceAll(how, "-", " ")
}

// differenceFinding says which strategy leaves the fewest, of those whose difference to the baseline is shown.
func (d *Comparison) differenceFinding(m ComparedMeasure) string {
	base := plain(d.Strategies[0].Name) + d.inWindow()
	if len(m.Figures) == 2 {
		other := plain(d.Strategies[1].Name)
		words := fmt.Sprintf("%s: %s under %s, %s under %s", upperFirst(noun(m.Name)), counted(m.Figures[0].Estimate), base, counted(m.Figures[1].Estimate), other)
		if !m.Figures[1].Shown {
			return words + "; no difference is shown"
		}
		return words + ", which is " + moreOrFewer(m.Figures[1].Difference)
	}
	best, shown := 0, 0
	for s, f := range m.Figures {
		if s > 0 && f.Shown && f.Difference.Mean < 0 {
			shown++
			if best == 0 || f.Difference.Mean < m.Figures[best].Difference.Mean {
				best = s
			}
		}
	}
	if best == 0 {
		return fmt.Sprintf("%s leaves %s %s, and no other strategy is shown to leave fewer", upperFirst(base), counted(m.Figures[0].Estimate), noun(m.Name))
	}
	f := m.Figures[best]
	return fmt.Sprintf("%s: %s under %s, which is %s than under %s; shown to leave fewer than %s: %d of %d others", upperFirst(noun(m.Name)),
		counted(f.Estimate), plain(d.Strategies[best].Name), moreOrFewer(f.Difference), base, base, shown, len(m.Figures)-1)
}

// restoredChart is how long it took to restore service, by strategy, the quickest first.
func (d *Comparison) restoredChart() Chart {
	c := Chart{
		ID: "restored-by-strategy", X: Axis{Scale: "duration", Title: "time from the onset until service was restored"}, Y: Axis{Scale: "names"},
	}
	c.Table = plainTable("From the onset until service was restored", []string{"strategy", "5 %", "median", "95 %", "restored in"}, nil, "Quantiles over the replications; what was not restored counts as later than the end of the run.")
	var clocks []Clock
	mark := Mark{Name: "restored", Shape: "interval", Tone: "clock"}
	median := func(s int) Number {
		if k := d.Strategies[s].Restored; k != nil {
			return k.Median
		}
		return Number(math.NaN())
	}
	for _, s := range ordered(len(d.Strategies), median) {
		k := d.Strategies[s].Restored
		if k == nil {
			continue
		}
		name := plain(d.Strategies[s].Name)
		clocks = append(clocks, *k)
		c.Table.Rows = append(c.Table.Rows, []string{name, timeOf(k.P05, k.Beyond), timeOf(k.Median, k.Beyond), timeOf(k.P95, k.Beyond), share(k.Reached.Mean)})
		if c.Title == "" {
			c.Title = d.soonest(name, k)
		}
		mark.addClock(k, len(c.Y.Names), fmt.Sprintf("%s: %s, restored in %s of the replications", name, timeOf(k.Median, k.Beyond), share(k.Reached.Mean)))
		c.Y.Names = append(c.Y.Names, name)
	}
	if len(mark.X) == 0 {
		return Chart{}
	}
	c.Marks, c.Sub = []Mark{mark}, "A point is "+d.Base.nineInTen(clocks)+". An arrow goes on beyond the end of the run"
	return c
}

// soonest says under which strategy service was restored first, if it was under any.
func (d *Comparison) soonest(name string, k *Clock) string {
	if _, open := beyond(k.Median, k.Beyond); open {
		return "Service was not restored by the end of the run under any strategy" + d.Base.inTheMedian()
	}
	return fmt.Sprintf("Service was restored soonest under %s: %s after the onset%s", name, length(k.Median), d.Base.inTheMedian())
}

// LossUnit says what the charts of losses by strategy count.
func (d *Comparison) LossUnit() string {
	return "Calls lost over " + minutesWords(d.Base.causeStep()) + " each, by clock time in " + d.Base.Scenario.Zone
}

// LossTable is when calls were lost, under every strategy.
func (d *Comparison) LossTable() Section {
	var header []string
	for _, s := range d.Strategies {
		header = append(header, plain(s.Name))
	}
	return d.Base.byClock("Calls lost by strategy", header, "Calls are counted when they were made; means over the replications.", func(from, to int) []string {
		var row []string
		for _, s := range d.Strategies {
			row = append(row, count(total(s.Losses[from:to])))
		}
		return row
	})
}

// lossCharts are the calls lost by the clock under each strategy, all on the same axes, each beside the baseline.
func (d *Comparison) lossCharts() []Chart {
	step := d.Base.causeStep()
	totals := make([][]Number, len(d.Strategies))
	most := Number(0)
	for s := range d.Strategies {
		totals[s] = summed(d.Strategies[s].Losses, step)
		most = max(most, slices.Max(totals[s]))
	}
	var list []Chart
	for s := range d.Strategies {
		c := Chart{
			ID: "lost-under-" + d.Strategies[s].Name, Title: fmt.Sprintf("%s: %s calls lost", plain(d.Strategies[s].Name), count(total(d.Strategies[s].Losses))),
			Sub: plain(d.Strategies[s].Title), X: Axis{Scale: "clock"}, Y: Axis{Scale: "linear", Most: evenMost(most)},
		}
		if s > 0 {
			c.Marks = append(c.Marks, Mark{Name: plain(d.Strategies[0].Name), Shape: "line", Tone: "behind", Y: totals[0], Step: &Sampling{60 * step}})
		}
		c.Marks = append(c.Marks, Mark{Name: plain(d.Strategies[s].Name), Shape: "stack", Tone: "lost", Y: totals[s], Step: &Sampling{60 * step}})
		list = append(list, c)
	}
	return list
}

// evenMost is the end of a scale that holds a number: one, two or five times a power of ten, in five steps at most.
func evenMost(most Number) Number {
	step := Number(math.Pow10(portable.Decade(float64(max(most, 1e-3)))))
	for _, n := range []Number{0.2, 0.5, 1, 2} {
		if most <= 5*n*step {
			return n * step * Number(math.Ceil(float64(most/(n*step))))
		}
	}
	return 10 * step
}

// summed are the sums of so many minutes each.
func summed(values []Number, step int) []Number {
	sums := make([]Number, (len(values)+step-1)/step)
	for m, v := range values {
		sums[m/step] += v
	}
	return sums
}
