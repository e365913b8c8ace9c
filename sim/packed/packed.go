// Package packed compresses what is embedded in the program. As it stands it would be a large part of the program.
package packed

import (
	"bytes"
	"compress/gzip"
	"io"
)

// Pack compresses a text that will be embedded. The bytes depend on the version of Go, and what they unpack to does not.
func Pack(text []byte) []byte {
	var to bytes.Buffer
	w, _ := gzip.NewWriterLevel(&to, gzip.BestCompression)
	_, _ = w.Write(text)
	_ = w.Close() // a buffer takes everything
	return to.Bytes()
}

// Unpack is the text that was compressed. It panics if the bytes are damaged: they are part of the program.
func Unpack(embedded []byte) []byte {
	r, err := gzip.NewReader(bytes.NewReader(embedded))
	if err != nil {
		panic(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		panic(err)
	}
	return text
}
