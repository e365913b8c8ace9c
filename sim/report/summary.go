package report

import (
	"fmt"
	"math"
	"strings"
)

// Summary is the answer in two sentences, with the intervals: who was lost, or what difference the strategy makes; and how
// long it took until service was restored.
func (d *Document) Summary() []string {
	first := d.lossSentence()
	if d.Answer != nil {
		first = d.answerWords()
	}
	return []string{first, d.restoredSentence()}
}

// lossSentence is how many callers were affected, and how many of them never got through.
func (d *Document) lossSentence() string {
	whole := d.Windows[0].Name
	made, affected, never := d.figure("callers.calling", whole), d.figure("callers.affected", whole), d.figure("callers.never-connected", whole)
	if affected.Mean == 0 {
		return fmt.Sprintf("None of %s callers was affected: no call was lost.", count(made.Mean))
	}
	return fmt.Sprintf("Of %s callers, %s failed at least once, and %s of these never got through.",
		counted(made.Estimate), counted(affected.Estimate), counted(never.Estimate))
}

// restoredSentence is how long it took on the median day, with the interval of the median where there is one.
func (d *Document) restoredSentence() string {
	for _, c := range d.Clocks {
		switch {
		case c.Name != "restored":
			continue
		case math.IsInf(float64(c.Median), 1):
			return fmt.Sprintf("Service was restored by the end of the run in %s of the replications%s.", share(c.Reached.Mean), d.ofOnsets(c.Reached.N))
		}
		text := fmt.Sprintf("Service was restored %s after the trouble began", length(c.Median))
		if c.MedianClock != "" {
			text += ", at " + c.MedianClock
		}
		if low := float64(c.Low); !math.IsNaN(low) && !math.IsInf(low, 1) && c.Low != c.High {
			return text + fmt.Sprintf(",%s (95 %% interval %s to %s).", d.inTheMedian(), length(c.Low), timeOf(c.High, c.Beyond))
		}
		return text + strings.TrimSuffix(","+d.inTheMedian(), ",") + "."
	}
	return "Nothing went wrong that callers could meet."
}

// Summary is the answer in two sentences: how many callers are left without help under which strategy, and how sure it is
// which is best.
func (d *Comparison) Summary() []string {
	return []string{d.differenceFinding(d.measure("callers.never-connected")) + ".", d.Ranking.sentence()}
}

// sentence says how sure it is which strategy is best.
func (r *Ranking) sentence() string {
	switch {
	case r.Best != "":
		return fmt.Sprintf("%s is the best of them, or within %s callers of the best, with a probability of at least %s.", upperFirst(plain(r.Best)), count(r.Indifference), share(r.Confidence))
	case r.More > 0:
		return fmt.Sprintf("To name the best with a probability of %s, to within %s callers, would take about %s more.", share(r.Confidence), count(r.Indifference), plural(r.More, "replication"))
	}
	return fmt.Sprintf("To name the best with a probability of %s takes %d replications at least.", share(r.Confidence), firstStage)
}

// KeyFigure is one of the few figures that everybody asks for.
type KeyFigure struct{ Name, Value, Interval string }

// KeyFigures are those of the whole run.
func (d *Document) KeyFigures() []KeyFigure {
	whole := d.Windows[0].Name
	list := []KeyFigure{}
	for _, k := range []struct{ name, measure string }{
		{"callers failed at least once", "callers.affected"}, {"of them never got through", "callers.never-connected"}, {"moved to another number", "callers.moved"}, {"calls were lost", "calls.unconnected"},
	} {
		f := d.figure(k.measure, whole)
		if k.measure == "callers.moved" && f.Mean == 0 {
			continue
		}
		list = append(list, KeyFigure{k.name, count(f.Mean), d.intervalWords(f.Estimate, count)})
	}
	list = append(list, KeyFigure{"of the calls that ended", percent(d.Windows[0].Lost.Mean), d.intervalWords(d.Windows[0].Lost, percent)})
	for _, c := range d.Clocks {
		if c.Name == "restored" {
			list = append(list, KeyFigure{"until service was restored" + d.inTheMedian(), timeOf(c.Median, c.Beyond), "reached in " + share(c.Reached.Mean) + " of the replications" + d.ofOnsets(c.Reached.N)})
		}
	}
	return list
}

// intervalWords is an interval, or why there is none.
func (d *Document) intervalWords(e Estimate, in func(Number) string) string {
	switch {
	case d.Run.Replications < 2:
		return "one replication: no interval"
	case e.N < 2 || e.Low != e.Low || e.High != e.High:
		return fmt.Sprintf("no interval, n = %d", e.N)
	}
	return fmt.Sprintf("95 %% interval %s to %s, n = %d%s", in(e.Low), in(e.High), e.N, star(e))
}

// Reconciled says that the ledger adds up: its calls against those that were unconnected.
func (d *Document) Reconciled() string {
	sum := Number(0)
	for _, l := range d.Ledger {
		sum += l.Calls.Mean
	}
	return fmt.Sprintf("The causes add up to %s calls lost in a replication; counted by outcome it is %s.", count(sum), count(d.figure("calls.unconnected", d.Windows[0].Name).Mean))
}
