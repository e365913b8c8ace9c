package scenario

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/random"
)

// Record is what a record of real calls came to.
type Record struct {
	File      string
	Calls     int  // records of the run
	First     int  // of which so many are first calls; the others are redials
	Outside   int  // records from before the run, or after it
	Others    int  // records that are not among the only ones to be taken
	ByCaller  bool // it says who called, so that redials are known
	AllFirst  bool // the scenario says that there are none
	Busiest   int  // the most calls of one caller,
	BusyLine  int  // the first of which is in this line of the file
	Says      [aspects]Said
	Untouched []string // columns that are called like something that is drawn by shares

	replay *emergency.Replay
	print  string // a hash of all of it that moves a number
}

// Said is what a record says of one aspect of the callers.
type Said struct {
	Key     string // such as service
	IsSaid  bool   // there is a column for it
	Not     int    // of how many callers it is not said
	numbers []int  // callers by what is said; last those who want nothing
}

// made is what the records that have been read come to.
func (i *importer) made() *Record {
	r := &Record{
		File: i.file, Calls: len(i.calls), Outside: i.outside.records, Others: i.others, ByCaller: i.caller != emergency.None,
		Untouched: i.untouched,
		replay:    &emergency.Replay{},
	}
	for t := range i.aspects {
		r.Says[t] = Said{Key: i.aspects[t].key, IsSaid: i.aspects[t].column != emergency.None, numbers: make([]int, len(i.aspects[t].names)+1)}
	}
	for who, n := range i.callers.calls {
		if n > r.Busiest {
			r.Busiest, r.BusyLine = n, i.callers.lines[who]
		}
	}
	first := i.firstCalls()
	r.First = len(first)
	r.replay.At = make([]des.Time, 0, len(first))
	for k := range first {
		r.add(&first[k])
	}
	r.print = r.fingerprint()
	return r
}

// firstCalls are the first of each caller, in the order of their times; calls of one time stay in the order of the file.
func (i *importer) firstCalls() []call {
	slices.SortStableFunc(i.calls, func(a, b call) int { return cmp.Compare(a.at, b.at) })
	called := make([]bool, len(i.callers.calls))
	return slices.DeleteFunc(i.calls, func(c call) bool {
		if c.by == emergency.None || !called[c.by] {
			if c.by != emergency.None {
				called[c.by] = true
			}
			return false
		}
		return true
	})
}

// add takes a first call.
func (r *Record) add(c *call) {
	to := r.replay
	to.At = append(to.At, c.at)
	for t := range r.Says {
		said := &r.Says[t]
		if !said.IsSaid {
			continue
		}
		switch what := c.says[t]; what {
		case emergency.Unsaid:
			said.Not++
		case emergency.Nothing:
			said.numbers[len(said.numbers)-1]++
		default:
			said.numbers[what]++
		}
		switch t {
		case aService:
			to.Services = append(to.Services, int8(c.says[t]))
		case aRegion:
			to.Regions = append(to.Regions, c.says[t])
		case anAccess:
			to.Accesses = append(to.Accesses, int8(c.says[t]))
		}
	}
}

// fingerprint is a hash of when callers come and what is said of them. The files and columns that say so do not matter.
func (r *Record) fingerprint() string {
	hash := sha256.New()
	for _, list := range []any{int64(len(r.replay.At)), r.replay.At, r.replay.Services, r.replay.Regions, r.replay.Accesses} {
		binary.Write(hash, binary.BigEndian, list)
	}
	for _, said := range r.Says {
		binary.Write(hash, binary.BigEndian, said.IsSaid)
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// shares are those of the names of a aspect among the callers of whom it is said, and the share of those who want nothing.
// Where nobody wants anything, all names are alike.
func (s *Said) shares() (of []float64, nothing float64) {
	last := len(s.numbers) - 1
	some, all := 0, s.numbers[last]
	for _, n := range s.numbers[:last] {
		some, all = some+n, all+n
	}
	for _, n := range s.numbers[:last] {
		if some == 0 {
			of = append(of, 1/float64(last))
		} else {
			of = append(of, float64(n)/float64(some))
		}
	}
	return of, float64(s.numbers[last]) / float64(max(1, all))
}

// rate is that of the first calls in each hour of the run, by which surges add others.
func (r *Record) rate(run des.Time) (random.Rate, error) {
	var pieces []random.Piece
	k := 0
	for from := des.Time(0); from < run; from += des.Hour {
		to, first := min(from+des.Hour, run), k
		for k < len(r.replay.At) && r.replay.At[k] < to {
			k++
		}
		perSecond := float64(k-first) / (to - from).Seconds()
		pieces = append(pieces, random.Piece{From: from.Seconds(), To: to.Seconds(), Start: perSecond, End: perSecond})
	}
	return random.NewRate(pieces)
}
