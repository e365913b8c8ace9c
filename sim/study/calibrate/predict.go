package calibrate

import (
	"math"

	"nines/sim/portable"
	"nines/sim/random"
)

// draws is how many values are taken at each point of a prediction.
const draws = 4

// deviate is the k-th of values that are normal, with mean 0 and standard deviation 1. They are spread evenly, by the golden ratio.
func deviate(k int) float64 {
	const golden = 0.6180339887498949
	_, u := math.Modf(0.5 + float64(golden*float64(k)))
	return portable.NormalQuantile(max(1e-9, u))
}

// predictions are those of each published figure and each headline.
func (c *calibration) predictions(typical [][]float64) (list []Prediction) {
	before := c.anywhere(len(typical))
	for i, f := range c.Figures {
		if f.Published == nil && !f.Headline || c.surrogates[i] == nil {
			continue
		}
		list = append(list, c.prediction(i, typical, before))
	}
	return list
}

// anywhere are points over all ranges.
func (c *calibration) anywhere(n int) [][]float64 {
	stream := random.New(c.Seed, 0).Stream("calibrate anywhere")
	list := make([][]float64, n)
	for i := range list {
		u := make([]float64, len(c.Inputs))
		for k := range u {
			u[k] = stream.Uniform()
		}
		list[i] = space(c.Inputs).values(u)
	}
	return list
}

func (c *calibration) prediction(figure int, typical, before [][]float64) Prediction {
	s := c.surrogates[figure]
	means, days := s.drawn(typical)
	q := quantiles(means, lowShare, middleShare, highShare)
	d := quantiles(days, lowShare, highShare)
	p := Prediction{Figure: figure, Low: q[0], Middle: q[1], High: q[2], DayLow: d[0], DayHigh: d[1], Off: math.NaN()}
	wide, _ := s.drawn(before)
	b := quantiles(wide, lowShare, highShare)
	p.Before = [2]float64{b[0], b[1]}
	if published := c.Figures[figure].Published; published != nil {
		of := means
		if published.OneDay {
			of = days
		}
		p.Off = (published.Value - p.Middle) / math.Sqrt(varianceOf(of)+float64(published.Tolerance*published.Tolerance))
	}
	return p
}

// drawn are values of the mean over many days, and of single days, at points of equal weight.
func (s *surrogate) drawn(points [][]float64) (means, days []weighted) {
	weight := 1 / float64(len(points)*draws)
	for i, values := range points {
		f := s.at(values)
		for k := range draws {
			z := deviate(i*draws + k)
			means = append(means, weighted{s.possible(f.mean + float64(z*f.sure())), weight})
			days = append(days, weighted{s.possible(f.mean + float64(z*math.Sqrt(float64(f.sure()*f.sure())+float64(f.spread*f.spread)))), weight})
		}
	}
	return means, days
}

// varianceOf is that of weighted values.
func varianceOf(list []weighted) (sum float64) {
	mean := 0.0
	for _, w := range list {
		mean += float64(w.weight * w.value)
	}
	for _, w := range list {
		sum += float64(w.weight * (w.value - mean) * (w.value - mean))
	}
	return sum
}
