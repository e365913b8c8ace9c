package quantity

import (
	"math"
	"strconv"
	"strings"
)

// Percent is a share in percent, exact. It moves the point of the exact decimal, as a multiplication would round.
func Percent(v float64) string {
	whole, rest, _ := strings.Cut(Plain(v), ".")
	rest += "00"
	whole, rest = strings.TrimLeft(whole+rest[:2], "0"), strings.TrimRight(rest[2:], "0")
	if whole == "" {
		whole = "0"
	}
	if rest != "" {
		rest = "." + rest
	}
	return whole + rest + "%"
}

// parts of a length, in microseconds, the largest first.
var parts = []struct {
	name string
	size int64
}{{"d", 86400e6}, {"h", 3600e6}, {"m", 60e6}}

// Length is a length of time as the file would say it, with all that is less than a minute in seconds.
func Length(seconds float64) string {
	var b strings.Builder
	left := int64(math.Round(seconds * 1e6))
	if left < 0 {
		b.WriteByte('-')
		left = -left
	}
	whole := left
	for _, part := range parts {
		if n := left / part.size; n > 0 {
			b.WriteString(strconv.FormatInt(n, 10) + part.name)
			left -= n * part.size
		}
	}
	if left > 0 || whole == 0 {
		b.WriteString(Plain(float64(left)/1e6) + "s")
	}
	return b.String()
}
