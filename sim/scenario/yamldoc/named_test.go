package yamldoc_test

import (
	"github.com/stretchr/testify/require"
	"nines/sim/scenario/yamldoc"
	"testing"
)

// TestANamedNumberIsSetByItsFullName: its name alone is no key of the file.
func TestANamedNumberIsSetByItsFullName(t *testing.T) {
	doc, ok := yamldoc.Read("a.yaml", []byte("numbers: {level: 65%}\nworld: {share: numbers.level}\n"))
	require.True(t, ok)
	require.ErrorContains(t, doc.Set("level=3%"), "level is a named number: write --set numbers.level=3%")
	require.Empty(t, doc.Set("numbers.level=3%"))
}
