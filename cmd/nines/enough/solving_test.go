package enough

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/experiment"
	"nines/sim/report/study/solved"
)

// TestExcuse: what the scenario cannot take costs a further question its answer, and never the study its own. An interrupt ends it.
func TestExcuse(t *testing.T) {
	out := &solved.Solved{}
	wrapped := fmt.Errorf("point 12: %w", unfit{errors.New(`no value is at "alarm-level"`)})
	require.NoError(t, excuse(out, "what to buy first", wrapped))
	require.Equal(t, []string{`what to buy first was not found out: point 12: no value is at "alarm-level"`}, out.Failed)
	require.ErrorIs(t, excuse(out, "what to buy first", experiment.ErrInterrupted), experiment.ErrInterrupted)
	require.Len(t, out.Failed, 1)
}
