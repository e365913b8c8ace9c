package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/cmd/nines/model"
)

// TestACheckOfNinesThatIsNotHeld has the exit code of an expectation that is not held.
func TestACheckOfNinesThatIsNotHeld(t *testing.T) {
	require.Equal(t, exitNotHeld, exitCode(model.Red{}))
}
