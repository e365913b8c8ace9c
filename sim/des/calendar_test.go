package des

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"testing"

	"github.com/stretchr/testify/require"
)

type kind uint8

// reference is the calendar as anybody would first write it: a sorted slice.
type reference []Event[kind]

func (r *reference) schedule(e Event[kind]) {
	*r = append(*r, e)
	sort.SliceStable(*r, func(i, j int) bool {
		a, b := (*r)[i], (*r)[j]
		if a.At != b.At {
			return a.At < b.At
		}
		return a.Kind() < b.Kind()
	})
}

// remove takes out the event of a subject, if it is there.
func (r *reference) remove(subject int32) bool {
	at := slices.IndexFunc(*r, func(e Event[kind]) bool { return e.Subject == subject })
	if at < 0 {
		return false
	}
	*r = slices.Delete(*r, at, at+1)
	return true
}

func (r *reference) pop() Event[kind] {
	e := (*r)[0]
	*r = (*r)[1:]
	return e
}

// play runs a program of operations, one byte each, on both calendars and demands the same answers. The events lie within one
// slice of the calendar, some slices apart, or beyond all slices.
func play(t *testing.T, program []byte) {
	for _, unit := range []Time{1, 1 << (sliceBits - 2), 100 << sliceBits, Hour, 1 << 50} {
		playIn(t, program, unit)
	}
}

// playIn does so with times of one unit.
func playIn(t *testing.T, program []byte, unit Time) {
	var c Calendar[kind]
	var r reference
	var scheduled []Event[kind] // by subject
	var places []Place
	now := Time(0)
	for i, op := range program {
		if at := int(op>>2) * len(scheduled) / 64; op&3 == 1 && len(scheduled) > 0 { // one that has perhaps come, or been cancelled
			e := scheduled[at]
			if c.Cancel(places[at], e.Kind(), e.Subject, 0) {
				require.True(t, r.remove(e.Subject), "operation %d: cancelled what was not there", i)
			}
			require.Equal(t, len(r), c.Len())
			continue
		}
		if op&3 == 0 && len(r) > 0 {
			require.Equal(t, r[0].At, c.Next())
			want, got := r.pop(), c.Pop()
			require.Equal(t, want.Subject, got.Subject, "operation %d", i)
			require.Equal(t, want.Kind(), got.Kind())
			now = got.At
			continue
		}
		at, k := now+Time(op>>5)*unit, kind(op>>2&7) // few distinct times and kinds: many ties
		e := Event[kind]{At: at, order: uint64(k) << 56, Subject: int32(len(scheduled))}
		scheduled, places = append(scheduled, e), append(places, c.Schedule(at, k, e.Subject, 0))
		r.schedule(e)
		require.Equal(t, len(r), c.Len())
	}
	for len(r) > 0 {
		require.Equal(t, r.pop().Subject, c.Pop().Subject)
	}
	require.Equal(t, Never, c.Next())
	require.Zero(t, c.Len())
}

func FuzzCalendar(f *testing.F) {
	f.Add([]byte{1, 5, 9, 0, 0, 0})
	f.Add([]byte{255, 254, 0, 33, 34, 35, 0, 0, 4, 8, 0})
	f.Fuzz(play)
}

func TestCalendarAgainstSortedSlice(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		program := make([]byte, 600)
		for i := range program {
			program[i] = byte(r.Uint32())
		}
		play(t, program)
	}
}

// TestATimerMinutesAheadIsTakenBack: it does not come, and its place is used again.
func TestATimerMinutesAheadIsTakenBack(t *testing.T) {
	var c Calendar[kind]
	for turn := range uint32(100) {
		at := c.Schedule(Time(turn)*Second+5*Minute, 3, 7, turn)
		require.False(t, c.Cancel(at, 2, 7, turn), "of another kind")
		require.False(t, c.Cancel(at, 3, 8, turn), "of another subject")
		require.False(t, c.Cancel(at, 3, 7, turn+1), "of another turn")
		require.True(t, c.Cancel(at, 3, 7, turn))
		require.False(t, c.Cancel(at, 3, 7, turn), "once is enough")
	}
	require.Zero(t, c.Len())
	require.Equal(t, Never, c.Next())
	require.Len(t, c.places, 2, "one after another at the same place")
	require.False(t, c.Cancel(c.Schedule(1, 3, 7, 0), 3, 7, 0), "what is near comes")
	require.Equal(t, Time(1), c.Next())
}

func TestManyEventsOfOneSliceComeInOrder(t *testing.T) {
	for _, n := range []int{few, few + 1, 10 * few} {
		var c Calendar[kind]
		var want reference
		r := rand.New(rand.NewPCG(3, 4))
		for i := range n {
			at, k := 50<<sliceBits+Time(r.IntN(1<<sliceBits)), kind(r.IntN(3))
			c.Schedule(at, k, int32(i), 0)
			want.schedule(Event[kind]{At: at, order: uint64(k) << 56, Subject: int32(i)})
		}
		for range n {
			e, ok := c.PopBy(Never)
			require.True(t, ok)
			require.Equal(t, want.pop().Subject, e.Subject)
			_, ok = c.PopBy(e.At - 1)
			require.False(t, ok, "what is left comes no sooner")
		}
	}
}

func TestTiesAreSettledByRankThenByOrderOfScheduling(t *testing.T) {
	var c Calendar[kind]
	c.Schedule(5, 2, 10, 0)
	c.Schedule(5, 1, 11, 0)
	c.Schedule(5, 2, 12, 0)
	c.Schedule(4, 7, 13, 0)
	c.Schedule(5, 1, 14, 0)
	var got []int32
	for c.Len() > 0 {
		got = append(got, c.Pop().Subject)
	}
	require.Equal(t, []int32{13, 11, 14, 10, 12}, got)
}

func TestResetStartsAfresh(t *testing.T) {
	var c Calendar[kind]
	c.Schedule(9, 0, 1, 0)
	c.Pop()
	c.Reset()
	require.Zero(t, c.Len())
	c.Schedule(3, 0, 2, 7)
	e := c.Pop()
	require.Equal(t, Time(3), e.At)
	require.EqualValues(t, 7, e.Turn)
}

func TestNoAllocationOnceWarm(t *testing.T) {
	var c Calendar[kind]
	for i := range 100 {
		c.Schedule(Time(i), 0, int32(i), 0)
	}
	turn := func() {
		e := c.Pop()
		c.Schedule(e.At+10*Second+Time(e.Subject)*Millisecond, 1, e.Subject, 0)
	}
	for range 100_000 {
		turn()
	}
	require.Zero(t, testing.AllocsPerRun(1000, turn))
}

func TestTime(t *testing.T) {
	require.Equal(t, Time(1_500_000), FromSeconds(1.5))
	require.Equal(t, Time(1), FromSeconds(0.0000005))
	require.Equal(t, -Second, FromSeconds(-1))
	require.Equal(t, 1.5, (1500 * Millisecond).Seconds())
	require.Equal(t, "1h2m3s", (Hour + 2*Minute + 3*Second).String())
	require.Equal(t, "never", Never.String())
}

// BenchmarkCalendar is the hold model: take the earliest, put one back later.
func BenchmarkCalendar(b *testing.B) {
	for _, n := range []int{10, 100, 1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var c Calendar[kind]
			r := rand.New(rand.NewPCG(1, 2))
			for i := range n {
				c.Schedule(Time(r.Uint64()>>36), 1, int32(i), 0)
			}
			for b.Loop() {
				e := c.Pop()
				c.Schedule(e.At+Time(r.Uint64()>>36), 1, e.Subject, 0)
			}
		})
	}
}
