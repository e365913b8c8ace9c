package pool

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"github.com/nats-io/nats.go"

	"nines/cmd/nines/progress"
)

// join asks for work until a coordinator has some. It ends with [Refused] if all that answer refuse this worker.
func (h *hand) join(ctx context.Context) (*Study, error) {
	waited := progress.Watch()
	for told := false; ; told = true {
		w, err := h.ask(ctx)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil:
			return nil, err
		case w.Study != nil:
			return w.Study, w.Study.Valid()
		case w.Refused != "":
			return nil, Refused{w.Refused}
		case waited() > h.Timing.Patience:
			return nil, ErrAlone
		}
		if !told {
			h.Say("no coordinator answers at %s yet; waiting up to %s for one", strings.Join(h.nc.Opts.Servers, ", "), h.Timing.Patience)
		}
		pause(ctx, between)
	}
}

// between is how long a worker waits before it asks again.
const between = time.Second

// ask asks all coordinators of the server. The first study is taken; a refusal counts only if nobody has one.
func (h *hand) ask(ctx context.Context) (w welcome, err error) {
	inbox := h.nc.NewInbox()
	sub, err := h.nc.SubscribeSync(inbox)
	if err != nil {
		return w, err
	}
	defer sub.Unsubscribe() //nolint:errcheck // the connection may be gone
	text, _ := json.Marshal(hello{Format, h.Program, h.badge})
	if err := h.nc.PublishRequest(joinSubject, inbox, text); err != nil {
		return w, unlessOffline(err)
	}
	ctx, cancel := context.WithTimeout(ctx, between)
	defer cancel()
	for {
		m, err := sub.NextMsgWithContext(ctx)
		if err != nil || len(m.Data) == 0 { // nobody answers, or nobody else
			return w, nil
		}
		if json.Unmarshal(m.Data, &w) == nil && w.Study != nil {
			return w, nil
		}
	}
}

// unlessOffline is nil for an error that passes when the connection is back.
func unlessOffline(err error) error {
	if errors.Is(err, nats.ErrReconnectBufExceeded) {
		return nil
	}
	return err
}

// pause waits, unless ctx ends.
func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}
