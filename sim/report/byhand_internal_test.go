package report

import (
	"math"
)

var never = math.Inf(1)
