package random

// Ask is a draw that is made with others.
type Ask struct {
	Law     *Distribution
	Purpose Purpose
	Turn    int
}

// DrawTogether makes several draws of one key, in seconds. A processor works on several quantiles at once if none has to wait
// for another: three together take half the time that they take one by one.
func (k Key) DrawTogether(asks []Ask, seconds []float64) {
	seconds = seconds[:len(asks)]
	for i := range asks {
		seconds[i] = k.Uniform(asks[i].Purpose, asks[i].Turn)
	}
	for i := range asks {
		seconds[i] = asks[i].Law.score(seconds[i])
	}
	for i := range asks {
		seconds[i] = asks[i].Law.value(seconds[i])
	}
}
