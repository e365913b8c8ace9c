package pool

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// taskConsumer is the consumer that all workers of a study share.
const taskConsumer = "workers"

// streams are a study on the server.
type streams struct {
	names
	nc      *nats.Conn
	js      jetstream.JetStream
	tasks   jetstream.Stream
	results jetstream.Stream
	bucket  jetstream.ObjectStore
}

// makeStreams makes the streams of a study, or opens those that are there. It is done again after a restart.
func makeStreams(ctx context.Context, nc *nats.Conn, id string, replicas int, t Timing) (s *streams, err error) {
	err = insist(ctx, func(soon context.Context) error {
		s, err = tryStreams(soon, nc, id, replicas, t)
		return err
	})
	return s, err
}

// tryStreams is one attempt of makeStreams.
func tryStreams(ctx context.Context, nc *nats.Conn, id string, replicas int, t Timing) (*streams, error) {
	s := &streams{names: names{id}, nc: nc}
	var err error
	if s.js, err = jetstream.New(nc); err != nil {
		return nil, err
	}
	if s.tasks, err = s.js.CreateOrUpdateStream(ctx, s.taskConfig(replicas)); err != nil {
		return nil, fmt.Errorf("cannot make the queue of shards: %w", err)
	}
	if _, err = s.tasks.CreateOrUpdateConsumer(ctx, s.consumerConfig(t)); err != nil {
		return nil, fmt.Errorf("cannot make the queue of shards: %w", err)
	}
	if s.results, err = s.js.CreateOrUpdateStream(ctx, s.resultConfig(replicas)); err != nil {
		return nil, fmt.Errorf("cannot make the store of results: %w", err)
	}
	s.bucket, err = s.js.CreateOrUpdateObjectStore(ctx, jetstream.ObjectStoreConfig{Bucket: s.names.bucket(), Replicas: replicas})
	if err != nil {
		return nil, fmt.Errorf("cannot make the store of files: %w", err)
	}
	return s, nil
}

// openStreams opens the streams of a study for a worker.
func openStreams(ctx context.Context, nc *nats.Conn, id string) (s *streams, consumer jetstream.Consumer, err error) {
	err = insist(ctx, func(soon context.Context) error {
		s, consumer, err = tryToOpen(soon, nc, id)
		return err
	})
	return s, consumer, err
}

// tryToOpen is one attempt of openStreams.
func tryToOpen(ctx context.Context, nc *nats.Conn, id string) (*streams, jetstream.Consumer, error) {
	s := &streams{names: names{id}, nc: nc}
	var err error
	if s.js, err = jetstream.New(nc); err != nil {
		return nil, nil, err
	}
	if s.results, err = s.js.Stream(ctx, s.resultStream()); err != nil {
		return nil, nil, err
	}
	if s.bucket, err = s.js.ObjectStore(ctx, s.names.bucket()); err != nil {
		return nil, nil, err
	}
	consumer, err := s.js.Consumer(ctx, s.taskStream(), taskConsumer)
	return s, consumer, err
}

// taskConfig is a queue in which each shard stands at most once, however often it is ordered.
func (n names) taskConfig(replicas int) jetstream.StreamConfig {
	return jetstream.StreamConfig{
		Name: n.taskStream(), Subjects: []string{n.tasks()}, Retention: jetstream.WorkQueuePolicy, Replicas: replicas,
		MaxMsgsPerSubject: 1, Discard: jetstream.DiscardNew, DiscardNewPerSubject: true, MaxMsgs: -1,
	}
}

// resultConfig keeps the first result of each shard, and refuses others. It keeps as well who is disowned.
func (n names) resultConfig(replicas int) jetstream.StreamConfig {
	return jetstream.StreamConfig{
		Name: n.resultStream(), Subjects: []string{n.results(), n.conflicts(), n.allDisowned()}, Replicas: replicas, AllowDirect: true,
		MaxMsgsPerSubject: 1, Discard: jetstream.DiscardNew, DiscardNewPerSubject: true, MaxMsgs: -1,
	}
}

// consumerConfig gives a task to one worker at a time, and to another when that one is silent. The number of deliveries has
// no limit: which shards nobody can run is for the coordinator to say.
func (n names) consumerConfig(t Timing) jetstream.ConsumerConfig {
	return jetstream.ConsumerConfig{
		Durable: taskConsumer, AckPolicy: jetstream.AckExplicitPolicy, AckWait: t.Silence,
		MaxDeliver: -1, MaxAckPending: -1, MaxWaiting: mostWaiting, FilterSubject: n.tasks(),
	}
}

// mostWaiting is how many requests for a task may wait at once: one for each slot of each worker.
const mostWaiting = 1 << 16

// remove removes the study from the server.
func (s *streams) remove(ctx context.Context) error {
	return errors.Join(
		unlessGone(s.js.DeleteStream(ctx, s.taskStream())),
		unlessGone(s.js.DeleteStream(ctx, s.resultStream())),
		unlessGone(s.js.DeleteObjectStore(ctx, s.names.bucket())))
}

func unlessGone(err error) error {
	if isGone(err) {
		return nil
	}
	return err
}

// isGone reports whether the server has answered that there is no such study. A server that does not answer is no such case.
func isGone(err error) bool {
	return errors.Is(err, jetstream.ErrStreamNotFound) || errors.Is(err, jetstream.ErrConsumerNotFound) ||
		errors.Is(err, jetstream.ErrBucketNotFound) || errors.Is(err, jetstream.ErrConsumerDeleted)
}

// isThere reports whether the server refused a message because its subject has one. The error has no code of its own.
func isThere(err error) bool {
	var refused *jetstream.APIError
	return errors.As(err, &refused) && strings.Contains(refused.Description, "maximum messages per subject")
}

// last is the last message of a subject among the results.
func (s *streams) last(ctx context.Context, subject string) (m *jetstream.RawStreamMsg, err error) {
	err = insist(ctx, func(soon context.Context) error {
		m, err = s.results.GetLastMsgForSubject(soon, subject)
		return err
	})
	return m, err
}

// shardsIn are the shards with a message in a stream under some subjects.
func shardsIn(ctx context.Context, s jetstream.Stream, subjects string) (map[int]bool, error) {
	info, err := s.Info(ctx, jetstream.WithSubjectFilter(subjects))
	if err != nil {
		return nil, err
	}
	found := map[int]bool{}
	for subject := range info.State.Subjects {
		found[shardOf(subject)] = true
	}
	delete(found, -1)
	return found, nil
}
