package words_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/words"
)

func TestOfGroup(t *testing.T) {
	names := []string{"callers.affected", "calls.offered", "callers.affected", "callers.trying", "callers"}
	require.Equal(t, []string{"callers.affected", "callers.trying"}, words.OfGroup("callers.lost", names))
	require.Empty(t, words.OfGroup("", names))
	require.Empty(t, words.OfGroup("people.lost", names))
	require.Equal(t, "; there are callers.affected, callers.trying", words.Hint("callers.lost", names))
	require.Empty(t, words.Hint("people.lost", names))
}
