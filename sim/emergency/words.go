package emergency

import (
	"nines/sim/des"
	"nines/sim/random"
	"nines/sim/words"
)

// Average is a duration for a sentence: as it is if it is always the same, else its mean.
func Average(d random.Distribution) string {
	text := words.Length(des.FromSeconds(d.Mean()))
	if d.CV() == 0 {
		return text
	}
	return "about " + text
}
