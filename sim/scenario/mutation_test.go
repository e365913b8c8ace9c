package scenario

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/effort"
	"nines/sim/emergency"
	"nines/sim/plan"
	"nines/sim/scenario/yamldoc"
)

// checkLoad loads whatever it is given: that neither panics nor gives half a document.
func checkLoad(t testing.TB, text []byte, assignments ...string) {
	doc, err := loadIn("good", "x.yaml", text, assignments...)
	if err != nil {
		require.Nil(t, doc)
		require.NotEmpty(t, err.Error())
		var problems yamldoc.Problems
		require.ErrorAs(t, err, &problems)
		for _, p := range problems {
			require.True(t, p.File != "" && p.Line > 0 && p.Message != "", "each error has a place: %+v", p)
		}
		return
	}
	for _, name := range doc.StrategyNames() {
		plan, err := doc.Plan(name)
		require.NoError(t, err)
		checkPlan(t, plan)
	}
	_, err = doc.Story("")
	require.NoError(t, err)
	whole, err := doc.Effective("")
	require.NoError(t, err)
	_, err = loadIn("good", "effective.yaml", whole)
	require.NoError(t, err, "%s", whole)
}

// checkPlan demands that every index of a plan points at something.
func checkPlan(t testing.TB, p *plan.Plan) {
	n := p.Network
	for _, g := range n.Groups {
		require.Less(t, g.Platform, len(n.Platforms))
		require.GreaterOrEqual(t, g.Platform, 0)
	}
	require.Len(t, p.Trouble.Timings, len(p.Trouble.Faults))
	for _, f := range p.Trouble.Faults {
		for _, e := range f.On {
			require.NotEmpty(t, p.Element(e))
		}
	}
	for _, of := range n.RoomFor {
		require.Len(t, of, len(n.Demand.Regions))
		for _, room := range of {
			require.Less(t, int(room), len(n.Rooms))
		}
	}
	for _, of := range n.Platforms {
		require.GreaterOrEqual(t, of.Staff, 0)
	}
	for _, s := range p.Recovery.Steps {
		require.Equal(t, s.From == emergency.None, s.To == emergency.None)
	}
}

// mutate changes a text a little, as a slip of the hand would, or a faulty disk.
func mutate(r *rand.Rand, text []byte, others [][]byte) []byte {
	text = slices.Clone(text)
	lines := bytes.SplitAfter(text, []byte("\n"))
	i, j := r.IntN(len(lines)), r.IntN(len(lines))
	switch r.IntN(8) {
	case 0:
		text[r.IntN(len(text))] = byte(r.IntN(256))
	case 1:
		const marks = ":{}[],-#&*!|>'\"%@`\n\t 0"
		text[r.IntN(len(text))] = marks[r.IntN(len(marks))]
	case 2:
		at := r.IntN(len(text))
		return append(text[:at], text[min(len(text), at+1+r.IntN(8)):]...)
	case 3:
		lines[i], lines[j] = lines[j], lines[i]
		return bytes.Join(lines, nil)
	case 4:
		return bytes.Join(slices.Delete(lines, i, i+1), nil)
	case 5:
		return bytes.Join(slices.Insert(lines, i, lines[j]), nil)
	case 6:
		other := bytes.SplitAfter(others[r.IntN(len(others))], []byte("\n"))
		return bytes.Join(slices.Insert(lines, i, other[r.IntN(len(other))]), nil)
	default:
		words := bytes.Fields(text)
		a, b := words[r.IntN(len(words))], words[r.IntN(len(words))]
		return bytes.Replace(text, a, b, 1)
	}
	return text
}

func TestNoMutationOfAGoodFilePanics(t *testing.T) {
	texts := corpus(t, "good")
	var all [][]byte
	for _, name := range inOrder(texts) {
		all = append(all, texts[name])
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range effort.Of(4, 60) {
		for _, text := range all {
			for range 1 + r.IntN(3) {
				if len(bytes.TrimSpace(text)) > 0 {
					text = mutate(r, text, all)
				}
			}
			func() {
				defer func() {
					if p := recover(); p != nil {
						t.Fatalf("%v\n%s", p, text)
					}
				}()
				checkLoad(t, text)
			}()
		}
	}
}

func FuzzLoad(f *testing.F) {
	for _, kind := range []string{"good", "bad"} {
		texts := corpus(f, kind)
		for i, name := range inOrder(texts) {
			if i%effort.Of(5, 1) == 0 {
				f.Add(texts[name], "world.run=2h")
			}
		}
	}
	f.Add([]byte("world: {}"), "world.platforms={a: {handling: {exponential: 1s}}}")
	f.Fuzz(func(t *testing.T, text []byte, assignment string) {
		checkLoad(t, text)
		checkLoad(t, text, assignment)
	})
}
