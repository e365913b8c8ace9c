package pool

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/nats-io/nats.go/jetstream"
)

// claim is what somebody says the digest of a shard's result is. Without a worker it is that of a file in the store.
type claim struct{ worker, digest string }

// question is a shard that is run again here, and what others say of it.
type question struct {
	shard  int
	claims []claim
}

// verdict is what this machine got.
type verdict struct {
	question
	digest string
	err    error
}

// checks are the shards that the coordinator runs again. The first result of each worker is one, up to a number, because a
// worker of another version is wrong from the start. A shard with two different results is always one.
type checks struct {
	waiting []question
	busy    bool
	checked map[string]bool // workers
	doubted map[int]bool    // shards with two results
}

func (c *checks) areOver() bool { return !c.busy && len(c.waiting) == 0 }

// first has the first result of a worker checked.
func (r *running) first(shard int, c claim) {
	if len(r.checked) >= r.Checks || r.checked[c.worker] {
		return
	}
	if r.checked == nil {
		r.checked = map[string]bool{}
	}
	r.checked[c.worker] = true
	r.waiting = append(r.waiting, question{shard, []claim{c}})
}

// doubt has a shard checked that has two results.
func (r *running) doubt(shard int, claims ...claim) {
	if r.doubted[shard] {
		return
	}
	if r.doubted == nil {
		r.doubted = map[int]bool{}
	}
	r.doubted[shard] = true
	r.Reporter.Say("shard %d has two different results; this machine runs it again to find the wrong one", shard)
	r.waiting = append([]question{{shard, claims}}, r.waiting...)
}

// check begins the next check, one at a time.
func (r *running) check(ctx context.Context) {
	if r.busy || len(r.waiting) == 0 {
		return
	}
	q := r.waiting[0]
	r.busy, r.waiting = true, r.waiting[1:]
	go func() {
		content, err := r.Again(ctx, q.shard)
		select {
		case r.verdicts <- verdict{q, sumOf(content), err}:
		case <-ctx.Done():
		}
	}()
}

// Untrue is the error of a study in which somebody's result is not what this machine gets. All that came from him is removed.
type Untrue struct {
	Shard   int
	From    []string // workers, or the store
	Removed int      // results
}

// Error implements error.
func (u Untrue) Error() string {
	return fmt.Sprintf("the result of shard %d from %s is not what this machine gets", u.Shard, strings.Join(u.From, " and from "))
}

// judge ends the study if a claim is not what this machine got.
func (r *running) judge(ctx context.Context, v verdict) error {
	r.busy = false
	if v.err != nil {
		return fmt.Errorf("cannot run shard %d here, to check a worker: %w", v.shard, v.err)
	}
	u := Untrue{Shard: v.shard}
	for _, c := range v.claims {
		if c.digest == v.digest {
			continue
		}
		n, err := r.disown(ctx, v.shard, c.worker)
		if err != nil {
			return err
		}
		u.Removed += n
		u.From = append(u.From, r.called(c.worker))
	}
	if len(u.From) == 0 {
		return nil
	}
	return errors.Join(u, r.results.Purge(ctx, jetstream.WithPurgeSubject(r.conflict(v.shard))))
}

func (r *running) called(worker string) string {
	if worker == "" {
		return "the folder of results"
	}
	return "worker " + r.crew.name(worker)
}

// disown removes all results of a worker from the server and the store, or the one of the store, and counts them.
func (r *running) disown(ctx context.Context, shard int, worker string) (n int, err error) {
	if worker == "" {
		return 1, r.Store.Drop(shard)
	}
	r.tell(worker, order{Why: fmt.Sprintf("its result of shard %d is not what the coordinator's machine gets", shard)})
	if err := r.remember(ctx, worker); err != nil {
		return 0, err
	}
	there, err := shardsIn(ctx, r.results, r.names.results())
	if err != nil {
		return 0, err
	}
	for s := range there {
		m, err := r.last(ctx, r.result(s))
		if err != nil {
			return n, err
		}
		if got := resultOf(m); got.worker == worker {
			n++
			if err := r.forget(ctx, got); err != nil {
				return n, err
			}
			if err := r.Store.Drop(s); err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

// settle has the shards checked whose second result had other bytes than the first. It reports whether there are none.
func (r *running) settle(ctx context.Context) bool {
	found, err := shardsIn(ctx, r.results, r.names.conflicts())
	for shard := range found {
		if err == nil {
			err = r.weigh(ctx, shard)
		}
	}
	r.complain(err)
	return err == nil && r.areOver()
}

// weigh has a shard checked that a worker has disputed.
func (r *running) weigh(ctx context.Context, shard int) error {
	first, err := r.last(ctx, r.result(shard))
	if err != nil {
		return err
	}
	second, err := r.last(ctx, r.conflict(shard))
	if err != nil {
		return err
	}
	one, other := resultOf(first), resultOf(second)
	if r.disowned[one.worker] || r.disowned[other.worker] {
		r.expel(ctx, one)
		return r.results.Purge(ctx, jetstream.WithPurgeSubject(r.conflict(shard)))
	}
	r.doubt(shard, claim{one.worker, one.digest}, claim{other.worker, other.digest})
	return nil
}
