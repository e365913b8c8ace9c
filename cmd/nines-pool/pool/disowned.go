package pool

import (
	"context"
	"strings"

	"github.com/nats-io/nats.go/jetstream"
)

// The server keeps who is disowned: a result can be on its way while those of its worker are removed, and reach the server
// when this coordinator has ended. The next one must not find it wrong once more, and end as well.

// whoIsDisowned reads the workers that sent a wrong result, to this coordinator or an earlier one.
func whoIsDisowned(ctx context.Context, s *streams) (map[string]bool, error) {
	found := map[string]bool{}
	return found, insist(ctx, func(soon context.Context) error {
		info, err := s.results.Info(soon, jetstream.WithSubjectFilter(s.allDisowned()))
		if err != nil {
			return err
		}
		for subject := range info.State.Subjects {
			found[strings.TrimPrefix(subject, s.names.disowned(""))] = true
		}
		return nil
	})
}

// remember notes that a worker is disowned, for this coordinator and later ones.
func (r *running) remember(ctx context.Context, worker string) error {
	r.disowned[worker] = true
	if _, err := r.js.Publish(ctx, r.names.disowned(worker), nil); err != nil && !isThere(err) {
		return err
	}
	return nil
}

// expel removes a result from the server if its worker is disowned, and reports whether it is. The shard is not to blame, so
// this is no failure of it.
func (r *running) expel(ctx context.Context, got *result) bool {
	if !r.disowned[got.worker] {
		return false
	}
	r.complain(r.forget(ctx, got))
	r.tell(got.worker, order{Why: "another result of it was not what the coordinator's machine gets"})
	return true
}
