package pool

import (
	"context"
	"errors"
	"time"
)

// Timing says how long to wait for what.
type Timing struct {
	Silence  time.Duration // a task goes to another worker when its own has been silent for so long
	Watch    time.Duration // how often the coordinator compares results with the plan
	Patience time.Duration // how long a worker looks for a coordinator before it leaves
}

// Usual is the timing outside tests.
func Usual() Timing {
	return Timing{Silence: 30 * time.Second, Watch: 10 * time.Second, Patience: 10 * time.Minute}
}

// beat is how often a worker shows that it is there.
func (t Timing) beat() time.Duration { return t.Silence / 6 }

// answer is how long a request to the server may take.
const answer = 5 * time.Second

// transfer is how long it may take to send or fetch one result. A long one on a slow line takes minutes.
const transfer = 10 * time.Minute

// pull is how long a request for a task waits, and how often the server shows that it is there meanwhile.
const (
	pull      = 3 * time.Second
	heartbeat = time.Second
)

// insist makes a request again while the server is silent. A cluster that chooses a leader may lose a request, and never answer
// it. Each time there is twice as long for the answer, as it can also be long, or the line slow: from ten seconds up to five minutes.
func insist(ctx context.Context, ask func(context.Context) error) (err error) {
	for wait := 2 * answer; wait < transfer; wait *= 2 {
		soon, cancel := context.WithTimeout(ctx, wait)
		err = ask(soon)
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) || ctx.Err() != nil {
			break
		}
	}
	return err
}
