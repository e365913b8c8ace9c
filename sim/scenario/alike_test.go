package scenario

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/scenario/yamldoc"
)

// scalarsOf are the keys and values of a tree, where they stand.
func scalarsOf(n *yamldoc.Node) (list []*yamldoc.Node) {
	if n.Kind == yamldoc.ScalarNode {
		return []*yamldoc.Node{n}
	}
	for _, child := range n.Content {
		list = append(list, scalarsOf(child)...)
	}
	return list
}

// told is all that a document says, or the mistakes in it.
func told(t *testing.T, d *Document, err error) string {
	t.Helper()
	if err != nil {
		return err.Error()
	}
	text := fmt.Sprintln(d.Inputs(), d.Warnings(), d.Criteria(), d.PublishedFigures())
	for _, v := range d.variants {
		leaves, err := d.Leaves(v.name)
		require.NoError(t, err)
		for _, l := range leaves {
			text += fmt.Sprintln(l.Path, l.Text, l.Kind, l.Why, l.Could, l.Line)
		}
		effective, err := d.Effective(v.name)
		require.NoError(t, err)
		text += fmt.Sprintln(v.name, v.plan.Fingerprint, v.plan.Measures.Names(), string(effective))
		for _, value := range v.reading.Values {
			text += fmt.Sprintln(value.Path, value.Input)
		}
	}
	return text
}

// TestAReadingThatTakesPartsOverIsAsGoodAsAWholeOne: it finds the same mistakes, with the same words, and else makes the same
// document. One key or value of a file is another: nonsense, or a text from elsewhere in the file.
func TestAReadingThatTakesPartsOverIsAsGoodAsAWholeOne(t *testing.T) {
	all := corpus(t, "good")
	for name, text := range library(t) {
		all[name] = text
	}
	wrong, right := 0, 0
	for name, text := range all {
		d, err := loadIn("good", name, text)
		require.NoError(t, err)
		scalars := scalarsOf(d.raw.Root)
		tries := effort.Of(1, 40)
		if name == "relative.yaml" {
			tries = effort.Of(25, 60) // its parts depend on each other
		}
		for seed := range uint64(tries) {
			r := rand.New(rand.NewPCG(seed, 14))
			place := d.raw.SpotOf(scalars[r.IntN(len(scalars))])
			other := append([]string{"nonsense", "0", "-1", "1000000", "none", "onset + 5m"}, scalars[r.IntN(len(scalars))].Value)[r.IntN(7)]
			read := func(from *Document) string {
				twin := d.apart()
				twin.from = from
				twin.raw.Rewrite(func(spot yamldoc.Spot, old string) string {
					if spot == place {
						return other
					}
					return old
				})
				made, err := twin.check(nil)
				if err != nil {
					wrong++
				} else {
					right++
				}
				return told(t, made, err)
			}
			require.Equal(t, read(nil), read(d), "%s: %s at %v", name, other, place)
		}
	}
	require.Greater(t, wrong, 20)
	require.Greater(t, right, 20)
}
