package condition

// Counter begins a fault when it is full: it counts the calls that reach the elements that the fault is on (a platform
// while it is not down, a circuit of a group, a provider that a caller dials into), but for those that the fault would not
// hit. The call that makes it full is the
// last to be served; its fault begins in the same instant. From the end of the fault it counts from 0 again.
type Counter struct {
	Start, Limit int64 // calls; Limit is above Start
}
