package random

import (
	"errors"
	"fmt"
	"math"

	"nines/sim/portable"
)

// Gamma has this mean and coefficient of variation. With mean 1 it is the factor by
// which a day is busier than its forecast. It makes a table, which takes up to a
// millisecond and 25 kB; drawing is fast.
func Gamma(mean, cv float64) (Distribution, error) {
	const who = "a gamma"
	if err := errors.Join(positive(who, "mean", mean), spread(who, cv)); err != nil {
		return Distribution{}, err
	}
	return gammaOf(1/(cv*cv), mean), nil
}

// Erlang is the sum of 1 to 10 000 exponential stages that have this mean together.
func Erlang(stages int, mean float64) (Distribution, error) {
	const who, most = "an erlang", 10000
	err := positive(who, "mean", mean)
	if stages < 1 || stages > most {
		err = errors.Join(err, fmt.Errorf("%s needs 1 to %d stages, not %d", who, most, stages))
	}
	if err != nil {
		return Distribution{}, err
	}
	return gammaOf(float64(stages), mean), nil
}

// gammaOf takes checked parameters. A gamma of shape 1 is an exponential.
func gammaOf(shape, mean float64) Distribution {
	if shape == 1 {
		return Distribution{kind: exponent, factor: mean}
	}
	return Distribution{kind: gamma, factor: mean / shape, shape: shape, curve: newCurve(shape)}
}

// gammaLaw is the gamma distribution of scale 1 with values exp(g). It relates the
// logarithm g of the value to the normal quantile z of the probability. In these
// coordinates the quantile is a smooth, gently bent line for every shape.
type gammaLaw struct {
	shape  float64
	lgamma float64 // ln Γ(shape)
}

func newGammaLaw(shape float64) gammaLaw {
	return gammaLaw{shape: shape, lgamma: portable.Lgamma(shape)}
}

// median is a first guess of g at z = 0: from the lower tail, exp(shape·g)/Γ(shape+1),
// for small shapes, and Wilson and Hilferty's cube (1931) for the others.
func (l gammaLaw) median() float64 {
	if l.shape < 0.5 {
		return (l.lgamma + portable.Log(l.shape/2)) / l.shape
	}
	return portable.Log(l.shape) + float64(3*portable.Log1p(-1/(9*l.shape)))
}

// tail is the logarithm of the probability beyond g, on the side away from the median
// that z says, and its derivative by g.
func (l gammaLaw) tail(g, z float64) (value, slope float64) {
	x := portable.Exp(g)
	if z <= 0 && x < 1e-20 { // the first term of the series; the second is x times smaller
		return float64(l.shape*g) - l.lgamma - portable.Log(l.shape), l.shape
	}
	below, above := portable.GammaTails(l.shape, x)
	density := portable.GammaDensity(l.shape, x)
	if z > 0 {
		return portable.Log(above), -density / above
	}
	return portable.Log(below), density / below
}

// solve finds the g that belongs to z by Newton's method from a guess. Both tails have
// concave logarithms, and guesses are near: two or three steps do. A step of less than 1e-8 has doubled its digits by the next.
func (l gammaLaw) solve(z, guess float64) float64 {
	want := portable.Log(portable.Erfc(math.Abs(z)/math.Sqrt2) / 2)
	g := guess
	for range 20 {
		value, slope := l.tail(g, z)
		step := (value - want) / slope
		g -= step
		if math.Abs(step) < 1e-8*min(1, 1/l.shape) {
			break
		}
	}
	return g
}

// slopes are the first two derivatives of g by z, from equal probabilities:
// φ(z) dz = density(g) dg.
func (l gammaLaw) slopes(g, z float64) (first, second float64) {
	x := portable.Exp(g)
	density := portable.GammaDensity(l.shape, x)
	if x < 1e-20 {
		density = portable.Exp(float64(l.shape*g) - l.lgamma)
	}
	first = portable.Exp(float64(-z*z/2)-logRoot2Pi) / density
	return first, -first * (z + float64(first*(l.shape-x)))
}

// logRoot2Pi is ln √(2π).
const logRoot2Pi = 0.918938533204672741780329736405617640
