package pool

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/nats-io/nats.go"

	"nines/cmd/nines/progress"
)

// crew is who works, as far as the coordinator has heard. The study does not depend on it.
type crew struct {
	clock   func() time.Duration
	silence time.Duration
	there   map[string]*member // by identity
	names   map[string]string  // of all who were ever there
	moved   time.Duration      // when a worker last took a shard, or the queue was filled
}

// member is a worker that is there.
type member struct {
	Badge
	shards map[int]bool  // that it simulates
	heard  time.Duration // when it was last heard
}

func newCrew(silence time.Duration) *crew {
	return &crew{clock: progress.Watch(), silence: silence, there: map[string]*member{}, names: map[string]string{}}
}

func (c *crew) size() int { return len(c.there) }

// name is what people call a worker.
func (c *crew) name(id string) string { return cmp.Or(c.names[id], id) }

// hear notes that a worker is there, and reports whether it is new.
func (c *crew) hear(b Badge) (m *member, isNew bool) {
	m = c.there[b.ID]
	if isNew = m == nil; isNew {
		m = &member{Badge: b, shards: map[int]bool{}}
		c.there[b.ID], c.names[b.ID] = m, b.Name
	}
	m.heard = c.clock()
	return m, isNew
}

// moves notes that the queue moves.
func (c *crew) moves() { c.moved = c.clock() }

// has reports whether a worker has a shard.
func (c *crew) has(shard int) bool {
	for _, m := range c.there {
		if m.shards[shard] {
			return true
		}
	}
	return false
}

// isStuck reports whether workers could take shards and have taken none for long.
func (c *crew) isStuck() bool {
	free := 0
	for _, m := range c.there {
		free += m.Slots - len(m.shards)
	}
	return free > 0 && c.clock()-c.moved > long*c.silence
}

// long is how many silences are long.
const long = 3

// lost removes and gives the workers that have been silent for too long.
func (c *crew) lost() (list []*member) {
	for id, m := range c.there {
		if c.clock()-m.heard > c.silence {
			list = append(list, m)
			delete(c.there, id)
		}
	}
	return list
}

// welcome answers a worker that asks for work.
func (r *running) welcome(m *nats.Msg) {
	var h hello
	if json.Unmarshal(m.Data, &h) != nil || m.Reply == "" {
		return
	}
	answer := welcome{Study: r.Study}
	if why := r.foreign(h); why != "" {
		r.Reporter.Say("refused worker %s: %s", h.Worker.Name, why)
		answer = welcome{Refused: why}
	} else {
		r.arrive(h.Worker)
	}
	text, _ := json.Marshal(answer) // it has only plain values
	_ = m.Respond(text)             // a worker without an answer asks again
}

// foreign says why a worker cannot work on the study; nothing if it can.
func (r *running) foreign(h hello) string {
	switch {
	case h.Format != r.Study.Format:
		return fmt.Sprintf("it speaks %q, and the coordinator %q: use the same version of both", h.Format, r.Study.Format)
	case h.Program != r.Study.Program:
		return fmt.Sprintf("it has %s, and the study is run with %s: results of two versions are not mixed", h.Program, r.Study.Program)
	}
	return ""
}

func (r *running) arrive(b Badge) *member {
	m, isNew := r.crew.hear(b)
	if isNew {
		r.Reporter.Say("worker %s has joined, with %d at a time; %d workers now", b.Name, b.Slots, r.crew.size())
	}
	return m
}

// note acts on news of a worker.
func (r *running) note(ctx context.Context, n news) error {
	if n.Kind == leaves {
		r.depart(n.Worker.ID)
		return nil
	}
	m := r.arrive(n.Worker)
	switch n.Kind {
	case alive:
		m.shards = map[int]bool{}
		for _, shard := range n.Shards {
			m.shards[shard] = true
		}
	case begun:
		m.shards[n.Shard] = true
		r.crew.moves()
	case gaveUp:
		delete(m.shards, n.Shard)
	case failed:
		delete(m.shards, n.Shard)
		r.Reporter.Say("worker %s could not run shard %d: %s", m.Name, n.Shard, n.Why)
		r.fail(ctx, n.Shard, n.Why)
	case done:
		delete(m.shards, n.Shard)
		return r.take(ctx, n.Shard)
	}
	return nil
}

func (r *running) depart(id string) {
	if m := r.crew.there[id]; m != nil {
		delete(r.crew.there, id)
		r.Reporter.Say("worker %s has left; %d workers now", m.Name, r.crew.size())
	}
}

// miss notes the workers that are silent. A shard that one of them had counts as failed: the shard may have ended it.
func (r *running) miss(ctx context.Context) {
	for _, m := range r.crew.lost() {
		r.Reporter.Say("worker %s is lost; %d workers now. Its shards go to others", m.Name, r.crew.size())
		for shard := range m.shards {
			r.fail(ctx, shard, fmt.Sprintf("worker %s was lost while it ran it", m.Name))
		}
	}
}
