package pool

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"time"

	"github.com/nats-io/nats.go"
)

// Coordinator plans a study, and keeps its results.
type Coordinator struct {
	Study    *Study
	Open     func(name string) (io.ReadCloser, error) // a file of the study
	Store    Store
	Again    func(ctx context.Context, shard int) ([]byte, error) // runs a shard here, to check a worker
	Checks   int                                                  // how many workers are checked, by their first result
	Replicas int                                                  // how many servers of a cluster hold the study; 0: one
	Timing   Timing
	Reporter Reporter
}

// Reporter shows people how far a study is.
type Reporter interface {
	Say(format string, values ...any)
	Progress(p Progress)
}

// Progress is how far a study is.
type Progress struct{ Done, Of, Workers int }

// ErrStopped is the error of a study that the user has stopped. What the coordinator has is kept.
var ErrStopped = errors.New("stopped")

// Run runs the study until all results are in the store. After [ErrStopped] the user has stopped it. After [Untrue] a worker
// sent something else than this machine gets. After [Aside] some shards could not be run. Any other error is one of the
// store, or of the first contact with the server. Later trouble with the server is reported, and Run waits for its end.
func (c *Coordinator) Run(ctx context.Context, nc *nats.Conn) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel() // ends a check that is running
	r := &running{Coordinator: c, crew: newCrew(c.Timing.Silence), failures: map[int]*failure{}, verdicts: make(chan verdict)}
	if err := r.begin(ctx, nc); err != nil {
		return err
	}
	defer r.end()
	if err := r.untilWhole(ctx); err != nil {
		return err
	}
	return r.farewell(ctx)
}

// running is a study that is being run. One goroutine has it: all that comes from elsewhere comes through channels.
type running struct {
	*Coordinator
	*streams
	crew     *crew
	kept     map[int]string   // the digests of the results in the store, by shard
	failures map[int]*failure // what went wrong with shards that are not kept
	checks
	disowned map[string]bool // workers that sent a wrong result
	verdicts chan verdict
	incoming chan *nats.Msg // requests to join, and news
	subs     []*nats.Subscription
	lastWoe  string // the last trouble with the server
}

// begin brings the server to the state of the plan. That is the same for a new study and one that goes on.
func (r *running) begin(ctx context.Context, nc *nats.Conn) (err error) {
	if r.kept, err = r.Store.Kept(); err != nil {
		return err
	}
	if r.streams, err = makeStreams(ctx, nc, r.Study.ID(), max(1, r.Replicas), r.Timing); err != nil {
		return err
	}
	if r.disowned, err = whoIsDisowned(ctx, r.streams); err != nil {
		return err
	}
	if err := r.shareFiles(ctx); err != nil {
		return err
	}
	r.incoming = make(chan *nats.Msg, mostNews)
	for _, subject := range []string{joinSubject, r.news()} {
		sub, err := nc.ChanSubscribe(subject, r.incoming)
		if err != nil {
			return err
		}
		r.subs = append(r.subs, sub)
	}
	return r.compare(ctx)
}

// mostNews is how much news may wait. What is over that is lost, and the next comparison with the plan makes up for it.
const mostNews = 1 << 14

func (r *running) end() {
	for _, s := range r.subs {
		_ = s.Unsubscribe() // the connection may be gone
	}
}

// untilWhole does what is to be done until every shard is kept or set aside, every check is over, and nobody has disputed a
// result.
func (r *running) untilWhole(ctx context.Context) error {
	ticker := time.NewTicker(r.Timing.Watch)
	defer ticker.Stop()
	for !r.isWhole() || !r.settle(ctx) {
		r.check(ctx)
		var err error
		select {
		case <-ctx.Done():
			return ErrStopped
		case m := <-r.incoming:
			err = r.hear(ctx, m)
		case v := <-r.verdicts:
			err = r.judge(ctx, v)
		case <-ticker.C:
			err = r.compare(ctx)
		}
		switch {
		case err != nil && ctx.Err() != nil: // such as a result that was just being written
			return ErrStopped
		case err != nil:
			return err
		}
		r.Reporter.Progress(Progress{len(r.kept), r.Study.Shards, r.crew.size()})
	}
	return nil
}

func (r *running) isWhole() bool {
	return len(r.kept)+r.aside() == r.Study.Shards && r.checks.areOver()
}

// hear takes one message. What cannot be read is from another program and is ignored.
func (r *running) hear(ctx context.Context, m *nats.Msg) error {
	if m.Subject == joinSubject {
		r.welcome(m)
		return nil
	}
	var n news
	if json.Unmarshal(m.Data, &n) != nil {
		return nil
	}
	return r.note(ctx, n)
}

// farewell tells the workers that all is done, and takes the study off the server.
func (r *running) farewell(ctx context.Context) error {
	r.tell(everybody, order{Over: true})
	r.seeOff(ctx)
	ctx, cancel := context.WithTimeout(ctx, answer)
	defer cancel()
	if err := r.streams.remove(ctx); err != nil {
		r.Reporter.Say("the study is finished, but it could not be taken off the server: %v", err)
	}
	return r.asideError()
}

// seeOff waits for the workers to leave, but not for long: who was killed never does.
func (r *running) seeOff(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, between)
	defer cancel()
	for r.crew.size() > 0 {
		select {
		case m := <-r.incoming:
			_ = r.hear(ctx, m) // all results are there
		case <-ctx.Done():
			return
		}
	}
}

// tell sends an order to a worker.
func (r *running) tell(worker string, o order) {
	text, _ := json.Marshal(o) // it has only plain values
	_ = r.nc.Publish(r.to(worker), text)
	_ = r.nc.FlushTimeout(time.Second) // who does not hear it finds the study gone
}

// complain says once that the server has trouble. The next comparison tries again.
func (r *running) complain(err error) {
	if err == nil || err.Error() == r.lastWoe {
		return
	}
	r.lastWoe = err.Error()
	r.Reporter.Say("the server has trouble, and nothing is lost: %v", err)
}
