package watch

// Reading is what a platform's own counters say. Both counts are of the whole run; who wants them for an interval takes
// the difference of two readings.
type Reading struct {
	Known    bool  // a platform that is down says nothing; nor does a signal that is no reading
	Waiting  int32 // calls in the queue
	Room     int32 // calls that may wait; Unlimited
	Agents   int32 // logged on
	Busy     int32 // of those, with a call
	Arrived  int64 // calls that reached the platform, whether it took them or not
	Answered int64 // calls that agents took
}
