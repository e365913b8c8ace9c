package block_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/experiment"
	"nines/sim/experiment/block"
	"nines/sim/measure"
	"nines/sim/scenario"
	"nines/sim/stat"
)

// town is the work of a small world, under two strategies.
func town(t testing.TB, n int) experiment.Work {
	t.Helper()
	text, err := os.ReadFile("../testdata/town.yaml")
	require.NoError(t, err)
	doc, err := scenario.Load("town.yaml", text, "world.demand.first-calls=1/min")
	require.NoError(t, err)
	w := experiment.Work{N: n}
	for _, name := range []string{"as-planned", "do-nothing"} {
		p, err := doc.Plan(name)
		require.NoError(t, err)
		p.Replications = n
		w.Plans = append(w.Plans, p)
	}
	return w
}

func headerOf(w experiment.Work) block.Header {
	return block.Header{Version: "1.2.3", Study: json.RawMessage(`{"shard":3}`), Blocks: []block.Of{block.OfWork(w)}}
}

// written are the bytes of a work that was run here.
func written(t testing.TB, w experiment.Work, workers int) []byte {
	t.Helper()
	b, err := w.Simulate(context.Background(), experiment.Options{Workers: workers})
	require.NoError(t, err)
	data, err := block.Write(headerOf(w), []*experiment.Block{b})
	require.NoError(t, err)
	return data
}

// elsewhere gives what files hold.
type elsewhere [][]byte

// Fetch implements experiment.Elsewhere.
func (e elsewhere) Fetch(_ context.Context, w experiment.Work, take func(*experiment.Block) error) error {
	for _, data := range e {
		f, err := block.Read(data)
		if err != nil {
			return err
		}
		blocks, err := f.Decode()
		if err != nil {
			return err
		}
		for i, b := range blocks {
			if f.Blocks[i].IsIn(w) {
				if err := take(b); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// TestBytesAreTheBlocks: the whole put together from bytes has the bytes of the whole, however it was cut and however many
// workers there were.
func TestBytesAreTheBlocks(t *testing.T) {
	const n = 22
	all := town(t, n)
	want := written(t, all, 2)
	for _, cut := range []int{1, 20, n - 1} {
		first, second := all, all
		first.N, second.First = cut, cut
		files := elsewhere{written(t, second, 3), written(t, first, 1)}
		b, err := all.Simulate(context.Background(), experiment.Options{Elsewhere: files})
		require.NoError(t, err)
		got, err := block.Write(headerOf(all), []*experiment.Block{b})
		require.NoError(t, err)
		require.True(t, bytes.Equal(want, got), "cut at %d", cut)
	}
}

// TestEveryValueSurvives: what is read has every bit of what was written, and gives the same bytes again.
func TestEveryValueSurvives(t *testing.T) {
	float := rapid.Custom(func(t *rapid.T) float64 {
		return math.Float64frombits(rapid.Uint64().Draw(t, "bits")) // every kind of NaN, of zero and of infinity among them
	})
	wholes, small := rapid.SliceOf(rapid.Int64()), rapid.SliceOf(rapid.Uint32())
	element := rapid.Custom(func(t *rapid.T) emergency.Element {
		return emergency.Element{Kind: emergency.ElementKind(rapid.Uint8().Draw(t, "kind")), Index: rapid.Int16().Draw(t, "index")}
	})
	content := rapid.Custom(func(t *rapid.T) measure.Content {
		c := measure.Content{
			Replications: rapid.Int64().Draw(t, "replications"), Series: wholes.Draw(t, "series"), Durations: wholes.Draw(t, "durations"),
			Kept: rapid.SliceOf(small).Draw(t, "kept"), First: small.Draw(t, "first"),
		}
		for range rapid.IntRange(0, 3).Draw(t, "happened") {
			c.Happened = append(c.Happened, measure.Happening{What: rapid.String().Draw(t, "what"), At: des.Time(rapid.Int64().Draw(t, "at"))})
		}
		for range rapid.IntRange(0, 3).Draw(t, "ledger") {
			c.Ledger = append(c.Ledger, measure.Entry{
				Minute: rapid.Int32().Draw(t, "minute"), Outcome: emergency.Outcome(rapid.Uint8().Draw(t, "outcome")), Cause: rapid.Int16().Draw(t, "cause"),
				Element: element.Draw(t, "element"), Kind: emergency.Kind(rapid.Uint8().Draw(t, "kind")),
				Service: rapid.Int8().Draw(t, "service"), Region: rapid.Int16().Draw(t, "region"), Calls: rapid.Int64().Draw(t, "calls"),
			})
		}
		return c
	})
	line := rapid.Custom(func(t *rapid.T) measure.Line {
		return measure.Line{Cause: rapid.Int16().Draw(t, "cause"), Outcome: emergency.Outcome(rapid.Uint8().Draw(t, "outcome")), Element: element.Draw(t, "element"), Calls: rapid.Int64().Draw(t, "calls")}
	})
	histogram := rapid.Custom(func(t *rapid.T) (h stat.Histogram) {
		bins := rapid.SliceOfDistinct(rapid.IntRange(0, math.MaxUint16), rapid.ID).Draw(t, "bins")
		for _, bin := range slices.Sorted(slices.Values(bins)) {
			h.Add(bin, int64(rapid.Uint16Min(1).Draw(t, "count")))
		}
		return h
	})
	rapid.Check(t, func(rt *rapid.T) {
		b := &experiment.Block{From: rapid.IntRange(0, 1e6).Draw(rt, "from"), To: rapid.IntRange(0, 1e6).Draw(rt, "to")}
		h := block.Header{Version: rapid.String().Draw(rt, "version"), Blocks: []block.Of{{Seed: rapid.Uint64().Draw(rt, "seed"), From: b.From, To: b.To}}}
		for range rapid.IntRange(0, 2).Draw(rt, "plans") {
			h.Blocks[0].Plans = append(h.Blocks[0].Plans, block.Plan{Strategy: rapid.String().Draw(rt, "strategy")})
			width := rapid.IntRange(1, 5).Draw(rt, "width")
			o := experiment.Outcome{
				Rows: rapid.SliceOf(rapid.SliceOfN(float, width, width)).Draw(rt, "rows"), Lines: rapid.SliceOfN(rapid.SliceOf(line), 0, 3).Draw(rt, "lines"),
				Waits: rapid.SliceOfN(rapid.SliceOfN(histogram, 0, 2), 0, 2).Draw(rt, "waits"), Sum: measure.SumOf(content.Draw(rt, "sum")),
			}
			for x := range o.Fared {
				o.Fared[x] = rapid.SliceOfN(float, 0, 3).Draw(rt, "fared")
			}
			b.Outcomes = append(b.Outcomes, o)
		}
		data, err := block.Write(h, []*experiment.Block{b})
		require.NoError(rt, err)
		f, err := block.Read(data)
		require.NoError(rt, err)
		require.Equal(rt, h.Blocks, f.Blocks)
		list, err := f.Decode()
		require.NoError(rt, err)
		require.Equal(rt, plain(b), plain(list[0]))
		again, err := block.Write(f.Header, list)
		require.NoError(rt, err)
		require.True(rt, bytes.Equal(data, again))
	})
}

// plain is a block as text, with every bit of its numbers, to compare.
func plain(b *experiment.Block) string {
	text := fmt.Sprintln(b.From, b.To)
	bits := func(list []float64) {
		for _, v := range list {
			text += fmt.Sprintf(" %x", math.Float64bits(v))
		}
	}
	for _, o := range b.Outcomes {
		for _, row := range o.Rows {
			bits(row)
		}
		text += fmt.Sprintf("%v", o.Lines)
		for _, waits := range o.Waits {
			for _, h := range waits {
				for bin, count := range h.All() {
					text += fmt.Sprintf(" %d:%d", bin, count)
				}
				text += "|"
			}
		}
		for x := range o.Fared {
			bits(o.Fared[x])
		}
		text += fmt.Sprintf("%q", fmt.Sprint(o.Sum.Content()))
	}
	return text
}

// TestDamagedBytes are refused, with what is wrong.
func TestDamagedBytes(t *testing.T) {
	data := written(t, town(t, 3), 1)
	flipped := func(at int) []byte {
		own := bytes.Clone(data)
		own[at] ^= 0x10
		return own
	}
	line := len("nines-blocks/1\n")
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"nothing", "it is empty", nil},
		{"a start", "it is cut off", data[:5]},
		{"another file", "it does not hold blocks of replications", []byte("scenario: x\n")},
		{"no line", "it does not hold blocks of replications", []byte(strings.Repeat("x", 100))},
		{"the next format", `it is in format "2", and this version of nines reads format 1`, bytes.Replace(data, []byte("/1\n"), []byte("/2\n"), 1)},
		{"the line alone", "it is cut off", data[:line]},
		{"one byte less", "it is cut off: ", data[:len(data)-1]},
		{"half", "it is cut off: ", data[:len(data)/2]},
		{"one byte more", "it is damaged", append(bytes.Clone(data), 0)},
		{"a bit of the header", "it is damaged", flipped(line + 20)},
		{"a bit of the body", "it is damaged", flipped(len(data) / 2)},
		{"a bit of the checksum", "it is damaged", flipped(len(data) - 1)},
		{"a bit of a length", "it is damaged", flipped(line)},
	} {
		_, err := block.Read(c.data)
		require.ErrorAs(t, err, &block.Unreadable{}, c.name)
		require.ErrorContains(t, err, c.want, c.name)
	}
}

// TestEveryFlippedBit is noticed, and every length.
func TestEveryFlippedBit(t *testing.T) {
	data := written(t, town(t, 1), 1)
	rapid.Check(t, func(rt *rapid.T) {
		own := bytes.Clone(data)
		own[rapid.IntRange(0, len(own)-1).Draw(rt, "at")] ^= 1 << rapid.IntRange(0, 7).Draw(rt, "bit")
		_, err := block.Read(own)
		require.ErrorAs(rt, err, &block.Unreadable{})
		_, err = block.Read(data[:rapid.IntRange(0, len(data)-1).Draw(rt, "length")])
		require.ErrorAs(rt, err, &block.Unreadable{})
	})
}

// FuzzDecode: bytes that somebody made with a right checksum are read or refused, and nothing else happens.
func FuzzDecode(f *testing.F) {
	data := written(f, town(f, 1), 1)
	body := data[:len(data)-sha256.Size]
	f.Add(body)
	f.Add(append(bytes.Clone(body[:len(body)-8]), 1, 2, 3, 4, 5, 6, 7, 8))
	f.Fuzz(func(t *testing.T, body []byte) {
		sum := sha256.Sum256(body)
		file, err := block.Read(append(bytes.Clone(body), sum[:]...))
		if err == nil {
			_, err = file.Decode()
		}
		if err != nil {
			require.ErrorAs(t, err, &block.Unreadable{})
		}
	})
}

// TestLeanBlocks are small, can be fetched, and have every measure of all callers to the bit.
func TestLeanBlocks(t *testing.T) {
	w := town(t, 6)
	whole, err := experiment.Compare(context.Background(), w.Plans, experiment.Options{})
	require.NoError(t, err)
	again, err := experiment.Compare(context.Background(), w.Plans, experiment.Options{})
	require.NoError(t, err)
	data, err := block.Write(headerOf(w), []*experiment.Block{block.Lean(again)})
	require.NoError(t, err)
	require.Less(t, len(data), len(written(t, w, 2))/3)
	got, err := experiment.Compare(context.Background(), w.Plans, experiment.Options{Elsewhere: elsewhere{data}})
	require.NoError(t, err)
	for k, r := range got.Results {
		require.Equal(t, whole.Fared[experiment.Gained][k], got.Fared[experiment.Gained][k])
		for place, m := range r.Plan.Measures.Measures() {
			if isOfSome := m.Group.By != "" && m.Group.By != measure.ByKind; isOfSome {
				require.True(t, math.IsNaN(r.Rows[3][place]))
			} else {
				want, own := whole.Results[k].Estimate(place), r.Estimate(place)
				require.Equal(t, fmt.Sprint(want), fmt.Sprint(own), m.Name)
			}
		}
	}
}
