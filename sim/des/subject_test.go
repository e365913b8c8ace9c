package des

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSubjectIsOfTheNextEvent, as long as that lies in the open slice.
func TestSubjectIsOfTheNextEvent(t *testing.T) {
	var c Calendar[uint8]
	require.EqualValues(t, nobody, c.Subject())
	c.Schedule(2, 0, 12, 0)
	c.Schedule(1, 0, 11, 0)
	require.EqualValues(t, 11, c.Subject())
	c.Pop()
	require.EqualValues(t, 12, c.Subject())
	c.Pop()
	c.Schedule(Hour, 0, 13, 0)
	require.EqualValues(t, nobody, c.Subject())
}
