package input_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/scenario/input"
)

// TestExample: an example has the unit of the value, and stands in quotes.
func TestExample(t *testing.T) {
	for want, in := range map[string]input.Input{
		"'a.takes=1m to 4m'":   {Name: "a.takes", Unit: input.Duration, Best: 120},
		"'a.seats=55 to 220'":  {Name: "a.seats", Unit: input.Count, Best: 110, Whole: true},
		"'a.share=40% to 90%'": {Name: "a.share", Unit: input.Share, Best: 0.8},
		"'a.at=LOW to HIGH'":   {Name: "a.at", Unit: input.Instant, Best: 60},
		"'a.none=LOW to HIGH'": {Name: "a.none", Unit: input.Count},
	} {
		require.Equal(t, want, in.Example())
	}
}
