package page

import (
	"bytes"
	"fmt"
	"io"

	"nines/sim/report"
)

// WriteSaved draws a document after a round trip through JSON. The page is then the same whether it is made by a run or from
// saved results.
func WriteSaved(to io.Writer, d *report.Document) error {
	again, err := readAgain(d.JSON, report.ReadDocument)
	if err != nil {
		return err
	}
	return Write(to, again)
}

// WriteSavedComparison does the same for a comparison.
func WriteSavedComparison(to io.Writer, d *report.Comparison) error {
	again, err := readAgain(d.JSON, report.ReadComparison)
	if err != nil {
		return err
	}
	return WriteComparison(to, again)
}

func readAgain[D any](write func(io.Writer) error, read func([]byte) (D, error)) (again D, err error) {
	var text bytes.Buffer
	if err := write(&text); err != nil {
		return again, err
	}
	if again, err = read(text.Bytes()); err != nil {
		return again, fmt.Errorf("a defect in nines: the report it wrote cannot be read: %w", err)
	}
	return again, nil
}
