package record

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"nines/sim/des"
	"nines/sim/emergency/demand"
	"nines/sim/random"
	"nines/sim/scenario/wall"
	"nines/sim/words"
)

// Calls is what a record came to.
type Calls struct {
	File     string
	Records  int  // of the run
	First    int  // of these, first calls; the others are redials, or belong to a call that is there already
	ByCaller bool // the record says who called: redials are known
	Busiest  int  // the most records of one caller,
	BusyLine int  // who first stands in this line of the file
	Says     [Aspects]Said
	Replay   *demand.Replay // when the callers come; nil: at random, at the rate of the intervals
	Each     des.Time       // the length of an interval; 0: the record is of single calls
	Volume   float64        // calls of the intervals in the run
	Remarks  []string       // what was left out, merged or guessed, in sentences
	Print    string         // a hash of all of it that moves a number

	pieces []random.Piece
}

// Said is what a record says of one aspect of the callers.
type Said struct {
	Key     string // such as service
	IsSaid  bool   // there is a column for it
	Not     int    // of how many callers it is not said
	numbers []float64
}

// directory gives each caller who is named a number.
type directory struct {
	known map[string]int32
	calls []int // of each in the run,
	lines []int // the first of them in this line
}

func (d *directory) number(name []byte, line int) int32 {
	who, known := d.known[string(name)]
	if !known {
		who = int32(len(d.calls))
		d.known[string(name)] = who
		d.calls, d.lines = append(d.calls, 0), append(d.lines, line)
	}
	d.calls[who]++
	return who
}

// callerNumber is the number of the caller in the present record; -1 if it names nobody.
func (i *reader) callerNumber() int32 {
	name := i.field(i.caller)
	switch {
	case len(name) == 0:
		return -1
	case i.nobody.has(string(name)):
		i.told.nobody.add(i.Number)
		return -1
	case SaysNobody(string(name)):
		if i.told.usual == nil {
			i.told.usual = map[string]*tally{}
		}
		word := string(name)
		if i.told.usual[word] == nil {
			i.told.usual[word] = &tally{}
		}
		i.told.usual[word].add(i.Number)
	}
	return i.callers.number(name, i.Number)
}

// leg finds the call that a record belongs to. The earliest record of a call stands for it; what that leaves open, a later one
// may say.
func (i *reader) leg(c *call) {
	id := i.field(i.call)
	if len(id) == 0 {
		return
	}
	k, known := i.legs[string(id)]
	if !known {
		i.legs[string(id)] = int32(len(i.calls))
		return
	}
	i.told.legs.add(i.Number)
	first := &i.calls[k]
	if c.at >= first.at {
		first.learn(c)
		c.isLeg = true
		return
	}
	c.learn(first)
	first.isLeg = true
	i.legs[string(id)] = int32(len(i.calls))
}

func (c *call) learn(from *call) {
	for t := range c.says {
		if c.says[t] == demand.Unsaid {
			c.says[t] = from.says[t]
		}
	}
	if c.by < 0 {
		c.by = from.by
	}
}

// watch looks at the order of times, and of those that have no date.
func (i *reader) watch(f *found, w stamp) {
	t := &i.told
	switch {
	case !t.hasLast || f.twice:
	case f.at < t.lastAt:
		t.earlier++
	case f.at > t.lastAt:
		t.later++
	}
	if !f.twice {
		t.lastAt, t.hasLast = f.at, true
	}
	if f.dated || w.isAfter {
		return
	}
	i.told.undated.add(i.Number)
	if i.last != nil {
		switch {
		case f.at < *i.last:
			if i.told.back.add(i.Number); i.told.back.n == 1 {
				i.told.backFrom, i.told.backTo = *i.last, f.at
			}
		case f.at > *i.last:
			i.told.forth++
		}
	}
	at := f.at
	i.last = &at
}

// made is what the records that have been read come to.
func (i *reader) made() (*Calls, []Problem) {
	r := &Calls{File: i.File, ByCaller: i.caller >= 0}
	for t := range i.Aspects {
		a := &i.Aspects[t]
		r.Says[t] = Said{Key: AspectKeys[t].Key, IsSaid: a.IsSaid && i.means[t].column >= 0, numbers: make([]float64, len(a.Names)+1)}
	}
	i.told.foreign = i.Foreign()
	if i.count >= 0 {
		i.volume(r)
	} else {
		i.settleCalls()
		i.spread()
		i.replay(r)
	}
	if len(i.problems) == 0 && r.Records == 0 {
		i.add(Problem{Message: i.noCall()})
	}
	for _, s := range r.Says {
		if s.IsSaid && slices.Max(s.numbers) == 0 && len(i.problems) == 0 {
			i.add(Problem{Message: fmt.Sprintf("%s says the %s of nobody. There is nothing to draw it by: give shares", i.File, s.Key)})
		}
	}
	if len(i.problems) > 0 {
		return nil, i.finish()
	}
	r.Remarks = i.remarks()
	r.Print = r.fingerprint()
	return r, nil
}

// settleCalls decides when the doubtful calls were made. What is outside the run after all is counted so.
func (i *reader) settleCalls() {
	i.told.second = wall.Settle(i.doubtful, i.told.earlier-i.told.later, func(k int, at time.Duration) {
		c := &i.calls[k]
		i.told.twice.add(int(c.line))
		c.at = des.Time(at)
		if c.isOut = !i.isWithin(c.at); c.isOut {
			i.told.outside.see(c.at, int(c.line))
		}
	})
}

var forSpreading = random.NewPurpose("second of a record that has minutes")

// spread gives the calls that are known to the minute their seconds: at random, but the same ones for the same minutes, and in
// the order of the file.
func (i *reader) spread() {
	minutes := map[des.Time][]int32{}
	for k := range i.calls {
		if c := &i.calls[k]; c.coarse && !c.isLeg && !c.isOut {
			i.told.coarse.add(int(c.line))
			minutes[c.at] = append(minutes[c.at], int32(k))
		}
	}
	for minute, calls := range minutes {
		key := random.Key(0).Of(uint64(i.start.Add(minute.Duration()).Unix()))
		seconds := make([]float64, len(calls))
		for k := range seconds {
			seconds[k] = 60 * key.Uniform(forSpreading, k)
		}
		slices.Sort(seconds)
		for k, c := range calls {
			i.calls[c].at = min(minute+des.FromSeconds(seconds[k]), i.run-1)
		}
	}
}

// replay makes the first calls of the callers, in the order of their times; calls of one time stay in the order of the file.
func (i *reader) replay(r *Calls) {
	calls := slices.DeleteFunc(i.calls, func(c call) bool { return c.isLeg || c.isOut })
	slices.SortStableFunc(calls, func(a, b call) int { return cmp.Compare(a.at, b.at) })
	r.Records = len(calls)
	for who, n := range i.callers.calls {
		if n > r.Busiest {
			r.Busiest, r.BusyLine = n, i.callers.lines[who]
		}
	}
	called := make([]bool, len(i.callers.calls))
	r.Replay = &demand.Replay{At: make([]des.Time, 0, len(calls))}
	for k := range calls {
		c := &calls[k]
		if c.by >= 0 && called[c.by] {
			i.told.redials.add(int(c.line))
			continue
		}
		if c.by >= 0 {
			called[c.by] = true
		}
		r.add(c)
	}
	r.First = len(r.Replay.At)
}

// add takes a first call.
func (r *Calls) add(c *call) {
	to := r.Replay
	to.At = append(to.At, c.at)
	for t := range r.Says {
		if !r.Says[t].IsSaid {
			continue
		}
		r.Says[t].count(c.says[t], 1)
		switch t {
		case Service:
			to.Services = append(to.Services, int8(c.says[t]))
		case Region:
			to.Regions = append(to.Regions, c.says[t])
		case Access:
			to.Accesses = append(to.Accesses, int8(c.says[t]))
		}
	}
}

// count adds callers who want, or are, the same.
func (s *Said) count(what int16, callers float64) {
	switch what {
	case demand.Unsaid:
		s.Not++
	case demand.Nothing:
		s.numbers[len(s.numbers)-1] += callers
	default:
		s.numbers[what] += callers
	}
}

// Shares are those of the names of an aspect, and the share of callers who want nothing. Callers without a word do not count.
// Where nobody wants anything, all names are alike.
func (s *Said) Shares() (of []float64, nothing float64) {
	last := len(s.numbers) - 1
	some := 0.0
	for _, n := range s.numbers[:last] {
		some += n
	}
	for _, n := range s.numbers[:last] {
		if some == 0 {
			of = append(of, 1/float64(last))
		} else {
			of = append(of, n/some)
		}
	}
	return of, s.numbers[last] / max(1, some+s.numbers[last])
}

// Rate is that at which callers come. Of single calls it is the number of first calls in each hour of the run, by which
// surges add others.
func (r *Calls) Rate(run des.Time) (random.Rate, error) {
	if r.Replay == nil {
		return random.NewRate(r.pieces)
	}
	var pieces []random.Piece
	k := 0
	for from := des.Time(0); from < run; from += des.Hour {
		to, first := min(from+des.Hour, run), k
		for k < len(r.Replay.At) && r.Replay.At[k] < to {
			k++
		}
		perSecond := float64(k-first) / (to - from).Seconds()
		pieces = append(pieces, random.Piece{From: from.Seconds(), To: to.Seconds(), Start: perSecond, End: perSecond})
	}
	return random.NewRate(pieces)
}

// fingerprint is a hash of when callers come and who they are. The files and columns that say so do not matter.
func (r *Calls) fingerprint() string {
	hash := sha256.New()
	if r.Replay == nil {
		for _, p := range r.pieces {
			binary.Write(hash, binary.BigEndian, p)
		}
	} else {
		for _, list := range []any{int64(len(r.Replay.At)), r.Replay.At, r.Replay.Services, r.Replay.Regions, r.Replay.Accesses} {
			binary.Write(hash, binary.BigEndian, list)
		}
	}
	for _, said := range r.Says {
		binary.Write(hash, binary.BigEndian, said.IsSaid)
		if r.Replay == nil {
			binary.Write(hash, binary.BigEndian, said.numbers)
		}
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// noCall says why there is no call in the run.
func (i *reader) noCall() string {
	const layout = "2006-01-02 15:04:05"
	s, start := i.told.outside, i.start
	switch {
	case s.n == 0 && i.told.others.n == 0:
		return i.File + " names its columns, and has no record"
	case s.n == 0:
		return fmt.Sprintf("%s has %s, none of them among those to be taken (world.demand.columns.only)", i.File, words.Several(i.told.others.n, "record", "records"))
	}
	return fmt.Sprintf("%s has %s, none of them within the run. The run is from %s to %s; the first record is from %s, the last from %s",
		i.File, words.Several(s.n, "record", "records"), start.Format(layout), start.Add(i.run.Duration()).Format(layout),
		start.Add(s.from.Duration()).Format(layout), start.Add(s.to.Duration()).Format(layout))
}

// Span is when the first and the last call come, and the day with the most calls: when it begins, and how many it has.
func (r *Calls) Span() (first, last, day des.Time, most int) {
	if r.Replay == nil {
		return r.spanOfIntervals()
	}
	at := r.Replay.At
	for k := 0; k < len(at); {
		of, n := at[k]/des.Day, 0
		for ; k < len(at) && at[k]/des.Day == of; k++ {
			n++
		}
		if n > most {
			day, most = of*des.Day, n
		}
	}
	return at[0], at[len(at)-1], day, most
}

func (r *Calls) spanOfIntervals() (first, last, day des.Time, most int) {
	sums := map[des.Time]float64{}
	first = -1
	for _, p := range r.pieces {
		from := des.FromSeconds(p.From)
		if p.Start == 0 {
			continue
		}
		if first < 0 {
			first = from
		}
		last = des.FromSeconds(p.To)
		of := from / des.Day * des.Day
		if sums[of] += float64(p.Start * (p.To - p.From)); int(sums[of]+0.5) > most {
			day, most = of, int(sums[of]+0.5)
		}
	}
	return first, last, day, most
}
