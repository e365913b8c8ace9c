package pool

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// result is a result as the server has it.
type result struct {
	shard   int
	digest  string
	worker  string // the identity
	object  string // where the content is, if it is not in the message
	content []byte
	at      uint64 // in the stream
}

// errDamaged is the error of a result whose bytes are not those of its digest.
var errDamaged = errors.New("its bytes are not those that were sent")

// message is a result as a message. A content that is too long for one goes into the bucket first, in pieces, and the message
// says where it is.
func (s *streams) message(ctx context.Context, shard int, worker string, content []byte) (*nats.Msg, error) {
	m := nats.NewMsg(s.result(shard))
	m.Header.Set(digestHeader, sumOf(content))
	m.Header.Set(workerHeader, worker)
	if int64(len(content)) <= s.nc.MaxPayload()-roomForHeaders {
		m.Data = content
		return m, nil
	}
	object := fmt.Sprintf("result-%d-%s", shard, worker)
	m.Header.Set(objectHeader, object)
	about := jetstream.ObjectMeta{Name: object, Opts: &jetstream.ObjectMetaOptions{ChunkSize: piece}}
	_, err := s.bucket.Put(ctx, about, bytes.NewReader(content))
	return m, err
}

// piece is the length of the pieces of a long content. Servers take 1 MB in a message unless they are told otherwise. Each piece
// waits for the disk, so few are better.
const piece = 512 << 10

const roomForHeaders = 1 << 12

// fetch reads a result from the server. The error is errDamaged if it is there and is not whole.
func (s *streams) fetch(ctx context.Context, shard int) (*result, error) {
	m, err := s.last(ctx, s.result(shard))
	if err != nil {
		return nil, err
	}
	r := resultOf(m)
	if r.object != "" {
		err = insist(ctx, func(soon context.Context) error {
			r.content, err = s.bucket.GetBytes(soon, r.object)
			return err
		})
		switch {
		case errors.Is(err, jetstream.ErrObjectNotFound), errors.Is(err, jetstream.ErrDigestMismatch):
			return r, errDamaged
		case err != nil:
			return nil, err
		}
	}
	if sumOf(r.content) != r.digest {
		return r, errDamaged
	}
	return r, nil
}

// resultOf is a result without a content that is elsewhere.
func resultOf(m *jetstream.RawStreamMsg) *result {
	return &result{
		shard: shardOf(m.Subject), digest: m.Header.Get(digestHeader), worker: m.Header.Get(workerHeader),
		object: m.Header.Get(objectHeader), content: m.Data, at: m.Sequence,
	}
}

// forget removes a result from the server, so another can take its place.
func (s *streams) forget(ctx context.Context, r *result) error {
	if r.object != "" {
		_ = s.bucket.Delete(ctx, r.object) // it may be gone already
	}
	return s.results.DeleteMsg(ctx, r.at)
}

// dispute records that another worker has other bytes for the same shard.
func (s *streams) dispute(ctx context.Context, shard int, worker, digest string) error {
	m := nats.NewMsg(s.conflict(shard))
	m.Header.Set(digestHeader, digest)
	m.Header.Set(workerHeader, worker)
	if _, err := s.js.PublishMsg(ctx, m); err != nil && !isThere(err) {
		return err
	}
	return nil
}
