package picture

import (
	"testing"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"github.com/stretchr/testify/require"

	"nines/sim/packed"
)

// TestTheFontsAreThoseOfTheModule, byte for byte. After a new version of the module, compress its files again.
func TestTheFontsAreThoseOfTheModule(t *testing.T) {
	require.Equal(t, liberationsansregular.TTF, packed.Unpack(regularFont))
	require.Equal(t, liberationsansbold.TTF, packed.Unpack(boldFont))
}
