package random

import (
	"math"
	"testing"
	"unsafe"
)

// sizeOfDistribution is what a Distribution takes in an array.
const sizeOfDistribution = unsafe.Sizeof(Distribution{})

// sink keeps the compiler from dropping what is measured.
var sink float64

func BenchmarkMicros(b *testing.B) {
	all := append(laws(b), law{name: "constant", d: must(b)(Constant(45))})
	all = append(all, law{name: "empirical", d: must(b)(Empirical([]float64{1, 2, 3, 5, 8}))})
	all = append(all, law{name: "mixture", d: must(b)(Mixture([]float64{0.3, 0.7}, []Distribution{all[0].d, all[1].d}))})
	us := uniforms("benchmark", 1024)
	for _, l := range all {
		b.Run(l.name, func(b *testing.B) {
			sum := int64(0)
			for i := 0; b.Loop(); i++ {
				sum += l.d.Micros(us[i%1024])
			}
			sink = float64(sum)
		})
	}
}

func BenchmarkKeyed(b *testing.B) {
	source, p := New(1, 0).Key("callers"), NewPurpose("patience")
	sum := 0.
	for i := 0; b.Loop(); i++ {
		sum += source.Of(uint64(i)).Uniform(p, 1)
	}
	sink = sum
}

func BenchmarkStreamExp(b *testing.B) {
	s := New(1, 0).Stream("callers")
	sum := 0.
	for b.Loop() {
		sum += s.Exp()
	}
	sink = sum
}

func BenchmarkKey(b *testing.B) {
	d := New(1, 0)
	for b.Loop() {
		sink = float64(d.Key("callers of London"))
	}
}

func BenchmarkArrivals(b *testing.B) {
	r := Rate{pieces: []piece{{to: 1e18, start: 0.01, slope: 1e-12, after: math.Inf(1)}}}
	a := NewArrivals(&r, New(1, 0).Stream("callers"), 1)
	for b.Loop() {
		t, _ := a.Next()
		sink = float64(t)
	}
}

func BenchmarkGammaTable(b *testing.B) {
	for b.Loop() {
		d, _ := Gamma(1, 0.7)
		sink = d.shape
	}
}
