package experiment

// Sense is which way of a measure is better.
type Sense int8

// The senses. Of what is neither better nor worse, any move counts.
const (
	Neither Sense = iota
	Less
	More
)

// betterOf is the sense of a measure that a baseline judges.
func betterOf(name string) Sense {
	switch name {
	case "calls.offered":
		return Neither
	case "calls.connected", "answer.within-target":
		return More
	default:
		return Less
	}
}
