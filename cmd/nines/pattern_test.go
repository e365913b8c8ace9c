package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/pattern"
)

// Patterns are compiled when they are first matched. So this test compiles all that are in the program.
func TestEveryPatternCompiles(t *testing.T) {
	require.Greater(t, pattern.CompileAll(), 50, "are there still patterns?")
}
