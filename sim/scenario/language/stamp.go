package language

import (
	"strings"
	"time"

	"nines/sim/scenario/wall"
	"nines/sim/scenario/yamldoc"
)

// Stamp is a clock time of a document as it is written, where it stands, and the moment that it means: a shift rewrites them. Times
// that hang on others have none, as they move by themselves.
type Stamp struct {
	Spot yamldoc.Spot
	Text string
	At   time.Time
}

// stamp notes a clock time.
func (r *Reading) stamp(n *yamldoc.Node, text string, at time.Time) {
	if ranged := n.Note().Ranged; ranged != nil && ranged.Named != nil {
		n = ranged.Named
	}
	r.Stamps = append(r.Stamps, Stamp{r.Doc.SpotOf(n), text, at})
}

// Later is the text of a place with every clock time moved. A window becomes two times with the word to: with dates, a hyphen is
// hard to read.
func Later(text string, stamps []Stamp, by time.Duration) string {
	var b strings.Builder
	for text != "" {
		if s := startingWith(stamps, text); s != nil {
			b.WriteString(s.later(by))
			text = text[len(s.Text):]
			if rest := strings.TrimLeft(text, " "); strings.HasPrefix(rest, "-") {
				text = " to " + strings.TrimLeft(rest[1:], " ")
			}
			continue
		}
		b.WriteByte(text[0])
		text = text[1:]
	}
	return b.String()
}

// startingWith is the longest stamp that a text begins with.
func startingWith(stamps []Stamp, text string) (longest *Stamp) {
	for i, s := range stamps {
		if strings.HasPrefix(text, s.Text) && (longest == nil || len(s.Text) > len(longest.Text)) {
			longest = &stamps[i]
		}
	}
	return longest
}

// later is the clock time that much later, as it would be written.
func (s Stamp) later(by time.Duration) string { return wall.Written(s.At.Add(by)) }
