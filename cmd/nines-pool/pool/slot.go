package pool

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// slot runs one shard at a time.
type slot struct {
	*hand
	s        *streams
	consumer jetstream.Consumer
	study    *Study
}

// mostErrors is how many requests in a row may fail before a worker joins again.
const mostErrors = 3

// loop runs shards until ctx ends, the study is gone, or the machine is unfit.
func (l *slot) loop(ctx context.Context) error {
	for errs := 0; ctx.Err() == nil && errs < mostErrors; {
		m, err := l.next()
		switch {
		case isGone(err):
			return nil
		case err != nil:
			errs++
			pause(ctx, between)
		default:
			errs = 0
		}
		if m == nil {
			continue
		}
		if err := l.do(ctx, m); err != nil {
			return err
		}
	}
	return nil
}

// next takes one task; nil if there is none for a while.
func (l *slot) next() (jetstream.Msg, error) {
	batch, err := l.consumer.Fetch(1, jetstream.FetchMaxWait(pull), jetstream.FetchHeartbeat(heartbeat))
	if err != nil {
		return nil, err
	}
	for m := range batch.Messages() {
		return m, nil
	}
	return nil, batch.Error()
}

// do runs the shard of a task and delivers the result.
func (l *slot) do(ctx context.Context, m jetstream.Msg) error {
	shard := shardOf(m.Subject())
	if ctx.Err() != nil || shard < 1 || shard > l.study.Shards {
		_ = m.Nak() // else it comes back when this worker has been silent
		return nil
	}
	if l.isThere(ctx, m, shard) {
		_ = m.DoubleAck(ctx) // else it comes again
		return nil
	}
	l.starts(shard)
	defer l.ends(shard)
	l.say(l.s, news{Kind: begun, Shard: shard})
	stop := l.hold(ctx, m)
	defer stop()
	content, err := l.Run(ctx, l.study, l.folder.path, shard)
	if err == nil {
		l.succeeds()
		err = l.deliver(ctx, shard, content)
	}
	stop()
	return l.conclude(ctx, m, shard, err)
}

// conclude takes a task off the queue, or puts it back.
func (l *slot) conclude(ctx context.Context, m jetstream.Msg, shard int, err error) error {
	switch {
	case errors.Is(err, errStudyGone):
		return nil
	case ctx.Err() != nil:
		l.say(l.s, news{Kind: gaveUp, Shard: shard})
		_ = m.Nak() // else it comes back when this worker has been silent
		return nil
	case err != nil:
		l.Say("shard %d could not be run: %v", shard, err)
		l.say(l.s, news{Kind: failed, Shard: shard, Why: err.Error()})
		_ = m.NakWithDelay(between) // so another worker gets it first
		if l.fails(shard) >= mostFailures {
			return Unfit{err.Error()}
		}
		return nil
	}
	_ = m.DoubleAck(ctx) // else somebody gets the task again, and finds the result there
	l.say(l.s, news{Kind: done, Shard: shard})
	return nil
}

// isThere reports whether a task that somebody had before has a result by now.
func (l *slot) isThere(ctx context.Context, m jetstream.Msg, shard int) bool {
	about, err := m.Metadata()
	if err != nil || about.NumDelivered < 2 {
		return false
	}
	_, err = l.s.last(ctx, l.s.result(shard))
	return err == nil
}

// hold keeps a task while its shard runs. Call the function to stop; it may be called twice.
func (l *slot) hold(ctx context.Context, m jetstream.Msg) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	over := make(chan struct{})
	go func() {
		defer close(over)
		ticker := time.NewTicker(l.Timing.beat())
		defer ticker.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
				_ = m.InProgress() // the next one may get through
			}
		}
	}()
	return func() { cancel(); <-over }
}

// errStudyGone is the error of a result whose study is not on the server any more.
var errStudyGone = errors.New("the study is gone")

// deliver sends a result until the server has it. The server may be away for a while.
func (l *slot) deliver(ctx context.Context, shard int, content []byte) error {
	var last error
	var m *nats.Msg
	for tries := 0; time.Duration(tries)*between < l.Timing.Patience; tries++ {
		if m == nil {
			m, last = l.message(ctx, shard, content)
		}
		if m != nil {
			last = l.send(ctx, shard, m)
		}
		if last == nil || errors.Is(last, errStudyGone) || ctx.Err() != nil {
			return last
		}
		if tries == 0 {
			l.Say("the result of shard %d waits, because the server does not take it yet: %v", shard, last)
		}
		pause(ctx, between)
	}
	return fmt.Errorf("the server did not take the result: %w", last)
}

// message makes the message of a result; nil with an error.
func (l *slot) message(ctx context.Context, shard int, content []byte) (*nats.Msg, error) {
	long, cancel := context.WithTimeout(ctx, transfer)
	defer cancel()
	m, err := l.s.message(long, shard, l.badge.ID, content)
	if err != nil {
		return nil, l.unlessGone(ctx, err)
	}
	return m, nil
}

// send sends a result once. If another worker was first, the two are compared.
func (l *slot) send(ctx context.Context, shard int, m *nats.Msg) error {
	soon, cancel := context.WithTimeout(ctx, answer)
	defer cancel()
	_, err := l.s.js.PublishMsg(soon, m)
	switch {
	case err == nil:
		return nil
	case isThere(err):
		return l.second(soon, shard, m.Header.Get(digestHeader), m.Header.Get(objectHeader))
	}
	return l.unlessGone(ctx, err)
}

// unlessGone is an error of the server, or errStudyGone if the server does not have the study any more.
func (l *slot) unlessGone(ctx context.Context, err error) error {
	ctx, cancel := context.WithTimeout(ctx, answer)
	defer cancel()
	if _, e := l.s.js.Stream(ctx, l.s.resultStream()); isGone(e) {
		return errStudyGone
	}
	return err
}

// second compares a result with the one that was there first. Other bytes are reported, and the coordinator stops.
func (l *slot) second(ctx context.Context, shard int, digest, object string) error {
	m, err := l.s.last(ctx, l.s.result(shard))
	if err != nil {
		return err
	}
	first := resultOf(m)
	if object != "" && object != first.object {
		_ = l.s.bucket.Delete(ctx, object) // nobody needs it
	}
	if first.digest == digest {
		return nil
	}
	l.Say("shard %d has another result from another worker; the coordinator decides", shard)
	return l.s.dispute(ctx, shard, l.badge.ID, digest)
}
