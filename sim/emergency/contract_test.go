package emergency_test

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/scenarios"
	"nines/sim/des"
	"nines/sim/effort"
	"nines/sim/emergency"
	"nines/sim/plan"
	"nines/sim/random"
	"nines/sim/scenario"
)

// The contract that every comparison stands on: who calls, and what they bring with them, is the same under every
// strategy. What a caller brings is a key, from which the world makes every draw of that caller's. So the contract has two
// halves: the key in the world's own memory is the same, for every caller; and whatever of the draws shows in a run, in
// lengths of time and in what people do, agrees for all strategies under which it shows, so that it came from the key and
// from nothing else.

// brought is a draw of a caller's for the first call, as it shows.
type brought struct {
	what   string
	caller uint64
}

// register listens to one replication under one strategy.
type register struct {
	world *emergency.World
	plan  *plan.Plan

	everybody hash.Hash // who comes and when, also those who are told to call elsewhere
	came      int
	keys      map[uint64]random.Key // of those who call
	draws     map[brought]des.Time

	open      map[uint64]*firstCall
	unlocated bool // the backup does not see where callers are
}

// firstCall is what is known of a first call that is going on.
type firstCall struct {
	provider                  int8
	answered, handover, ended des.Time
	slowed, spoilt            bool
	loss                      string
}

func newRegister(p *plan.Plan) *register {
	r := &register{
		world: emergency.NewWorld(p.Network), plan: p,
		everybody: sha256.New(), keys: map[uint64]random.Key{}, draws: map[brought]des.Time{}, open: map[uint64]*firstCall{},
	}
	r.world.OneByOne()
	return r
}

// run plays replication 0.
func (r *register) run(t *testing.T) {
	t.Helper()
	draws := random.New(r.plan.Seed, 0)
	_, err := r.world.Run(draws, r.plan.Trouble.Trouble(), r.plan.Recovery.Start(draws), r)
	require.NoError(t, err)
}

// Observe implements emergency.Observer.
func (r *register) Observe(batch []emergency.Observation) {
	for i := range batch {
		o := &batch[i]
		switch {
		case o.Fact == emergency.TroubleBegan, o.Fact == emergency.TroubleEnded:
			if r.plan.Trouble.Faults[o.Cause].Name == "manual-location" {
				r.unlocated = o.Fact == emergency.TroubleBegan
			}
		case o.Slot == emergency.None && o.Fact != emergency.CallerForewarned, o.Kind == emergency.Tester:
		case o.Fact == emergency.CallerForewarned:
			r.comes(o)
		case o.Attempt == 1:
			r.hear(o)
		case o.Attempt == 2 && o.Fact == emergency.CallMade:
			c := r.open[o.Caller]
			if o.Provider != c.provider {
				continue // gave up, and then called from another phone: a notice may have made them give up later
			}
			r.draws[brought{"redial after " + c.loss, o.Caller}] = o.At - c.ended
			r.decides(o, c, 1)
		}
	}
}

// comes enters somebody who calls, or would have called.
func (r *register) comes(o *emergency.Observation) {
	r.came++
	var text []byte
	for _, v := range []uint64{o.Caller, uint64(o.At), uint64(o.Service), uint64(o.Region), uint64(o.Access), uint64(o.Provider)} {
		text = binary.BigEndian.AppendUint64(text, v)
	}
	r.everybody.Write(text)
}

// hear follows a first call.
func (r *register) hear(o *emergency.Observation) {
	c := r.open[o.Caller]
	switch o.Fact {
	case emergency.CallMade:
		r.comes(o)
		r.open[o.Caller] = &firstCall{provider: o.Provider}
		if caller, key := r.world.KeyIn(o.Slot); caller == o.Caller {
			r.keys[caller] = key
		}
	case emergency.CallAnswered:
		c.answered, c.slowed = o.At, r.unlocated && r.plan.Network.Platforms[o.Platform].Backup
	case emergency.CallInterrupted:
		c.spoilt = true // the agent's time has a gap
	case emergency.HandoverBegan:
		c.handover = o.At
		r.handled(o, c)
	case emergency.CallEnded:
		r.ends(o, c)
	case emergency.CallerLeft:
		if o.Fate == emergency.GaveUp {
			r.decides(o, c, 0)
		}
	}
}

// withoutLocation is what it adds to an agent's time that the backup has to ask where the caller is.
const withoutLocation = 30 * des.Second

// handled enters the agent's time as the caller brought it: without what the platform added.
func (r *register) handled(o *emergency.Observation, c *firstCall) {
	d := o.At - c.answered
	if c.slowed {
		d -= withoutLocation
	}
	if !c.spoilt {
		r.draws[brought{"handling", o.Caller}] = d
	}
}

func (r *register) ends(o *emergency.Observation, c *firstCall) {
	c.ended = o.At
	switch o.Outcome {
	case emergency.NoRequest:
		r.handled(o, c)
	case emergency.Refused:
		c.loss = "refusal"
	case emergency.Abandoned:
		c.loss = "giving up in the queue"
		r.draws[brought{"patience in the queue", o.Caller}] = o.At - o.Made
	case emergency.AbandonedAtHandover:
		c.loss = "giving up at the handover"
		r.draws[brought{"patience at the handover", o.Caller}] = o.At - c.handover
	case emergency.CutAnswer, emergency.CutHandling, emergency.CutHandover:
		c.loss = "a cut"
	}
}

// decides enters whether a caller calls again; a notice may keep people from it.
func (r *register) decides(o *emergency.Observation, c *firstCall, again des.Time) {
	if !r.plan.Network.Forewarns {
		r.draws[brought{"whether to redial after " + c.loss, o.Caller}] = again
	}
}

// TestACallerIsTheSameUnderEveryStrategy holds the contract for every caller of a day and every strategy of the library's
// main scenario, on both of its platforms. The small form has every third strategy.
func TestACallerIsTheSameUnderEveryStrategy(t *testing.T) {
	text, _ := scenarios.Text("uk-2023-06-25")
	doc, err := scenario.Load("uk-2023-06-25.yaml", text)
	require.NoError(t, err)
	require.Len(t, doc.StrategyNames(), 12)
	var base *register
	known, agreed := map[brought]des.Time{}, map[string]int{}
	for i, strategy := range doc.StrategyNames() {
		if i%effort.Of(3, 1) > 0 {
			continue
		}
		plan, err := doc.Plan(strategy)
		require.NoError(t, err)
		r := newRegister(plan)
		r.run(t)
		if base == nil {
			base = r
			require.Greater(t, r.came, 100_000)
			require.Len(t, r.keys, r.came)
		}
		require.Equal(t, hex.EncodeToString(base.everybody.Sum(nil)), hex.EncodeToString(r.everybody.Sum(nil)), "who comes under %s", strategy)
		requireSameKeys(t, base, r)
		for b, v := range r.draws {
			was, ok := known[b]
			switch {
			case !ok:
				known[b] = v
			case was != v:
				require.Equal(t, was, v, "%s of caller %d under %s", b.what, b.caller, strategy)
			default:
				agreed[b.what]++
			}
		}
	}
	for _, what := range []string{
		"handling", "patience in the queue", "patience at the handover", "redial after refusal", "redial after giving up in the queue",
		"redial after giving up at the handover", "redial after a cut", "whether to redial after refusal", "whether to redial after a cut",
		"whether to redial after giving up in the queue", "whether to redial after giving up at the handover",
	} {
		t.Logf("%s: %d agree", what, agreed[what])
		require.Greater(t, agreed[what], 100, what)
		delete(agreed, what)
	}
	require.Empty(t, agreed)
}

// requireSameKeys: also where some are told to call elsewhere, all who call are known, each with the same key.
func requireSameKeys(t *testing.T, base, other *register) {
	t.Helper()
	if !other.plan.Network.Forewarns {
		require.Len(t, other.keys, len(base.keys))
	}
	var different []uint64
	for caller, key := range other.keys {
		if was, ok := base.keys[caller]; !ok || was != key {
			different = append(different, caller)
		}
	}
	slices.Sort(different)
	require.Empty(t, different, "callers with other keys under %s", other.plan.Strategy)
}
