package packed_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/packed"
)

func TestUnpackReversesPack(t *testing.T) {
	text := bytes.Repeat([]byte("one call in nine was lost. "), 1000)
	small := packed.Pack(text)
	require.Less(t, len(small), len(text)/10)
	require.Equal(t, text, packed.Unpack(small))
	require.Empty(t, packed.Unpack(packed.Pack(nil)))
	require.Panics(t, func() { packed.Unpack(small[:len(small)/2]) }, "a damaged part of the program goes unnoticed")
}
