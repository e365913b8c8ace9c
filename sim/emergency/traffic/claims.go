package traffic

// Holder is one of those who give orders about traffic: the people with the runbook, or one of the remedies.
type Holder int16

// The holders. The n-th remedy of a scenario is FirstRemedy + n.
const (
	People Holder = iota
	FirstRemedy
)
