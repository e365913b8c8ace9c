package record

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/scenario/table"
)

// TestOneCauseIsOneProblem: what is wrong in the same way in many records is told once, with how many are like it; other causes
// are told beside it.
func TestOneCauseIsOneProblem(t *testing.T) {
	for _, n := range []int{1, 2, 200} {
		text := "t,service\n"
		for k := range n {
			text += fmt.Sprintf("about %d o'clock,police\n", k)
		}
		s, err := table.Open(strings.NewReader(text + "00:00,police,x\n"))
		require.NoError(t, err)
		_, problems := day(t, Columns{Time: Time{Column: "t"}}).Read(s)
		require.Len(t, problems, 2)
		require.Equal(t, 2, problems[0].Line)
		require.Equal(t, n > 1, strings.Contains(problems[0].Message, fmt.Sprintf("(and %d more like it)", n-1)), problems[0].Message)
		require.Contains(t, problems[1].Message, "expected 2 values")
	}
}
