package emergency

import "nines/sim/random"

// OneByOne makes a world tell each fact before anything of the next one is done, so that an observer can look at the
// world in between. It is for tests from outside: the world as users have it tells in batches.
func (w *World) OneByOne() { w.telling.batch = w.telling.batch[:1] }

// KeyIn is who has a slot, and the key from which the world makes that caller's draws.
func (w *World) KeyIn(slot int32) (caller uint64, key random.Key) {
	c := &w.callers[slot]
	return c.ID, c.Key
}

// Scatter makes a world hand out memory slots in another order than that of the calls.
func (w *World) Scatter(slots int, seed uint64) {
	w.spare = w.spare[:0]
	for i := range slots {
		w.spare = append(w.spare, int32(i))
	}
	key := random.New(seed, 0).Key("slots")
	for i := len(w.spare) - 1; i > 0; i-- {
		j := int(key.Uniform(random.NewPurpose("slots"), i) * float64(i+1))
		w.spare[i], w.spare[j] = w.spare[j], w.spare[i]
	}
}
