package text

import (
	"fmt"
	"math"
	"strings"

	"nines/sim/report"
	"nines/sim/report/fate"
	"nines/sim/report/phrase"
	"nines/sim/words"
)

// OnAverage says that a figure is a mean over replications, where there are several.
func OnAverage(d *report.Document) string {
	if d.Run.Replications < 2 {
		return ""
	}
	return ", on average"
}

// InTheMedian says that a figure is that of the median replication, where there are several.
func InTheMedian(d *report.Document) string {
	if d.Run.Replications < 2 {
		return ""
	}
	return " in the median replication"
}

// lossSentence is how many callers were affected, and how many of them got no help.
func lossSentence(d *report.Document) string {
	whole := d.Windows[0].Name
	made, affected, without := d.Figure("callers.calling", whole), d.Figure("callers.affected", whole), d.Figure(withoutHelp, whole)
	if affected.Mean == 0 {
		return fmt.Sprintf("None of %s callers was affected: no call was lost.", phrase.Count(made.Mean))
	}
	return fmt.Sprintf("Of %s callers, %s failed at least once, and %s of these got no help.%s",
		phrase.Counted(made.Estimate), phrase.Counted(affected.Estimate), phrase.Counted(without.Estimate), fate.Words(d))
}

// restoredSentence is how long it took on the median day, with the interval of the median where there is one.
func restoredSentence(d *report.Document) string {
	for _, c := range d.Clocks {
		switch {
		case c.Name != "restored":
			continue
		case d.MissedBefore != nil:
			return "Service missed its target before the trouble, too, so it never counts as restored."
		case math.IsInf(float64(c.Median), 1):
			return fmt.Sprintf("Service was restored by the end of the run in %s of the replications%s.", phrase.Share(c.Reached.Mean), d.OfOnsets(c.Reached.N))
		}
		text := fmt.Sprintf("Service was restored %s after the trouble began", phrase.Length(c.Median))
		if c.MedianClock != "" {
			text += ", at " + c.MedianClock
		}
		if low := float64(c.Low); !math.IsNaN(low) && !math.IsInf(low, 1) && c.Low != c.High {
			return text + fmt.Sprintf(",%s (95 %% interval %s to %s).", InTheMedian(d), phrase.Length(c.Low), phrase.TimeOf(c.High, c.Beyond))
		}
		return text + strings.TrimSuffix(","+InTheMedian(d), ",") + "."
	}
	return "There was no fault that callers could meet."
}

// answeringSentence says that service misses its target of answering, and by how much. It is empty where service keeps the target, where
// lost calls are the story, and where a warning already says that service missed the target before the trouble.
func answeringSentence(d *report.Document) string {
	whole, t := d.Windows[0].Name, d.Run.Target
	in, lost := d.Figure("answer.within-target", whole), d.Windows[0].Lost
	isShort := in.N > 0 && float64(in.Mean) < t.Answered && !(phrase.HasInterval(in.Estimate) && float64(in.High) >= t.Answered)
	wasShort := d.MissedBefore != nil && float64(d.MissedBefore.Answered) < t.Answered
	if d.Answer == nil || !isShort || wasShort || float64(lost.Mean) > 1-t.Connected {
		return ""
	}
	under := ""
	if s := d.Answer.Under(d.Scenario.Strategy); s != nil && len(d.Answer.Strategies) > 1 {
		under = "With " + (&answerWords{d.Answer, d}).title(s) + ", "
	}
	return words.Capital(under+"service misses its target of answering: ") + fmt.Sprintf("%s of calls were answered within %s, and the target is %s. The mean time to answer was %s s, and 5 %% of answers took over %s s.",
		phrase.PercentOf(in.Estimate), phrase.Length(report.Number(t.AnsweredIn)), phrase.Share(report.Number(t.Answered)),
		phrase.Seconds(d.Figure("answer.mean", whole).Mean), phrase.Seconds(d.Figure("answer.p95", whole).Mean))
}

// KeyFigure is one of the few figures that everybody asks for.
type KeyFigure struct{ Name, Value, Interval string }

// KeyFigures are those of the whole run.
func KeyFigures(d *report.Document) []KeyFigure {
	whole := d.Windows[0].Name
	list := []KeyFigure{}
	for _, k := range []struct{ name, measure string }{
		{"callers failed at least once", "callers.affected"}, {"of them got no help", withoutHelp}, {"never connected by this number", fate.NeverConnected}, {"found help elsewhere", "callers.moved"}, {"calls were lost", "calls.unconnected"},
	} {
		f := d.Figure(k.measure, whole)
		if k.measure == "callers.moved" && f.Mean == 0 || k.measure == fate.NeverConnected && !fate.IsHelpFound(d) {
			continue
		}
		list = append(list, KeyFigure{k.name, phrase.Count(f.Mean), intervalWords(d, f.Estimate, phrase.Count)})
	}
	list = append(list, KeyFigure{"of calls were lost, of those that ended", phrase.Percent(d.Windows[0].Lost.Mean), intervalWords(d, d.Windows[0].Lost, phrase.Percent)})
	for _, c := range d.Clocks {
		if c.Name == "restored" {
			list = append(list, KeyFigure{"until service was restored" + InTheMedian(d), phrase.TimeOf(c.Median, c.Beyond), "reached in " + phrase.Share(c.Reached.Mean) + " of the replications" + d.OfOnsets(c.Reached.N)})
		}
	}
	return list
}

// intervalWords is an interval, or why there is none.
func intervalWords(d *report.Document, e report.Estimate, in func(report.Number) string) string {
	switch {
	case d.Run.Replications < 2:
		return "one replication: no interval"
	case e.N < 2 || e.Low != e.Low || e.High != e.High:
		return fmt.Sprintf("no interval, n = %d", e.N)
	}
	return fmt.Sprintf("95 %% interval %s to %s, n = %d%s", in(e.Low), in(e.High), e.N, phrase.Star(e))
}

// Reconciled says that the ledger adds up: its calls against those that were unconnected.
func Reconciled(d *report.Document) string {
	sum := report.Number(0)
	for _, l := range d.Ledger {
		sum += l.Calls.Mean
	}
	return fmt.Sprintf("The causes add up to %s calls lost in a replication; counted by outcome it is %s.", phrase.Count(sum), phrase.Count(d.Figure("calls.unconnected", d.Windows[0].Name).Mean))
}
