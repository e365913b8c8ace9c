package pool

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/nats-io/nuid"
	"golang.org/x/sync/errgroup"
)

// Worker runs shards of whatever study a coordinator has.
type Worker struct {
	Name    string // for people
	Slots   int    // how many shards run at the same time
	Program string // the version of nines
	// Run runs one shard. The folder has the files of the study. When ctx ends, the shard is not wanted any more.
	Run    func(ctx context.Context, s *Study, folder string, shard int) ([]byte, error)
	Timing Timing
	Say    func(format string, values ...any)
}

// Refused is the error of a worker that the coordinator has refused or sent away.
type Refused struct{ Why string }

// Error implements error.
func (r Refused) Error() string { return "the coordinator has refused this worker: " + r.Why }

// Unfit is the error of a machine on which shard after shard fails.
type Unfit struct{ Why string }

// Error implements error.
func (u Unfit) Error() string {
	return fmt.Sprintf("%d different shards in a row could not be run on this machine; the last one: %s", mostFailures, u.Why)
}

// mostFailures is how many different shards may fail in a row before a worker leaves. The reason is then more likely the
// machine's. One shard that fails again and again is the shard's.
const mostFailures = 3

// ErrAlone is the error of a worker that has found no coordinator for too long.
var ErrAlone = errors.New("no coordinator answers")

// Work runs shards until the study is finished. If ctx ends first, the error is [ErrStopped], and the tasks that are not finished
// go back to the queue at once.
func (w *Worker) Work(ctx context.Context, nc *nats.Conn) error {
	h := &hand{Worker: w, nc: nc, badge: Badge{nuid.Next(), w.Name, w.Slots}, shards: map[int]bool{}, failed: map[int]bool{}}
	defer h.removeFolder()
	for {
		study, err := h.join(ctx)
		if ctx.Err() != nil {
			return ErrStopped
		} else if err != nil {
			return err
		}
		switch err := h.serve(ctx, study); {
		case errors.Is(err, errOver):
			w.Say("the study is finished")
			return nil
		case ctx.Err() != nil:
			return ErrStopped
		case err != nil:
			return err
		}
	}
}

// errOver says that the study is finished.
var errOver = errors.New("the study is finished")

// hand is a worker at work.
type hand struct {
	*Worker
	nc     *nats.Conn
	badge  Badge
	folder folder

	mu     sync.Mutex
	shards map[int]bool // that run now
	failed map[int]bool // that have failed since the last one that did not
}

// serve works on a study until it is finished or gone, and returns nil if it is gone: another one may be there. A result
// that is not delivered yet is held until the coordinator is back.
func (h *hand) serve(ctx context.Context, study *Study) error {
	ctx, leave := context.WithCancelCause(ctx)
	defer leave(nil)
	s, consumer, err := h.open(ctx, study)
	if err != nil {
		return unlessTransient(ctx, err)
	}
	subs, err := h.obey(names{study.ID()}, leave)
	if err != nil {
		return err
	}
	defer func() {
		for _, sub := range subs {
			_ = sub.Unsubscribe() // the connection may be gone
		}
	}()
	var g errgroup.Group
	quiet := make(chan struct{})
	go func() { defer close(quiet); h.beat(ctx, s) }()
	for range h.Slots {
		g.Go(func() error {
			err := (&slot{h, s, consumer, study}).loop(ctx)
			if err != nil {
				leave(err)
			}
			return err
		})
	}
	err = g.Wait()
	if err == nil {
		pause(ctx, between) // of a study that is gone, it may be on its way that it is finished
	}
	isOver := context.Cause(ctx)
	leave(nil)
	<-quiet
	h.say(s, news{Kind: leaves})
	_ = h.nc.FlushTimeout(time.Second) // nobody waits for the news
	if isOver != nil && !errors.Is(isOver, context.Canceled) {
		return isOver
	}
	return err
}

// open opens a study on the server and fetches its files.
func (h *hand) open(ctx context.Context, study *Study) (*streams, jetstream.Consumer, error) {
	ctx, cancel := context.WithTimeout(ctx, transfer)
	defer cancel()
	s, consumer, err := openStreams(ctx, h.nc, study.ID())
	if err != nil {
		return nil, nil, err
	}
	return s, consumer, h.fetchFiles(ctx, s, study)
}

// unlessTransient is nil for an error after which it makes sense to join again.
func unlessTransient(ctx context.Context, err error) error {
	var lasting filesError
	if ctx.Err() != nil || !errors.As(err, &lasting) {
		return nil
	}
	return err
}

// obey leaves when the coordinator says so.
func (h *hand) obey(n names, leave context.CancelCauseFunc) (subs []*nats.Subscription, err error) {
	for _, to := range []string{h.badge.ID, everybody} {
		sub, err := h.nc.Subscribe(n.to(to), func(m *nats.Msg) {
			var o order
			switch err := json.Unmarshal(m.Data, &o); {
			case err != nil:
			case o.Over:
				leave(errOver)
			default:
				leave(Refused{o.Why})
			}
		})
		if err != nil {
			return subs, err
		}
		subs = append(subs, sub)
	}
	return subs, nil
}

// beat shows from time to time that this worker is there.
func (h *hand) beat(ctx context.Context, s *streams) {
	ticker := time.NewTicker(h.Timing.beat())
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			h.say(s, news{Kind: alive, Shards: h.running()})
		}
	}
}

// say sends news. It may be lost.
func (h *hand) say(s *streams, n news) {
	n.Worker = h.badge
	text, _ := json.Marshal(n)             // it has only plain values
	_ = h.nc.Publish(s.names.news(), text) // the study does not depend on it
}

// starts notes that a shard runs.
func (h *hand) starts(shard int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.shards[shard] = true
}

// ends notes that a shard does not run any more.
func (h *hand) ends(shard int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.shards, shard)
}

// succeeds notes that this machine can run shards.
func (h *hand) succeeds() {
	h.mu.Lock()
	defer h.mu.Unlock()
	clear(h.failed)
}

// fails notes that a shard failed, and gives how many have since the last success.
func (h *hand) fails(shard int) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.failed[shard] = true
	return len(h.failed)
}

func (h *hand) running() (list []int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for shard := range h.shards {
		list = append(list, shard)
	}
	return list
}
