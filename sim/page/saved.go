package page

import (
	"bytes"
	"fmt"
	"io"
	"slices"

	"nines/sim/report"
	"nines/sim/report/study"
)

// WriteSaved draws results after a round trip through JSON. The page is then the same whether it is made by a run or from saved
// results.
func WriteSaved(to io.Writer, c Content) (err error) {
	if c.Comparison != nil {
		c.Comparison, err = readAgain(c.Comparison.JSON, report.ComparisonAgain)
	} else if c.Document != nil {
		c.Document, err = readAgain(c.Document.JSON, report.DocumentAgain)
	}
	if err != nil {
		return err
	}
	c.Studies = slices.Clone(c.Studies)
	for i, d := range c.Studies {
		if c.Studies[i], err = readAgain(d.JSON, study.Read); err != nil {
			return err
		}
	}
	return WriteContent(to, c)
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
