package calibrate

import (
	"math"
	"slices"

	"nines/sim/portable"
)

// process is a Gaussian process through the means of a figure: a quadratic surface, what a smooth curve adds to it, and noise from
// point to point. Source: C. E. Rasmussen and C. K. I. Williams (2006), Gaussian processes for machine learning, chapters 2 and 5.
type process struct {
	at            [][]float64 // the coordinates of the points
	centre, scale float64     // of the means: they are fitted after taking off the one and dividing by the other
	lengths       []float64   // by coordinate: over which distance the curve changes
	noise         float64     // variance of the noise, over that of the curve
	variance      float64     // of the curve
	factor        triangle
	pull          []float64 // the inverse of the covariance times the means
	widened       float64
	left          []float64 // by point: its mean less what the others foretell, in the unit of the figure
}

// trend is the variance of the coefficients of the quadratic surface, over that of the curve: so large that they are free.
const trend = 1e4

// newProcess fits a process by the largest likelihood over lengths and noise. It takes at least four points.
func newProcess(at [][]float64, means []float64) *process {
	p := &process{at: at, widened: 1}
	y := p.standardised(means)
	if p.scale == 0 {
		p.left = make([]float64, len(y))
		return p
	}
	p.search(y)
	p.settle(y)
	return p
}

// standardised are the means with mean 0 and standard deviation 1. Means that are all the same have scale 0.
func (p *process) standardised(means []float64) []float64 {
	n := float64(len(means))
	for _, v := range means {
		p.centre += v / n
	}
	var squares float64
	for _, v := range means {
		squares += float64((v - p.centre) * (v - p.centre))
	}
	p.scale = math.Sqrt(squares / n)
	if p.scale <= 1e-12*math.Abs(p.centre) {
		p.scale = 0
	}
	y := make([]float64, len(means))
	for i, v := range means {
		if p.scale > 0 {
			y[i] = (v - p.centre) / p.scale
		}
	}
	return y
}

// settings are what the likelihood is searched over.
type settings struct {
	lengths []float64
	noise   float64
}

// search finds lengths and noise: first with one length for all, then one by one.
func (p *process) search(y []float64) {
	dims := len(p.at[0])
	best, most := settings{}, math.Inf(-1)
	try := func(s settings) {
		if l := p.likelihood(s, y); l > most {
			best, most = s, l
		}
	}
	for _, length := range []float64{0.5, 1, 2, 4} {
		for _, noise := range []float64{1e-4, 1e-2, 1, 100} {
			try(settings{slices.Repeat([]float64{length}, dims), noise})
		}
	}
	for _, step := range []float64{2, 1.5} {
		for k := range dims {
			for _, times := range []float64{1 / step, step} {
				lengths := slices.Clone(best.lengths)
				lengths[k] = min(20, max(0.1, lengths[k]*times))
				try(settings{lengths, best.noise})
			}
		}
		try(settings{best.lengths, max(1e-5, best.noise/(step*step))})
		try(settings{best.lengths, best.noise * step * step})
	}
	p.lengths, p.noise = best.lengths, best.noise
}

// likelihood is the logarithm of the likelihood of settings, with the variance at its best. The coefficients of the surface take
// their share of the points.
func (p *process) likelihood(s settings, y []float64) float64 {
	p.lengths, p.noise = s.lengths, s.noise
	if !p.prepare() {
		return math.Inf(-1)
	}
	z := slices.Clone(y)
	p.factor.forward(z)
	free := p.free()
	sum := -free / 2 * portable.Log(dot(z, z)/free)
	for _, v := range p.factor.diagonal() {
		sum -= portable.Log(v)
	}
	return sum
}

// free are the degrees of freedom that the surface leaves.
func (p *process) free() float64 {
	dims := len(p.at[0])
	return float64(len(p.at) - min((dims+1)*(dims+2)/2, len(p.at)/2))
}

// prepare factors the covariance of the points.
func (p *process) prepare() bool {
	p.factor = newTriangle(len(p.at))
	for i := range p.at {
		row := p.factor.row(i)
		for j := range row {
			row[j] = p.covariance(p.at[i], p.at[j])
		}
		row[i] += p.noise
	}
	return p.factor.factor()
}

// covariance is that of the figure at two points, over the variance of the curve: Matérn's with 5/2, and the surface's.
func (p *process) covariance(a, b []float64) float64 {
	distance, product := 0.0, 1.0
	for k, length := range p.lengths {
		d := (a[k] - b[k]) / length
		distance += float64(d * d)
		product += float64(a[k] * b[k])
	}
	r := math.Sqrt(5 * distance)
	curve := (1 + r + float64(distance*5/3)) * portable.Exp(-r)
	return float64(curve) + float64(trend*product*product)
}

// settle takes the settings as found, and compares each point with what the others foretell of it. If these errors are larger than
// the process thinks, its own estimate of its error is widened.
func (p *process) settle(y []float64) {
	p.prepare()
	p.pull = slices.Clone(y)
	p.factor.forward(p.pull)
	p.variance = dot(p.pull, p.pull) / p.free()
	p.factor.backward(p.pull)
	p.left = make([]float64, len(y))
	var squares float64
	for i, inverse := range p.factor.inverseDiagonal() {
		off := p.pull[i] / inverse
		p.left[i] = off * p.scale
		squares += float64(off * off * inverse / p.variance)
	}
	p.widened = math.Sqrt(max(1, squares/float64(len(y))))
}

// predict gives the mean of the figure at coordinates, and the standard deviation of the error.
func (p *process) predict(x []float64) (mean, deviation float64) {
	if p.scale == 0 {
		return p.centre, 0
	}
	k := make([]float64, len(p.at))
	for i := range k {
		k[i] = p.covariance(x, p.at[i])
	}
	mean = p.centre + float64(p.scale*dot(k, p.pull))
	p.factor.forward(k)
	left := max(0, p.covariance(x, x)-dot(k, k))
	return mean, p.scale * p.widened * math.Sqrt(p.variance*left)
}

// quality is how good the process is.
func (p *process) quality() (q Surrogate) {
	q.Points, q.Widened = len(p.at), p.widened
	n := float64(len(p.at))
	squares := dot(p.left, p.left) / n
	q.Error = math.Sqrt(squares)
	if p.scale > 0 {
		q.Explains = 1 - squares/(p.scale*p.scale)
	}
	return q
}
