package callback

import "nines/sim/des"

// Talk is with somebody who has answered and needs help, until that person is connected or lost.
type Talk struct {
	List    int // where the number was taken from
	Number  Number
	Began   des.Time
	Dialled int32 // calls that the caller has dialled
}

// Talks are the talks under way, by number. The numbers of talks that have ended are given out again. The zero Talks has none.
type Talks struct {
	list []Talk
	free []int32
}

// Reset ends all talks, and keeps the memory.
func (t *Talks) Reset() { t.list, t.free = t.list[:0], t.free[:0] }

// Open begins a talk, and gives its number. Numbers begin with 1: a caller with 0 is in no talk.
func (t *Talks) Open(talk Talk) (number int32) {
	if n := len(t.free); n > 0 {
		number = t.free[n-1]
		t.free = t.free[:n-1]
		t.list[number-1] = talk
		return number
	}
	t.list = append(t.list, talk)
	return int32(len(t.list))
}

// Of is the talk of a number, while it is under way.
func (t *Talks) Of(number int32) *Talk { return &t.list[number-1] }

// Close ends a talk.
func (t *Talks) Close(number int32) { t.free = append(t.free, number) }
