package condition

// Counter begins a fault when it is full. It counts the calls that reach the elements of the fault: a platform that is not
// down, a circuit of a group, a provider that a caller dials. Calls that the fault would not hit are not counted. The call
// that fills it is still served; the fault begins in the same instant. From the end of the fault it counts from 0 again.
type Counter struct {
	Start, Limit int64 // calls; Limit is above Start
}
