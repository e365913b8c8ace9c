package record

import (
	"fmt"
	"slices"
	"time"

	"nines/sim/des"
	"nines/sim/emergency/demand"
	"nines/sim/pattern"
	"nines/sim/random"
	"nines/sim/scenario/wall"
	"nines/sim/words"
)

// interval is a row of an export that counts the calls of an interval.
type interval struct {
	at      des.Time
	calls   float64
	pointed bool // it is written with a point before three digits: perhaps thousands
	says    [Aspects]int16
	line    int32
}

var totalForm = pattern.New(`(?i)^(grand |sub-?|sous-|zwischen|gesamt)?(totals?|totaa?le?n?|sums?|summary|averages?|avg|mean|gesamt|summen?|somme|i alt|yhteensä|razem|suma)(\b|$)`)

// isTotal reports whether a row sums up others. Exports of telephone systems end with such rows.
func (i *reader) isTotal() bool {
	if i.Wrong != "" {
		return false
	}
	text := i.field(i.time)
	for k := 0; len(text) == 0 && k < len(i.Fields); k++ {
		text = i.Fields[k]
	}
	return len(text) > 0 && letter(text[0]) && totalForm.Match(text)
}

// IsTotal reports whether the first word of a row says that it sums up others.
func IsTotal(text string) bool { return totalForm.MatchString(text) }

var (
	midnightForm = pattern.New(`[ T]0{1,2}:00(:00(\.0+)?)?$|[ ]12:00:00 AM$`)
	oldDateForm  = pattern.New(`^(1899-12-30|1900-01-0[01]|12/30/1899|30/12/1899)[ T]`)
)

// dateAlone is a date without the midnight that databases write behind it.
func dateAlone(text string) string { return midnightForm.ReplaceAllString(text, "") }

// clockAlone is a clock without the day that spreadsheets write before it.
func clockAlone(text string) string { return oldDateForm.ReplaceAllString(text, "") }

// interval takes a row of the export.
func (i *reader) interval(f *found) {
	calls, pointed, ok := i.counts.of(i)
	if !ok {
		return
	}
	if f.at < -des.Day || f.at > i.run+des.Day {
		return
	}
	if f.twice {
		i.doubtful = append(i.doubtful, wall.Doubtful{Call: len(i.intervals), First: time.Duration(f.at), Second: time.Duration(f.later)})
	}
	says := [Aspects]int16{demand.Unsaid, demand.Unsaid, demand.Unsaid}
	if f.within {
		says = i.says()
	}
	i.intervals = append(i.intervals, interval{f.at, calls, pointed, says, int32(i.Number)})
}

// volume makes rates of the intervals. Rows of the same interval, such as one for each queue, add up.
func (i *reader) volume(r *Calls) {
	if i.counts.settle(i); len(i.problems) > 0 {
		return
	}
	i.told.second = wall.Settle(i.doubtful, i.told.earlier-i.told.later, func(k int, at time.Duration) {
		i.intervals[k].at = des.Time(at)
		i.told.twice.add(int(i.intervals[k].line))
	})
	slices.SortStableFunc(i.intervals, func(a, b interval) int { return int(a.at - b.at) })
	r.Each = i.stepOf()
	if r.Each == 0 {
		return
	}
	sums := map[des.Time]float64{}
	for _, v := range i.intervals {
		if v.at+r.Each <= 0 || v.at >= i.run {
			continue
		}
		r.Records++
		sums[v.at] += v.calls
		for t := range r.Says {
			if r.Says[t].IsSaid {
				r.Says[t].count(v.says[t], v.calls)
			}
		}
	}
	i.pieces(r, sums)
}

// pieces are the rates of the run. An interval without a row has no calls.
func (i *reader) pieces(r *Calls, sums map[des.Time]float64) {
	starts := make([]des.Time, 0, len(sums))
	for at := range sums {
		starts = append(starts, at)
	}
	slices.Sort(starts)
	end, missing := des.Time(0), des.Time(0)
	add := func(from, to des.Time, rate float64) {
		if from, to = max(from, 0), min(to, i.run); from < to {
			r.pieces = append(r.pieces, random.Piece{From: from.Seconds(), To: to.Seconds(), Start: rate, End: rate})
			r.Volume += float64(rate * (to - from).Seconds())
		}
	}
	for _, at := range starts {
		if at > end {
			add(end, at, 0)
			missing += at - end
		}
		add(at, at+r.Each, sums[at]/r.Each.Seconds())
		end = at + r.Each
	}
	if end < i.run && len(starts) > 0 {
		add(end, i.run, 0)
		missing += i.run - end
	}
	i.told.missing = missing
	if r.Volume == 0 && r.Records > 0 {
		i.add(Problem{Key: "columns.calls", Message: fmt.Sprintf("column %s of %s has no calls within the run", i.header[i.count], i.File)})
	}
}

// stepOf is the length of the intervals: the most frequent distance between two, which is also the least. All begin at a
// multiple of it from the first, and it is at least a minute and at most a day.
func (i *reader) stepOf() des.Time {
	step, often := des.Time(0), map[des.Time]int{}
	for k := 1; k < len(i.intervals); k++ {
		by := i.intervals[k].at - i.intervals[k-1].at
		if by == 0 {
			continue
		}
		if often[by]++; step == 0 || often[by] > often[step] || often[by] == often[step] && by < step {
			step = by
		}
	}
	switch {
	case !slices.ContainsFunc(i.intervals, func(v interval) bool { return i.isWithin(v.at) }):
		return 0 // of another day
	case step == 0:
		i.add(Problem{Key: "columns.calls", Message: i.File + " has one interval near the run: how long it is cannot be told. It needs two at least"})
		return 0
	}
	for k, v := range i.intervals {
		if k > 0 && v.at > i.intervals[k-1].at && v.at-i.intervals[k-1].at < step || (v.at-i.intervals[0].at)%step != 0 || step < des.Minute || step > des.Day {
			i.add(Problem{Key: "columns.calls", Message: fmt.Sprintf("the intervals of %s are of no one length: two begin %g minutes apart, and the one in line %s does not fit in. For a record of single calls leave columns.calls out",
				i.File, step.Seconds()/60, words.Thousands(int(v.line)))})
			return 0
		}
	}
	return step
}
