package report

import (
	"fmt"
	"math"
	"slices"
	"strings"
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

// differenceChart is the paired difference of each strategy to the baseline, as an interval.
func (d *Comparison) differenceChart(name string) Chart {
	m := d.measure(name)
	if len(m.Figures) < 2 {
		return Chart{}
	}
	base := plain(d.Strategies[0].Name)
	c := Chart{
		ID: "difference-" + strings.ReplaceAll(name, ".", "-"), X: Axis{Scale: "linear", Title: "more or fewer " + noun(name) + " than under " + base}, Y: Axis{Scale: "names"},
		Sub: fmt.Sprintf("Paired differences in %s to %s, on the same callers, with 95 %% confidence intervals; ~ stands where none is shown", noun(name), base),
	}
	c.Table = plainTable("Differences to "+base, []string{"strategy", noun(name), "difference", ""}, nil)
	mark := Mark{Name: "difference", Shape: "interval", Tone: "lost"}
	for s, f := range m.Figures {
		sign, difference := "~", counted(f.Difference)
		if f.Shown {
			sign = ""
		}
		if s == 0 {
			difference, sign = "", ""
		}
		name := plain(d.Strategies[s].Name)
		c.Table.Rows = append(c.Table.Rows, []string{name, counted(f.Estimate), difference, sign})
		if s == 0 {
			continue
		}
		mark.Y = append(mark.Y, Number(len(c.Y.Names)))
		c.Y.Names = append(c.Y.Names, strings.TrimSpace(name+" "+sign))
		mark.X = append(mark.X, f.Difference.Mean)
		mark.Low, mark.High = append(mark.Low, orMean(f.Difference.Low, f.Difference.Mean)), append(mark.High, orMean(f.Difference.High, f.Difference.Mean))
		mark.Words = append(mark.Words, fmt.Sprintf("%s: %s; difference %s %s", name, counted(f.Estimate), difference, sign))
	}
	c.Marks, c.Title = []Mark{mark}, d.differenceFinding(m)
	return c
}

// noun is what a measure counts, in words.
func noun(measure string) string {
	what, how, _ := strings.Cut(measure, ".")
	return what + " " + strings.ReplaceAll(how, "-", " ")
}

// differenceFinding says which strategy differs most to the better, of those whose difference is shown.
func (d *Comparison) differenceFinding(m ComparedMeasure) string {
	best, shown := 0, 0
	for s, f := range m.Figures {
		if s > 0 && f.Shown && f.Difference.Mean < 0 {
			shown++
			if best == 0 || f.Difference.Mean < m.Figures[best].Difference.Mean {
				best = s
			}
		}
	}
	base := plain(d.Strategies[0].Name)
	if best == 0 {
		return fmt.Sprintf("No strategy is shown to leave fewer %s than %s", noun(m.Name), base)
	}
	f := m.Figures[best].Difference
	f.Mean, f.High = -f.Mean, -f.Mean+f.High-f.Mean
	return fmt.Sprintf("Fewest %s under %s: %s fewer than under %s; %d of %d strategies are shown to be better", noun(m.Name), plain(d.Strategies[best].Name),
		counted(f), base, shown, len(m.Figures)-1)
}

// restoredChart is how long it took to restore service, by strategy.
func (d *Comparison) restoredChart() Chart {
	m := d.measure("recovery.restored")
	c := Chart{
		ID: "restored-by-strategy", X: Axis{Scale: "duration", Title: "time from the onset until service was restored"}, Y: Axis{Scale: "names"},
		Sub: "The mean over the replications in which it was restored, with its 95 % confidence interval",
	}
	c.Table = plainTable("From the onset until service was restored", []string{"strategy", "mean", "restored in"}, nil)
	mark, quickest := Mark{Name: "restored", Shape: "interval", Tone: "clock"}, -1
	for s, f := range m.Figures {
		name := plain(d.Strategies[s].Name)
		c.Table.Rows = append(c.Table.Rows, []string{name, withInterval(f.Estimate, length), share(f.Reached)})
		if f.Estimate.N == 0 || math.IsNaN(float64(f.Mean)) {
			continue
		}
		if quickest < 0 || f.Mean < m.Figures[quickest].Mean {
			quickest = s
		}
		label := name
		if f.Reached < 1 {
			label += " (in " + share(f.Reached) + ")"
		}
		mark.Y = append(mark.Y, Number(len(c.Y.Names)))
		c.Y.Names = append(c.Y.Names, label)
		mark.X, mark.Low, mark.High = append(mark.X, f.Mean), append(mark.Low, orMean(f.Low, f.Mean)), append(mark.High, orMean(f.High, f.Mean))
		mark.Words = append(mark.Words, fmt.Sprintf("%s: %s, restored in %s of the replications", name, withInterval(f.Estimate, length), share(f.Reached)))
	}
	if quickest < 0 {
		return Chart{}
	}
	c.Marks = []Mark{mark}
	c.Title = fmt.Sprintf("Service was restored soonest under %s, after %s on average", plain(d.Strategies[quickest].Name), length(m.Figures[quickest].Mean))
	return c
}

// LossUnit says what the charts of losses by strategy count.
func (d *Comparison) LossUnit() string {
	return "Calls lost in every " + length(Number(60*d.Base.causeStep())) + ", by clock time in " + d.Base.Scenario.Zone
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
		lost := Number(0)
		for _, n := range d.Strategies[s].Losses {
			lost += n
		}
		c := Chart{
			ID: "lost-under-" + d.Strategies[s].Name, Title: fmt.Sprintf("%s: %s calls lost", plain(d.Strategies[s].Name), count(lost)),
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
	step := Number(math.Pow(10, math.Floor(math.Log10(float64(max(most, 1e-3))))))
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
