package random

// Ask is a draw that is made with others.
type Ask struct {
	Law     *Distribution
	Purpose Purpose
	Turn    int
}

// DrawTogether makes several draws of one key, in seconds. A processor works on several quantiles at once if none has to wait
// for another.
func (k Key) DrawTogether(asks []Ask, seconds []float64) {
	seconds = seconds[:len(asks)]
	for i := range asks {
		seconds[i] = k.Uniform(asks[i].Purpose, asks[i].Turn)
	}
	quantiles(asks, seconds)
}

// DrawEach is the same for one draw of each of several keys.
func DrawEach(keys []Key, asks []Ask, seconds []float64) {
	asks, seconds = asks[:len(keys)], seconds[:len(keys)]
	for i := range keys {
		seconds[i] = keys[i].Uniform(asks[i].Purpose, asks[i].Turn)
	}
	quantiles(asks, seconds)
}

// quantiles replaces uniform numbers by the quantiles of laws.
func quantiles(asks []Ask, seconds []float64) {
	for i := range asks {
		seconds[i] = asks[i].Law.score(seconds[i])
	}
	for i := range asks {
		seconds[i] = asks[i].Law.value(seconds[i])
	}
}
