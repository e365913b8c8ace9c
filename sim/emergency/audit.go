package emergency

import (
	"cmp"
	"fmt"
	"slices"

	"nines/sim/des"
	"nines/sim/emergency/desk"
)

// Inspection is what the world counts of itself, for checks of conservation alone. Results come from observations.
type Inspection struct {
	Callers                   int64        // who have dialled at least once
	OfKind                    [Kinds]int64 // of those, by what they call for
	Forewarned                int64        // who have not dialled, as another number has helped them
	Undialled                 int64        // who have not dialled, and called another number in vain
	Offered                   int64        // calls
	Ended                     [Outcomes]int64
	Left                      [Fates]int64
	CallBacks, CallBacksEnded int64 // to people whose calls were lost
	InSystem                  int64 // calls open at the end
	Talking                   int64 // conversations with control rooms at the end
	Events                    int64 // that took effect or fell through
	Stale                     int64 // of those, the ones that fell through
	Calendar                  int   // events left at the end
}

// conserved says whether, at the end, every call has an outcome and every caller a fate.
func (i *Inspection) conserved() error {
	ended, left := int64(0), int64(0)
	for _, n := range i.Ended {
		ended += n
	}
	for _, n := range i.Left {
		left += n
	}
	if ended != i.Offered || left != i.Callers+i.Undialled {
		return fmt.Errorf("%d calls offered and %d ended; %d callers and %d fates", i.Offered, ended, i.Callers, left)
	}
	return nil
}

// tallies is a recount of everything that is held, from the callers and agents themselves.
type tallies struct {
	order                                  order // of service
	circuits                               []int32
	waiting, stageOne, calls, held, talked []int32
	onHold                                 []int32 // of those waiting
	loggedOn                               []int32
	lined                                  []int32
	from                                   [][]int32 // calls at a room, by platform
	seized                                 [][]int32 // by team
	queued, free                           []uint64  // classes that wait and pools that are idle, by platform
	linedOf                                []uint64  // classes that wait, by control room
	inSystem, ringing, talkedBack          int64

	at     des.Time     // of the last audit,
	states []desk.State // and what each agent was doing then
	spent  [desk.States]des.Time
}

// watch adds up what agents have spent their time on since the last audit, and checks that it is all the time there was.
func (t *tallies) watch(now des.Time, agents []desk.Agent) error {
	if now == 0 && t.at > 0 || t.states == nil { // a new run
		t.spent = [desk.States]des.Time{}
		t.at, t.states = now, make([]desk.State, len(agents))
	}
	all := des.Time(0)
	for i := range agents {
		t.spent[t.states[i]] += now - t.at
		t.states[i] = agents[i].State
	}
	for _, d := range t.spent {
		all += d
	}
	if t.at = now; all != now*des.Time(len(agents)) {
		return fmt.Errorf("agents have spent %v, of %v", all, now*des.Time(len(agents)))
	}
	return nil
}

// audit recounts the world and compares it with its books: nothing is lost, held twice, negative, or over its cap.
func (w *World) audit() error {
	if w.failure != nil || w.misstep != nil {
		return cmp.Or(w.failure, w.misstep)
	}
	t := w.recount()
	if w.check { // only then is there an audit after every event
		if err := t.watch(w.now, w.duty.staff.Agents); err != nil {
			return err
		}
	}
	ended := int64(0)
	for _, n := range w.inspect.Ended {
		ended += n
	}
	if open := w.inspect.Offered - ended; open != t.inSystem {
		return fmt.Errorf("%d calls offered, %d ended, but %d in the system", w.inspect.Offered, ended, t.inSystem)
	}
	if n := w.public.came; n != w.inspect.Callers+w.inspect.Forewarned+w.inspect.Undialled {
		return fmt.Errorf("%d people: %d called, another number helped %d who did not, and failed %d", n, w.inspect.Callers, w.inspect.Forewarned, w.inspect.Undialled)
	}
	for p := range w.stageOne.platforms {
		if err := w.auditPlatform(p, t); err != nil {
			return fmt.Errorf("platform %s: %w", w.net.Platforms[p].Name, err)
		}
	}
	for g := range w.routing.groups {
		if t.circuits[g] != w.routing.groups[g].inUse {
			return fmt.Errorf("circuit group %s: %d circuits in use, %d held", w.net.Groups[g].Name, w.routing.groups[g].inUse, t.circuits[g])
		}
		if w.routing.groups[g].inUse > w.net.Groups[g].Circuits {
			return fmt.Errorf("circuit group %s: %d circuits in use of %d", w.net.Groups[g].Name, w.routing.groups[g].inUse, w.net.Groups[g].Circuits)
		}
	}
	for r := range w.stageTwo.rooms {
		if err := w.auditRoom(r, t); err != nil {
			return fmt.Errorf("control room %s: %w", w.net.Rooms[r].Name, err)
		}
	}
	if err := w.auditOrder(); err != nil {
		return err
	}
	if err := w.trouble.auditTrouble(); err != nil {
		return err
	}
	if err := w.auditRecall(t); err != nil {
		return err
	}
	return w.auditAgents()
}

// auditRecall checks that every call-back made has ended once or is under way, and that as many people are at it as the lists
// say. Nobody waits for a call-back beside somebody who could ring.
func (w *World) auditRecall(t *tallies) error {
	busy, ringing, insp := int64(0), t.ringing, &w.inspect
	for r := range w.stageTwo.rooms {
		for i := range w.stageTwo.rooms[r].Teams() {
			ringing += int64(w.stageTwo.rooms[r].RingingBack(i))
		}
	}
	for i := range w.recall.ringers {
		busy += int64(w.recall.ringers[i].busy)
		if wake, next := w.recall.ringers[i].wake, w.recall.nextRing(i); wake > next {
			return fmt.Errorf("somebody could be rung back by %v at %v, and nobody looks until %v", w.recall.ringers[i].at, next, wake)
		}
	}
	if insp.CallBacks != insp.CallBacksEnded+t.talkedBack || busy != t.talkedBack+ringing {
		return fmt.Errorf("%d call-backs made and %d ended; %d people are talked to, %d rung, by %d", insp.CallBacks, insp.CallBacksEnded, t.talkedBack, ringing, busy)
	}
	return nil
}

func (w *World) recount() *tallies {
	if w.tallies == nil {
		w.tallies = newTallies(w.net)
	}
	t := w.tallies
	t.clear()
	for id := range w.callers {
		w.recountCaller(int32(id), t)
	}
	for i := range w.duty.staff.Agents {
		switch a := &w.duty.staff.Agents[i]; a.State {
		case desk.Ringing:
			t.ringing++
			t.loggedOn[a.Platform]++
			t.talked[a.Platform]++
		case desk.Idle:
			t.loggedOn[a.Platform]++
			t.free[a.Platform] |= 1 << a.Pool
		case desk.Holding:
			t.held[a.Platform]++
			fallthrough
		case desk.Talking:
			t.loggedOn[a.Platform]++
			t.talked[a.Platform]++
		}
	}
	return t
}

func newTallies(n *Network) *tallies {
	p, r := len(n.Platforms), len(n.Rooms)
	t := &tallies{
		circuits: make([]int32, len(n.Groups)), waiting: make([]int32, p), stageOne: make([]int32, p), calls: make([]int32, p),
		held: make([]int32, p), talked: make([]int32, p), onHold: make([]int32, p), loggedOn: make([]int32, p),
		lined: make([]int32, r), seized: make([][]int32, r), from: make([][]int32, r),
		queued: make([]uint64, p), free: make([]uint64, p), linedOf: make([]uint64, r),
	}
	for i := range t.seized {
		t.seized[i] = make([]int32, n.Rooms[i].Pools())
		t.from[i] = make([]int32, p)
	}
	return t
}

func (t *tallies) clear() {
	for _, counts := range [...][]int32{t.circuits, t.waiting, t.stageOne, t.calls, t.held, t.talked, t.onHold, t.loggedOn, t.lined} {
		clear(counts)
	}
	for i := range t.seized {
		clear(t.seized[i])
		clear(t.from[i])
	}
	for _, sets := range [...][]uint64{t.queued, t.free, t.linedOf} {
		clear(sets)
	}
	t.inSystem, t.ringing, t.talkedBack = 0, 0, 0
}

func (w *World) recountCaller(id int32, t *tallies) {
	c := &w.callers[id]
	if c.stage == gone || c.stage == away || c.stage == spent {
		return
	}
	if c.recalled.back != 0 {
		t.talkedBack++
	} else if c.stage != connected {
		t.inSystem++
	}
	if c.group != None {
		t.circuits[c.group]++
	}
	switch c.stage {
	case onHold:
		t.onHold[c.platform]++
		t.waiting[c.platform]++
		t.stageOne[c.platform]++
		t.calls[c.platform]++
	case inQueue:
		t.waiting[c.platform]++
		if !w.lines.Aside(id) {
			t.queued[c.platform] |= 1 << w.net.Platforms[c.platform].ClassOf(&c.Person)
		}
		fallthrough
	case withAgent, astray, dialling, inLine, ringing, unheard:
		t.stageOne[c.platform]++
		fallthrough
	case connected:
		if c.platform != None { // by a control room that has rung back
			t.calls[c.platform]++
		}
	}
	if c.stage.isAtRoom() {
		t.from[c.room][c.platform]++
	}
	switch c.stage {
	case inLine:
		t.lined[c.room]++
		if !w.lines.Aside(id) {
			t.linedOf[c.room] |= 1 << w.net.Rooms[c.room].ClassOf(&c.Person)
		}
	case ringing, rungBack, connected:
		t.seized[c.room][w.lines.Team(id)]++
	}
}

func (w *World) auditPlatform(p int, t *tallies) error {
	s := &w.stageOne.platforms[p]
	for _, book := range []struct {
		what        string
		books, told int32
	}{
		{"waiting calls", s.Waiting, t.waiting[p]}, {"calls in stage 1", s.stageOne, t.stageOne[p]}, {"calls on channels", s.calls, t.calls[p]},
		{"agents logged on", s.LoggedOn, t.loggedOn[p]}, {"busy agents", s.Busy, t.talked[p]}, {"agents held at handovers", s.Holding, t.held[p]},
		{"calls on hold", s.OnHold, t.onHold[p]},
	} {
		if book.books != book.told || book.books < 0 {
			return fmt.Errorf("%d %s, recounted %d", book.books, book.what, book.told)
		}
	}
	if n := &w.net.Platforms[p]; s.Waiting-s.OnHold > s.queueMost || s.calls > n.Channels {
		return fmt.Errorf("%d calls wait where %d may, and %d channels of %d are in use", s.Waiting, s.queueMost, s.calls, n.Channels)
	}
	if !s.InOrder(&w.lines) {
		return fmt.Errorf("calls wait in another order than they came")
	}
	if s.Queued != t.queued[p] || s.Free != t.free[p] {
		return fmt.Errorf("calls of the classes %b wait and pools %b are idle, recounted %b and %b", s.Queued, s.Free, t.queued[p], t.free[p])
	}
	if s.Down == Up && s.Free != 0 && s.NextHeld() != None {
		return fmt.Errorf("%d calls are on hold beside idle agents", s.OnHold)
	}
	if s.Down == Up {
		return unmatched(&w.net.Platforms[p].Switchboard, t.queued[p], t.free[p])
	}
	return nil
}

// unmatched is an error if calls of some classes wait beside somebody free, in some pools, who takes them.
func unmatched(n *Switchboard, queued, free uint64) error {
	for pool := range n.Pools() {
		if both := queued & n.TakenBy(uint8(pool)); free&(1<<pool) != 0 && both != 0 {
			return fmt.Errorf("calls of the classes %b wait beside somebody of pool %d, who is free and takes them", both, pool)
		}
	}
	return nil
}

func (w *World) auditRoom(r int, t *tallies) error {
	s, n := &w.stageTwo.rooms[r], &w.net.Rooms[r]
	busy, free := int32(0), uint64(0)
	for i := range s.Teams() {
		team, size := s.Team(i)
		if held := t.seized[r][i] + s.RingingBack(i); team != held {
			return fmt.Errorf("%d busy in team %d, recounted %d", team, i, held)
		}
		busy += team
		if team < size {
			free |= 1 << i
		}
	}
	switch {
	case !slices.Equal(s.from, t.from[r]):
		return fmt.Errorf("calls from the platforms %v, recounted %v", s.from, t.from[r])
	case !s.InOrder(&w.lines):
		return fmt.Errorf("calls wait in another order than they came")
	case t.lined[r] != s.Waiting || t.linedOf[r] != s.Queued || busy != s.Busy || free != s.Free:
		return fmt.Errorf("%d waiting (%b), %d busy, free %b; recounted %d (%b), %d, %b",
			s.Waiting, s.Queued, s.Busy, s.Free, t.lined[r], t.linedOf[r], busy, free)
	case s.Waiting > n.Queue || s.Busy > n.CallTakers:
		return fmt.Errorf("%d wait where %d may, and %d call takers of %d are busy", s.Waiting, n.Queue, s.Busy, n.CallTakers)
	case s.Down == Up:
		return unmatched(&n.Switchboard, t.linedOf[r], free)
	}
	return nil
}

// auditPlace checks that a call stands in a list of an element just if its stage says so, and is at a control room just if
// its stage says so.
func (w *World) auditPlace(id int32) error {
	c := &w.callers[id]
	stands := c.stage == inQueue || c.stage == onHold || c.stage.isAtRoom()
	switch {
	case stands == w.lines.IsNowhere(id):
		return fmt.Errorf("caller %d is %v, and stands in a list: %t", c.ID, c.stage, !stands)
	case c.stage != gone && c.stage != connected && c.stage != rungBack && c.stage.isAtRoom() != (c.room != None):
		return fmt.Errorf("caller %d is %v, at control room %d", c.ID, c.stage, c.room)
	case (c.stage == withAgent) && c.agent == None, c.stage != withAgent && !c.stage.isHandover() && c.stage != gone && c.agent != None:
		return fmt.Errorf("caller %d is %v, with agent %d", c.ID, c.stage, c.agent)
	}
	return nil
}

// auditAgents checks that agents and callers agree on their conversations, and that no agent is idle in the wrong place.
func (w *World) auditAgents() error {
	for i := range w.duty.staff.Agents {
		a := &w.duty.staff.Agents[i]
		withCall := a.State == desk.Talking || a.State == desk.Holding
		switch {
		case withCall != (a.Call != None):
			return fmt.Errorf("agent %d is in state %d with call %d", i, a.State, a.Call)
		case withCall && w.callers[a.Call].agent != int32(i):
			return fmt.Errorf("agent %d has the call of agent %d", i, w.callers[a.Call].agent)
		case a.State == desk.Idle && a.Wanted != a.Platform:
			return fmt.Errorf("agent %d is idle at platform %d, but wanted at %d", i, a.Platform, a.Wanted)
		}
	}
	for id := range w.callers {
		if err := w.auditPlace(int32(id)); err != nil {
			return err
		}
		if c := &w.callers[id]; c.stage != gone && c.agent != None && w.duty.staff.Agents[c.agent].Call != int32(id) {
			return fmt.Errorf("caller %d has an agent with call %d", c.ID, w.duty.staff.Agents[c.agent].Call)
		}
	}
	return nil
}
