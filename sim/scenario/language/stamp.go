package language

import (
	"time"

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
