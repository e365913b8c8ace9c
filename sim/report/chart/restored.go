package chart

import (
	"fmt"
	"math"

	"nines/sim/report"
	"nines/sim/report/phrase"
	"nines/sim/report/text"
)

var restoredKind = Kind[*report.Comparison]{"restored-by-strategy", AtStrategies, one(restoredChart)}

// restoredChart is how long it took to restore service, by strategy, the quickest first.
func restoredChart(d *report.Comparison) Chart {
	c := Chart{
		X: Axis{Scale: Duration, Title: "time from the onset until service was restored"}, Y: Axis{Scale: Names},
	}
	c.Table = text.PlainTable("From the onset until service was restored", []string{"strategy", "5 %", "median", "95 %", "restored in"}, nil, "Quantiles over the replications; what was not restored counts as later than the end of the run.")
	var clocks []report.Clock
	mark := Mark{Name: "restored", Shape: Interval, Tone: "clock"}
	median := func(s int) report.Number {
		if k := d.Strategies[s].Restored; k != nil {
			return k.Median
		}
		return report.Number(math.NaN())
	}
	for _, s := range ordered(len(d.Strategies), median) {
		k := d.Strategies[s].Restored
		if k == nil {
			continue
		}
		name := d.TitleOf(d.Strategies[s].Name)
		clocks = append(clocks, *k)
		c.Table.Rows = append(c.Table.Rows, []string{name, phrase.TimeOf(k.P05, k.Beyond), phrase.TimeOf(k.Median, k.Beyond), phrase.TimeOf(k.P95, k.Beyond), phrase.Share(k.Reached.Mean)})
		if c.Title == "" {
			c.Title = soonest(d, name, k)
		}
		mark.addClock(k, len(c.Y.Names), fmt.Sprintf("%s: %s, restored in %s of the replications", name, phrase.TimeOf(k.Median, k.Beyond), phrase.Share(k.Reached.Mean)))
		c.Y.Names = append(c.Y.Names, name)
	}
	if len(mark.X) == 0 {
		return Chart{}
	}
	c.Marks, c.Sub = []Mark{mark}, "A point is "+nineInTen(d.Base, clocks)+". An arrow goes on beyond the end of the run"
	return c
}

// soonest says under which strategy service was restored first, if it was under any.
func soonest(d *report.Comparison, name string, k *report.Clock) string {
	if _, open := beyond(k.Median, k.Beyond); open {
		return "Service was not restored by the end of the run with any strategy" + text.InTheMedian(d.Base)
	}
	return fmt.Sprintf("Service was restored soonest with “%s”: %s after the trouble began%s", name, phrase.Length(k.Median), text.InTheMedian(d.Base))
}
