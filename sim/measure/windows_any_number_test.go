package measure

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency"
)

// manyWindows begin one after another, overlap, and cover what is left of the hour.
func manyWindows(n int) []Window {
	list := make([]Window, n)
	for i := range list {
		from := des.Time(i) * des.Hour / des.Time(n)
		list[i] = Window{fmt.Sprintf("w%d", i), from, min(des.Hour, from+des.Hour/2+des.Second)}
	}
	return list
}

// TestAnyNumberOfWindows: each of many is what it is when it is the only one, in every measure; more than 64 need no room that is
// not there.
func TestAnyNumberOfWindows(t *testing.T) {
	for _, n := range []int{63, 64, 65, 200} {
		windows := manyWindows(n)
		s := oneOfEach()
		for i := range int32(20) {
			s.caller(20+i).dials(at(int(i), 30)).ends(at(int(i), 40), emergency.Refused).leaves(at(int(i), 40), emergency.GaveUp)
		}
		all := s.closed(t, windowed(windows...))
		row := all.Row()
		for _, w := range []int{0, 1, 61, 62, n - 2, n - 1} {
			alone := s.closed(t, windowed(windows[w]))
			for i, v := range alone.Row() {
				m := alone.plan.measures[i]
				if m.Window != windows[w].Name || m.Name == "" {
					continue
				}
				require.Equal(t, math.Float64bits(v), math.Float64bits(row[all.plan.Find(m.Name, m.Window, m.Group)]), "%s in %s of %d", m.Name, m.Window, n)
			}
		}
		require.Positive(t, all.value("calls.offered", "w0", Group{}))
	}
}

// TestASetOfWindows holds the sets against plain lists.
func TestASetOfWindows(t *testing.T) {
	list := func(s windowSet) (all []int) {
		s.each(func(w int) { all = append(all, w) })
		return all
	}
	inside := make(windowSet, wordsFor(129))
	require.Empty(t, list(inside))
	for _, w := range []int{0, 63, 64, 128} {
		inside.add(w)
	}
	require.Equal(t, []int{0, 63, 64, 128}, list(inside))
	var fresh []int
	counted := make(windowSet, 3)
	counted.news(inside, func(w int) { fresh = append(fresh, w) })
	require.Equal(t, []int{0, 63, 64, 128}, fresh)
	inside.add(65)
	fresh = nil
	counted.news(inside, func(w int) { fresh = append(fresh, w) })
	require.Equal(t, []int{65}, fresh, "what is known is no news")
}

// TestHarmOfTwoCallers: what is known of one says nothing of another, however many windows there are.
func TestHarmOfTwoCallers(t *testing.T) {
	for words := 1; words < 4; words++ {
		var h harm
		for _, set := range []windowSet{h.of(1, words).affected, h.of(1, words).seen, h.of(1, words).inVain} {
			for w := range set {
				set[w] = 1<<64 - 1
			}
		}
		require.Equal(t, make(harm, 3*words), h[:3*words], "caller 0")
		require.Len(t, h, 6*words)
		for _, word := range h[3*words:] {
			require.NotZero(t, word)
		}
		h.of(1, words).reset()
		require.Equal(t, make(harm, 6*words), h)
	}
}

// BenchmarkWindows is a replication of a thousand callers and its row. The time for each window must not grow with their number.
func BenchmarkWindows(b *testing.B) {
	s := &script{}
	for i := range int32(1000) {
		s.caller(i).dials(des.Time(i)*3*des.Second).ends(des.Time(i)*3*des.Second+des.Second, emergency.Refused).leaves(des.Hour, emergency.GaveUp)
	}
	for _, n := range []int{1, 10, 100, 300, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			tally := windowed(manyWindows(n)...).NewTally()
			for b.Loop() {
				tally.Reset()
				tally.Observe(s.list)
				tally.Row()
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/window")
		})
	}
}
