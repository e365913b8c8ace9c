package pool

import (
	"context"
	"fmt"

	"github.com/nats-io/nats.go/jetstream"
)

// enough is how often a shard may fail before it is set aside. One that ends its worker each time would end them all.
const enough = 5

// failure is what went wrong with a shard.
type failure struct {
	times int
	why   string // the last one
}

// Aside is the error of a study whose other shards are all kept.
type Aside struct {
	Shards []int
	Why    map[int]string
}

// Error implements error.
func (a Aside) Error() string {
	return fmt.Sprintf("shards that failed %d times each: %s; the last one: %s", enough, listed(a.Shards), a.Why[a.Shards[len(a.Shards)-1]])
}

// fail counts a failure of a shard, and sets the shard aside when it is enough.
func (r *running) fail(ctx context.Context, shard int, why string) {
	if _, isKept := r.kept[shard]; isKept || shard < 1 || shard > r.Study.Shards {
		return
	}
	f := r.failures[shard]
	if f == nil {
		f = &failure{}
		r.failures[shard] = f
	}
	f.times, f.why = f.times+1, why
	if f.times == enough {
		r.Reporter.Say("shard %d has failed %d times and is set aside: %s", shard, enough, why)
		r.complain(r.tasks.Purge(ctx, jetstream.WithPurgeSubject(r.task(shard))))
	}
}

func (r *running) isAside(shard int) bool {
	f := r.failures[shard]
	return f != nil && f.times >= enough
}

// aside is how many shards are set aside.
func (r *running) aside() (n int) {
	for shard := range r.failures {
		if r.isAside(shard) {
			n++
		}
	}
	return n
}

// asideError is the error of the shards that are set aside; nil if there are none.
func (r *running) asideError() error {
	a := Aside{Why: map[int]string{}}
	for shard, f := range r.failures {
		if r.isAside(shard) {
			a.Shards, a.Why[shard] = append(a.Shards, shard), f.why
		}
	}
	if len(a.Shards) == 0 {
		return nil
	}
	return a
}
