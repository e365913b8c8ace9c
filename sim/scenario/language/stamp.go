package language

import (
	"strings"
	"time"

	"nines/sim/scenario/yamldoc"
)

// Stamps are the clock times of a document, by where they stand: what a shift rewrites. Times that hang on others are not
// among them, as they move by themselves.
type Stamps map[yamldoc.Spot][]Stamp

// Stamp is a clock time as it is written, and the moment that it means.
type Stamp struct {
	Text string
	At   time.Time
}

// stamp notes a clock time.
func (r *Reading) stamp(n *yamldoc.Node, text string, at time.Time) {
	if r.Stamps == nil {
		r.Stamps = Stamps{}
	}
	spot := r.Doc.SpotOf(n)
	for _, known := range r.Stamps[spot] {
		if known.Text == text {
			return
		}
	}
	r.Stamps[spot] = append(r.Stamps[spot], Stamp{text, at})
}

// Later is the text of a place with every clock time moved. Two times with a hyphen between them become two with the word to:
// with dates, a hyphen is hard to read.
func Later(text string, stamps []Stamp, by time.Duration) string {
	if len(stamps) == 2 && InstantParts.MatchString(stamps[0].Text) {
		return stamps[0].later(by) + " to " + stamps[1].later(by)
	}
	return strings.Replace(text, stamps[0].Text, stamps[0].later(by), 1)
}

// later is the clock time that much later, as it would be written.
func (s Stamp) later(by time.Duration) string { return Written(s.At.Add(by)) }

// Written is a moment as an instant with its date, with the offset from UTC if its clock time comes twice.
func Written(at time.Time) string {
	layout := "2006-01-02 15:04"
	if at.Second() != 0 {
		layout += ":05"
	}
	wall := time.Date(at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute(), at.Second(), 0, time.UTC)
	if len(momentsOf(wall, at.Location())) > 1 {
		layout += " -07:00"
	}
	return at.Format(layout)
}
