package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"nines/sim/experiment"
	"nines/sim/measure"
	"nines/sim/report/phrase"
	"nines/sim/report/written"
)

// Judged is a measure of all callers together by which later runs are judged, with this one as their baseline: one value
// for each replication, exactly.
type Judged struct {
	Measure string  `json:"measure" doc:"The measure, of all callers."`
	Window  string  `json:"window" doc:"The window of its calls; run is the whole run."`
	Unit    string  `json:"unit" doc:"What it counts."`
	Better  string  `json:"better" doc:"Which way it is better: less, more, or neither."`
	Values  []Exact `json:"values" doc:"Its value in each replication, in their order."`

	Numerators   []Exact `json:"numerators,omitempty" doc:"Of a quotient: what is above the line in each replication."`
	Denominators []Exact `json:"denominators,omitempty" doc:"Of a quotient: what is below the line in each replication."`
}

// judged keeps what later runs are judged by.
func (a *author) judged() {
	for _, c := range a.Record(a.doc.Version).Columns {
		a.doc.Judged = append(a.doc.Judged, Judged{
			c.Name, c.Window, string(c.Unit), c.Better.String(), exactly[Exact](c.Values), exactly[Exact](c.Num), exactly[Exact](c.Den),
		})
	}
}

// exactly turns values into another type of number; nil stays nil.
func exactly[To, From ~float64](values []From) []To {
	if values == nil {
		return nil
	}
	list := make([]To, len(values))
	for i, v := range values {
		list[i] = To(v)
	}
	return list
}

// Baseline is what of a report later runs are compared with.
type Baseline struct {
	Version  string   `json:"version"`
	Scenario Subject  `json:"scenario"`
	Run      RunFacts `json:"run"`
	Windows  []Span   `json:"windows"`
	Judged   []Judged `json:"judged"`
}

// Span is from when to when a window is.
type Span struct {
	Name string `json:"name"`
	From string `json:"from"`
	To   string `json:"to"`
}

// moved gives the windows that two reports have by the same name, and which are not the same, the names of two.
func (b *Baseline) moved(other *Baseline) {
	for i := range b.Windows {
		for k := range other.Windows {
			if one, two := &b.Windows[i], &other.Windows[k]; one.Name == two.Name && *one != *two {
				b.rename(*one)
				other.rename(*two)
			}
		}
	}
}

// rename puts a window's times into its name.
func (b *Baseline) rename(s Span) {
	b.Judged = slices.Clone(b.Judged)
	for i := range b.Judged {
		if b.Judged[i].Window == s.Name {
			b.Judged[i].Window = fmt.Sprintf("%s (%s to %s)", s.Name, s.From, s.To)
		}
	}
}

// Baseline is the report as the baseline of later ones.
func (d *Document) Baseline() *Baseline {
	b := &Baseline{d.Version, d.Scenario, d.Run, nil, d.Judged}
	for _, w := range d.Windows {
		b.Windows = append(b.Windows, Span{w.Name, w.From, w.To})
	}
	return b
}

// Record is the baseline as the experiment compares it.
func (b *Baseline) Record() experiment.Record {
	r := experiment.Record{Version: b.Version, Fingerprint: b.Scenario.Fingerprint, Digest: b.Run.Digest, Seed: b.Run.Seed}
	for _, j := range b.Judged {
		r.Columns = append(r.Columns, experiment.Column{
			Name: j.Measure, Window: j.Window, Unit: measure.Unit(j.Unit), Better: measure.SenseOf(j.Better),
			Values: exactly[float64](j.Values), Num: exactly[float64](j.Numerators), Den: exactly[float64](j.Denominators),
		})
	}
	return r
}

// mostBaseline bounds the size of a file that is read, in bytes.
const mostBaseline = 256 << 20

// ReadBaseline reads a report.json that is to be a baseline. The error is the end of a sentence about the file, such as "it
// is empty".
func ReadBaseline(from io.Reader) (*Baseline, error) {
	text, err := io.ReadAll(io.LimitReader(from, mostBaseline+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("it cannot be read to its end: %w", err)
	case len(text) > mostBaseline:
		return nil, fmt.Errorf("it is longer than %d MiB", mostBaseline>>20)
	case len(bytes.TrimSpace(text)) == 0:
		return nil, errors.New("it is empty")
	}
	var is struct {
		Format string `json:"format"`
	}
	if err := json.Unmarshal(text, &is); err != nil {
		return nil, inJSON(text, err)
	}
	switch format, _, _ := strings.Cut(Format, "/"); {
	case is.Format == Format:
	case strings.HasPrefix(is.Format, format+"/"):
		return nil, fmt.Errorf("its format is %.30s, and this nines reads %s", phrase.Plain(is.Format), Format)
	default:
		return nil, errNoReport
	}
	var b Baseline
	if err := json.Unmarshal(text, &b); err != nil {
		return nil, inJSON(text, err)
	}
	if err := b.check(); err != nil {
		return nil, err
	}
	return &b, nil
}

var errNoReport = errors.New("it is no report.json of nines run")

// inJSON says in words what is wrong with the JSON text of a baseline.
func inJSON(text []byte, err error) error {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) && (kind.Field == "" || kind.Field == "format") {
		return errNoReport
	}
	return written.Slip(text, err)
}

// isAbsurd reports whether a value is one that no run has. Sums of such values would overflow, and a comparison that overflows
// shows nothing.
func isAbsurd(v Exact) bool {
	return math.Abs(float64(v)) >= mostOfAnything && !math.IsInf(float64(v), 1)
}

// check says what of the baseline does not fit together.
func (b *Baseline) check() error {
	switch {
	case b.Run.Replications < 1:
		return errors.New("it has no replications")
	case len(b.Judged) == 0 || b.Scenario.Fingerprint == "" || b.Run.Digest == "":
		return errors.New("it does not hold the values of the single replications: an older nines wrote it")
	}
	seen := map[[2]string]bool{}
	for _, j := range b.Judged {
		at := [2]string{j.Measure, j.Window}
		switch {
		case j.Measure == "" || j.Window == "":
			return errors.New("it does not fit together: a judged measure has no name or no window")
		case seen[at]:
			return fmt.Errorf("it does not fit together: %s in the window %s is there twice", phrase.Plain(j.Measure), phrase.Plain(j.Window))
		case len(j.Values) != b.Run.Replications:
			return fmt.Errorf("it does not fit together: %s in the window %s has %d values, and there are %d replications",
				phrase.Plain(j.Measure), phrase.Plain(j.Window), len(j.Values), b.Run.Replications)
		case len(j.Numerators) != len(j.Denominators) || len(j.Numerators) > 0 && len(j.Numerators) != b.Run.Replications:
			return fmt.Errorf("it does not fit together: %s in the window %s is of %d and %d values, and there are %d replications",
				phrase.Plain(j.Measure), phrase.Plain(j.Window), len(j.Numerators), len(j.Denominators), b.Run.Replications)
		}
		for _, values := range [][]Exact{j.Values, j.Numerators, j.Denominators} {
			if k := slices.IndexFunc(values, isAbsurd); k >= 0 {
				return fmt.Errorf("it does not fit together: %s in the window %s is %g in replication %d, and no run has so much",
					phrase.Plain(j.Measure), phrase.Plain(j.Window), float64(values[k]), k)
			}
		}
		seen[at] = true
	}
	return nil
}
