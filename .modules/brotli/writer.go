package brotli

import (
	"errors"
	"io"
)

// ErrReadOnly is the error of every attempt to compress.
var ErrReadOnly = errors.New("brotli: this copy only decompresses")

// WriterOptions are those of the original.
type WriterOptions struct {
	Quality int
	LGWin   int
}

// Writer compresses nothing.
type Writer struct{}

// NewWriterOptions gives a writer whose every call fails with [ErrReadOnly].
func NewWriterOptions(io.Writer, WriterOptions) *Writer { return &Writer{} }

// Write fails.
func (*Writer) Write([]byte) (int, error) { return 0, ErrReadOnly }

// Close fails.
func (*Writer) Close() error { return ErrReadOnly }

// Reset does nothing.
func (*Writer) Reset(io.Writer) {}
