package cause

import "nines/sim/des"

// Tide is how many people came to a place lately, and what became of them: in this span of five minutes and the one before.
// Somebody who calls again and again is counted once: what is wanting is a place for each person, not for each call.
type Tide struct {
	span        int64    // the number of this span in the run
	ends        des.Time // when it is over; 0 before anybody came
	now, before counts
}

type counts struct {
	came   int32
	surged int32 // of those, the ones who called because of a surge
	served int32
	missed int32 // left without being served
}

// length is how long a span is.
const length = 5 * des.Minute

// Came counts somebody who came.
func (t *Tide) Came(at des.Time, surged bool) {
	t.turn(at)
	t.now.came++
	if surged {
		t.now.surged++
	}
}

// Served counts somebody who got what was wanted.
func (t *Tide) Served(at des.Time) {
	t.turn(at)
	t.now.served++
}

// Missed counts somebody who left without it.
func (t *Tide) Missed(at des.Time) {
	t.turn(at)
	t.now.missed++
}

// turn begins a new span if the last one is over.
func (t *Tide) turn(at des.Time) {
	if at >= t.ends {
		t.begin(int64(at / length))
	}
}

// begin begins a span.
func (t *Tide) begin(span int64) {
	t.ends = des.Time(span+1) * length
	switch span - t.span {
	case 0:
		return
	case 1:
		t.before = t.now
	default:
		t.before = counts{}
	}
	t.now, t.span = counts{}, span
}

// Lost is the share of those who left lately who were not served, were one more served: a few do not prove that all are lost.
func (t *Tide) Lost(at des.Time) float64 {
	t.turn(at)
	served, missed := t.now.served+t.before.served, t.now.missed+t.before.missed
	if missed == 0 {
		return 0
	}
	return float64(missed) / float64(missed+served+1)
}

// Surged is how many came with surges for each who did not: +Inf if all did.
func (t *Tide) Surged(at des.Time) float64 {
	t.turn(at)
	came, surged := t.now.came+t.before.came, t.now.surged+t.before.surged
	if surged == 0 {
		return 0
	}
	return float64(surged) / float64(came-surged)
}
