package table

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzOpen gives the opener any file at all: it neither panics nor hangs, and all places are in the file.
func FuzzOpen(f *testing.F) {
	for _, text := range []string{
		"a,b\n1,\"2\n3\"\n", "sep=;\na;b\n", "\xff\xfea\x00,\x00b\x00\n\x00", "\x1f\x8b\x08", "PK\x03\x04xl/", "PAR1\x00\x00PAR1", "\"", "a|b\n|\n", "\x80\n", "\uFEFF\n", "{\"a\":1}",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		s, err := Open(bytes.NewReader(file))
		if err != nil {
			require.NotEmpty(t, err.Error())
			return
		}
		r := s.Rows()
		for last := 0; r.Next(); last = r.Number {
			require.Greater(t, r.Number, last)
			for k := range r.Fields {
				at := r.Place(k)
				require.True(t, at.Line >= r.Number && at.Column >= 1 && at.Width >= 1)
			}
		}
	})
}
