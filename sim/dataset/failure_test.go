package dataset

import (
	"errors"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/plan"
)

var errFull = errors.New("no space left on device")

// disk has room for so many bytes.
type disk struct{ room *int }

func (d disk) Write(p []byte) (int, error) {
	if *d.room -= len(p); *d.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

// TestADiskThatFillsUp at whatever byte ends the writing with that error.
func TestADiskThatFillsUp(t *testing.T) {
	c := compared(t, "first-steps", 2)
	whole := 0
	for _, b := range write(t, &Set{Comparison: c, Calls: []int{0}, Callers: []int{0}}) {
		whole += b.Len()
	}
	try := func(room int) error {
		s := &Set{Version: "test", Comparison: c, Calls: []int{0}, Callers: []int{0}, Replaying: func(*plan.Plan, int, int) error { return nil }}
		return s.Write(func(string) (io.Writer, error) { return disk{&room}, nil })
	}
	require.NoError(t, try(whole))
	for room := whole - 1; room >= 0; room -= whole/effort.Of(5, 40) + 1 {
		require.ErrorIs(t, try(room), errFull, "%d of %d bytes", room, whole)
	}
}

// TestAnInterruptEndsTheWriting, and so does a file that cannot be made.
func TestAnInterruptEndsTheWriting(t *testing.T) {
	c := compared(t, "first-steps", 2)
	interrupted := errors.New("interrupted")
	s := &Set{Version: "test", Comparison: c, Calls: []int{0, 1}, Replaying: func(_ *plan.Plan, done, all int) error {
		require.Equal(t, 4, all)
		if done == 1 {
			return interrupted
		}
		return nil
	}}
	require.ErrorIs(t, s.Write(written{}.create), interrupted)
	s = &Set{Version: "test", Comparison: c}
	require.ErrorIs(t, s.Write(func(string) (io.Writer, error) { return nil, errFull }), errFull)
}
