package pool

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"

	"github.com/nats-io/nats.go/jetstream"
)

// compare compares what is there with the plan. It takes results that the store lacks, and orders shards that are neither
// kept nor queued. An error is one of the store; trouble with the server is told.
func (r *running) compare(life context.Context) error {
	ctx, cancel := context.WithTimeout(life, r.Timing.Watch+answer)
	defer cancel()
	// The queue is read first: a worker sends its result before it takes the task off. A shard that was in neither is missing.
	queued, err := shardsIn(ctx, r.tasks, r.names.tasks())
	if err != nil {
		r.complain(err)
		return nil
	}
	there, err := shardsIn(ctx, r.results, r.names.results())
	if err != nil {
		r.complain(err)
		return nil
	}
	r.unqueue(ctx, queued)
	for shard := range there {
		if _, isKept := r.kept[shard]; !isKept {
			if err := r.take(life, shard); err != nil {
				return err
			}
		}
	}
	if err := r.catchUp(life); err != nil {
		return err
	}
	ctx, cancel = context.WithTimeout(life, r.Timing.Watch+answer) // results can take long
	defer cancel()
	r.settle(ctx)
	r.miss(ctx)
	r.unstick(ctx, queued)
	r.order(ctx, queued)
	return nil
}

// catchUp hears the news that has come meanwhile. Else workers would seem silent when it is the coordinator that was busy.
func (r *running) catchUp(ctx context.Context) error {
	for {
		select {
		case m := <-r.incoming:
			if err := r.hear(ctx, m); err != nil {
				return err
			}
		default:
			return nil
		}
	}
}

// unqueue takes shards off the queue that are kept already, such as those that were run elsewhere since it was made.
func (r *running) unqueue(ctx context.Context, queued map[int]bool) {
	for shard := range queued {
		if _, isKept := r.kept[shard]; isKept {
			r.complain(r.tasks.Purge(ctx, jetstream.WithPurgeSubject(r.task(shard))))
		}
	}
}

// unstick takes shards off the queue that nobody is given, so they are ordered again. A queue can lose its place when the
// server of a cluster that leads it stops.
func (r *running) unstick(ctx context.Context, queued map[int]bool) {
	if len(queued) == 0 || !r.crew.isStuck() {
		return
	}
	r.crew.moves()
	for shard := range queued {
		if !r.crew.has(shard) {
			r.Reporter.Say("shard %d is queued, but no worker is given it; it is ordered again", shard)
			r.complain(r.tasks.Purge(ctx, jetstream.WithPurgeSubject(r.task(shard))))
			delete(queued, shard)
		}
	}
}

// order queues the shards that are missing. The server refuses one that is queued already.
func (r *running) order(ctx context.Context, queued map[int]bool) {
	var sent []jetstream.PubAckFuture
	for shard := 1; shard <= r.Study.Shards; shard++ {
		if _, isKept := r.kept[shard]; isKept || queued[shard] || r.isAside(shard) {
			continue
		}
		f, err := r.js.PublishAsync(r.task(shard), nil)
		if err != nil {
			r.complain(err)
			return
		}
		sent = append(sent, f)
	}
	for _, f := range sent {
		select {
		case <-f.Ok():
		case err := <-f.Err():
			if !isThere(err) {
				r.complain(err)
			}
		case <-ctx.Done():
			return
		}
	}
}

// take moves a result from the server into the store.
func (r *running) take(ctx context.Context, shard int) error {
	ctx, cancel := context.WithTimeout(ctx, transfer)
	defer cancel()
	got, err := r.fetch(ctx, shard)
	switch {
	case errors.Is(err, jetstream.ErrMsgNotFound):
		return nil
	case errors.Is(err, errDamaged):
		r.reject(ctx, got, err)
		return nil
	case err != nil:
		r.complain(err)
		return nil
	case r.expel(ctx, got):
		return nil
	}
	if have, isKept := r.kept[shard]; isKept {
		if have != got.digest {
			r.doubt(shard, claim{"", have}, claim{got.worker, got.digest})
		}
		return nil
	}
	if err := r.Store.Accept(shard, got.content); err != nil {
		r.reject(ctx, got, err)
		return nil
	}
	if err := r.Store.Keep(shard, got.content); err != nil {
		return err
	}
	r.kept[shard] = got.digest
	delete(r.failures, shard)
	r.first(shard, claim{got.worker, got.digest})
	return nil
}

// reject removes a result that is none. The shard is missing then, and is ordered again. Its worker is told to leave: it
// would spoil the next one too.
func (r *running) reject(ctx context.Context, bad *result, why error) {
	name := r.crew.name(bad.worker)
	r.Reporter.Say("refused the result of shard %d from worker %s: %v", bad.shard, name, why)
	r.complain(r.forget(ctx, bad))
	r.fail(ctx, bad.shard, fmt.Sprintf("its result from worker %s was refused: %v", name, why))
	r.tell(bad.worker, order{Why: fmt.Sprintf("the result of shard %d was refused: %v", bad.shard, why)})
}

// shareFiles puts the study's files where workers find them. Those that are there are left.
func (r *running) shareFiles(ctx context.Context) error {
	for i, f := range r.Study.Files {
		if _, err := r.bucket.GetInfo(ctx, objectOf(i)); err == nil {
			continue // its name belongs to the study, which has a digest of it
		}
		if err := r.share(ctx, objectOf(i), f.Name); err != nil {
			return fmt.Errorf("cannot send %s to the server: %w", f.Name, err)
		}
	}
	return nil
}

func (r *running) share(ctx context.Context, object, name string) error {
	from, err := r.Open(name)
	if err != nil {
		return err
	}
	defer from.Close()
	_, err = r.bucket.Put(ctx, jetstream.ObjectMeta{Name: object}, io.Reader(from))
	return err
}

// objectOf is the object with a file of the study.
func objectOf(file int) string { return fmt.Sprintf("file-%d", file) }

// listed lists shards for people.
func listed(shards []int) string {
	sort.Ints(shards)
	words := make([]string, len(shards))
	for i, s := range shards {
		words[i] = fmt.Sprint(s)
	}
	return strings.Join(words, ", ")
}
