package traffic

import "nines/sim/des"

// Bucket is the leaky bucket of a provider. Each call let through pours in as much as leaks out in the time every. A call is
// let through if the bucket does not hold more than slack. It is kept as the time at which it will be empty (the virtual
// scheduling algorithm of ITU-T I.371; the default algorithm of RFC 7415 is the same bucket).
type Bucket struct {
	Cause               int16 // what the ledger calls the calls turned away
	IsSet               bool
	every, slack, empty des.Time
}

// NewBucket is an empty bucket that lets a call through every so often, and burst of them back to back after a pause.
func NewBucket(now, every des.Time, burst int32, cause int16) Bucket {
	return Bucket{every: every, slack: every * des.Time(burst-1), empty: now, Cause: cause, IsSet: true}
}

// IsFull reports whether the bucket has no room for a call.
func (b *Bucket) IsFull(now des.Time) bool { return b.empty-now > b.slack }

// Pour lets a call through if there is room for it.
func (b *Bucket) Pour(now des.Time) bool {
	if b.IsFull(now) {
		return false
	}
	b.empty = max(b.empty, now) + b.every
	return true
}

// Tokens is the calls-per-second limit of a platform: a bucket that holds one second's worth of calls, and at least one.
type Tokens struct {
	rate  float64 // calls per second
	there float64
	at    des.Time // when so many were there
}

// Fill begins with a full bucket.
func (t *Tokens) Fill() { t.there = max(1, t.rate) }

// SetRate changes the rate from now on. The same rate again changes nothing: what is gained in two parts may be less, in the last
// digit, than what is gained at once.
func (t *Tokens) SetRate(now des.Time, rate float64) {
	if rate != t.rate {
		t.gain(now) // at the old rate
		t.rate = rate
	}
}

func (t *Tokens) gain(now des.Time) {
	gained := float64((now - t.at).Seconds() * t.rate)
	t.there, t.at = min(t.there+gained, max(1, t.rate)), now
}

// Take lets a call in if there is a token for it.
func (t *Tokens) Take(now des.Time) bool {
	t.gain(now)
	if t.there < 1 {
		return false
	}
	t.there--
	return true
}

// HasOne reports whether a call would be let in, and takes no token.
func (t *Tokens) HasOne(now des.Time) bool {
	return t.there+float64((now-t.at).Seconds()*t.rate) >= 1
}
