package words

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNearest(t *testing.T) {
	names := []string{"circuits", "access", "routes", "at", "handling", "first-calls", "first-delay"}
	for word, want := range map[string]string{
		"circuit": "circuits", "cirucits": "circuits", "Access": "access", "acces": "access", "acess": "access",
		"route": "routes", "first_calls": "first-calls", "firstcalls": "first-calls",
		"hand": "handling", "handling-time": "handling", "AT": "at", "a": "", "it": "", "zebra": "", "first": "", "": "",
	} {
		require.Equal(t, want, Nearest(word, names), word)
	}
	require.Equal(t, "", Nearest(strings.Repeat("x", 1<<20), names))
}

func TestLongListsAreCutShort(t *testing.T) {
	require.Equal(t, "a, a", Listed([]string{"a", "a"}))
	require.True(t, strings.HasSuffix(Listed(make([]string, 100)), " and 60 more"))
}
