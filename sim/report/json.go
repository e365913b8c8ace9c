package report

import (
	"io"

	"nines/sim/report/written"
)

// JSON writes the whole document: everything that the other formats show, and the rest. Each field begins a line, and so
// does each element of a list: small enough to store, and readable as a difference between two runs.
func (d *Document) JSON(to io.Writer) error { return written.JSON(to, d) }

// JSON writes the comparison for a program, in the same manner.
func (d *Comparison) JSON(to io.Writer) error { return written.JSON(to, d) }
