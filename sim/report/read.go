package report

import (
	"reflect"

	"nines/sim/report/written"
)

// ReadDocument reads what JSON has written. It takes nothing on trust: a document that lacks what is drawn, or says what
// cannot be, is refused, with what is wrong with it.
func ReadDocument(text []byte) (*Document, error) {
	d := &Document{}
	if err := readAs(text, "report", d); err != nil {
		return nil, err
	}
	d.place()
	return d, d.isSound()
}

// ReadComparison reads what a comparison's JSON has written, in the same manner.
func ReadComparison(text []byte) (*Comparison, error) {
	d := &Comparison{}
	if err := readAs(text, "comparison", d); err != nil {
		return nil, err
	}
	return d, d.isSound()
}

// DocumentAgain reads a document that this program has written a moment ago.
func DocumentAgain(text []byte) (*Document, error) {
	d := &Document{}
	err := written.Again(text, d)
	d.place()
	return d, err
}

// ComparisonAgain does so with a comparison.
func ComparisonAgain(text []byte) (*Comparison, error) {
	d := &Comparison{}
	return d, written.Again(text, d)
}

// FormatOf is the format that a JSON document says it has; empty where it is none.
func FormatOf(text []byte) string { return written.FormatOf(text) }

// readAs reads a document and refuses numbers for which there are no words.
func readAs(text []byte, name string, into any) error {
	if err := documentOf(name).Read(text, into); err != nil {
		return err
	}
	return numbersAreSound(reflect.ValueOf(into), "")
}
