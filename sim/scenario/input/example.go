package input

import (
	"fmt"
	"math"
)

// Example is how a range of the value is written on a command line, with its unit: from half of what the file has to twice that. It is
// in quotes, so it works when pasted.
func (in Input) Example() string {
	low, high := in.Best/2, in.Best*2
	switch {
	case in.Unit == Share:
		high = min(high, (1+in.Best)/2)
	case in.Unit == Instant || in.Unit == Word || !(in.Best > 0) || math.IsInf(in.Best, 0):
		return fmt.Sprintf("'%s=LOW to HIGH'", in.Name)
	}
	return fmt.Sprintf("'%s=%s to %s'", in.Name, in.Written(in.Rounded(low)), in.Written(in.Rounded(high)))
}
