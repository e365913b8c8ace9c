package recovery

import (
	"fmt"
	"slices"
	"strings"

	"nines/sim/des"
	"nines/sim/emergency"
	"nines/sim/emergency/orders"
	"nines/sim/emergency/traffic"
)

// rehearsal plays a strategy in a world that has nothing but platforms, alarms and time: platform 0 takes calls, 1 and 2
// are backups. Orders about traffic are carried out on a real board, so the strategy sees what comes of them.
type rehearsal struct {
	s        emergency.Strategy
	board    traffic.Board
	steering traffic.Steering
	alarms   []emergency.Standing
	due      []emergency.Signal
	told     uint64
	starts   map[int]des.Time // how long backups take to start; none: they are always running
	starting map[int]bool
	readings []emergency.Reading // given in turn
	note     func(at des.Time, what string, given []emergency.Order)
	moves    func(m traffic.Move) // is told of switches as they are made
	heard    int
	lasting  bool // an alarm that stands is raised again when all listen anew
}

// starts is the signal of the rehearsal itself that a platform has started.
const startsUp emergency.Holder = -1

// again marks an alarm that is raised only if it stands still.
const again = 77

// rehearse prepares a world with so many monitors.
func rehearse(s emergency.Strategy, monitors int) *rehearsal {
	r := &rehearsal{s: s, alarms: make([]emergency.Standing, monitors), starts: map[int]des.Time{}, starting: map[int]bool{}}
	r.board.Reset([]bool{true, false, false})
	r.steering.Reset(2, 0, 3)
	r.note = func(des.Time, string, []emergency.Order) {}
	r.moves = func(traffic.Move) {}
	return r
}

// sheet is for orders in a world in which nothing has happened.
func sheet() *emergency.Orders { return rehearse(nil, 9).sheet() }

func (r *rehearsal) sheet() *emergency.Orders {
	o := &emergency.Orders{}
	o.Begin(traffic.NewSight(&r.board, &r.steering, r.alarms))
	return o
}

// play gives the strategy the signals, and what it asks to be told when that is due, up to a time.
func (r *rehearsal) play(signals []emergency.Signal, until des.Time) {
	if s, ok := r.s.(emergency.Starter); ok {
		o := r.sheet()
		s.Start(o)
		r.carryOut(0, "start", o)
	}
	r.due = append(r.due, signals...)
	for ; len(r.due) > 0 && r.heard < 400; r.heard++ {
		next := r.due[0]
		for _, s := range r.due {
			if s.At < next.At {
				next = s
			}
		}
		i := slices.Index(r.due, next)
		r.due = slices.Delete(r.due, i, i+1)
		if next.At > until {
			return
		}
		r.give(next)
	}
}

func (r *rehearsal) give(s emergency.Signal) {
	o := r.sheet()
	switch {
	case s.Due.Owner == startsUp:
		p := int(s.Due.Of)
		delete(r.starts, p)
		for _, m := range r.board.Started(p) {
			r.move(s.At, m)
		}
		r.follow(s.At)
		return
	case s.Alarm == emergency.Raised && s.Sensor == again && !r.alarms[s.Monitor].Raised:
		return
	case s.Alarm != emergency.NoAlarm:
		s.Sensor = 0
		r.alarms[s.Monitor] = emergency.Standing{Raised: s.Alarm == emergency.Raised, Since: s.At}
	case s.Reading.Known && len(r.readings) > 0: // the mark of a reading that was asked for
		s.Reading, r.readings = r.readings[0], r.readings[1:]
	case s.Reading.Known:
		s.Reading = emergency.Reading{}
	}
	r.s.Receive(s, o)
	r.carryOut(s.At, signalName(s), o)
}

func (r *rehearsal) carryOut(now des.Time, what string, o *emergency.Orders) {
	r.note(now, what, o.List())
	for _, order := range o.List() {
		r.carry(now, order)
	}
	r.follow(now)
}

// follow tells the strategy of each change of who wants traffic where.
func (r *rehearsal) follow(now des.Time) {
	f, ok := r.s.(emergency.Follower)
	for ok && r.told != r.board.Changes() {
		r.told = r.board.Changes()
		o := r.sheet()
		f.TrafficMoved(now, o)
		r.note(now, "moved", o.List())
		for _, order := range o.List() {
			r.carry(now, order)
		}
		if r.heard++; r.heard > 1000 {
			panic("traffic is moved without end")
		}
	}
}

func (r *rehearsal) carry(now des.Time, order emergency.Order) {
	switch o := order.(type) {
	case orders.Wake:
		r.due = append(r.due, emergency.Signal{At: now + o.After, Due: o.Wakeup})
	case orders.Work:
		r.due = append(r.due, emergency.Signal{At: now + o.Takes, Due: o.Wakeup})
	case orders.Read:
		r.due = append(r.due, emergency.Signal{At: now + o.After, Due: o.Wakeup, Reading: emergency.Reading{Known: true}})
	case orders.Switch:
		r.move(now, traffic.Move{By: o.By, From: o.From, To: o.To})
	case orders.OpenPlatform:
		r.move(now, traffic.Move{By: o.By, From: emergency.None, To: o.Platform})
	case orders.GoBack:
		r.board.GoBack(o.By, o.To)
		if !r.board.IsOpen(o.To) {
			r.move(now, traffic.Move{By: o.By, From: o.From, To: o.To})
		}
	case orders.Listen:
		for m, a := range r.alarms { // an alarm whose cause lasts is raised again with the next sample
			if a.Raised && r.lasting && !o.PeopleOnly {
				r.due = append(r.due, emergency.Signal{At: now + 5*des.Second, Alarm: emergency.Raised, Monitor: int32(m), Sensor: again})
			}
		}
	case orders.Release:
		r.board.Release(o.By, o.Platform)
	case orders.EndMove:
		r.board.EndMove(o.By, o.From)
	case orders.End:
		r.board.End(o.By)
	}
}

func (r *rehearsal) move(now des.Time, m traffic.Move) {
	if r.board.IsIdle(m) {
		return
	}
	if takes, waits := r.starts[m.To]; waits {
		if r.board.Await(m); !r.starting[m.To] {
			r.starting[m.To] = true
			r.due = append(r.due, emergency.Signal{At: now + takes, Due: emergency.Wakeup{Owner: startsUp, Of: int32(m.To)}})
		}
		return
	}
	if m.From != emergency.None {
		r.moves(m)
	}
	r.board.Make(m)
}

// open are the platforms that take calls, such as "0" or "0 2".
func (r *rehearsal) open() string {
	var list []string
	for p := range r.board.Platforms() {
		if r.board.IsOpen(p) {
			list = append(list, fmt.Sprint(p))
		}
	}
	return strings.Join(list, " ")
}

// orderWords is an order in a transcript; empty for wishes to be told something.
func orderWords(order emergency.Order) string {
	switch o := order.(type) {
	case orders.Wake, orders.Work, orders.Read:
		return ""
	case orders.Mark:
		if o.By != emergency.None {
			return fmt.Sprintf("%s by %d", milestoneName(o.Milestone), o.By)
		}
		return milestoneName(o.Milestone)
	case orders.Switch:
		if o.Cuts {
			return fmt.Sprintf("%d>%d (cut)", o.From, o.To)
		}
		return fmt.Sprintf("%d>%d", o.From, o.To)
	case orders.GoBack:
		if o.Cuts {
			return fmt.Sprintf("back %d>%d (cut)", o.From, o.To)
		}
		return fmt.Sprintf("back %d>%d", o.From, o.To)
	case orders.EndMove:
		return fmt.Sprintf("undo from %d", o.From)
	case orders.OpenPlatform:
		return fmt.Sprintf("open %d", o.Platform)
	case orders.DivideCalls:
		return "calls" + partsWords(o.Parts)
	case orders.DividePeople:
		return "people" + partsWords(o.Parts)
	case orders.Prefer:
		return fmt.Sprintf("%d/%d to %d", o.Of.Kind, o.Of.Index, o.Platform)
	case orders.TimeSilence:
		return fmt.Sprintf("silence %v", o.After)
	case orders.CapQueue:
		return fmt.Sprintf("queue %d %d", o.Platform, o.Calls)
	case orders.End:
		return "end"
	case orders.Listen:
		if o.PeopleOnly {
			return "listen to people"
		}
		return "listen"
	case orders.CloseIncident:
		return "closed"
	case orders.Gap:
		return fmt.Sprintf("gap of %v at %d, %d at once, by %d", o.Every.Seconds(), o.Provider, o.Burst, emergency.RemedyOf(o.Cause))
	case orders.Shed:
		return fmt.Sprintf("shed %.3g of %d", o.Share, o.Platform)
	case orders.AskForPatience:
		return fmt.Sprintf("patience ×%v at %d", o.Times, o.Platform)
	case orders.AskAboutRedials:
		return fmt.Sprintf("redials ×%v at %d (%t)", o.Times, o.Platform, o.RefusedToo)
	case orders.Publish:
		n := o.Notice
		return fmt.Sprintf("notice %d: divert %v to %d lines, damp %v, keep %v, %d test over %v", o.ID, n.Diverts, n.Number.Lines, n.Damps, n.Keeps, n.Tests, n.TestsIn.Seconds())
	case orders.Withdraw:
		return fmt.Sprintf("end of notice %d", o.ID)
	case orders.CallIn:
		return fmt.Sprintf("seat %d of %d comes", o.Seat, o.Centre)
	case orders.SendHome:
		return fmt.Sprintf("%d goes home", o.Centre)
	case orders.PairRooms:
		return fmt.Sprintf("pair %d after %v", o.Service, o.After)
	}
	return fmt.Sprintf("order %T", order)
}

func partsWords(parts []emergency.Part) (text string) {
	if len(parts) == 0 {
		return " undivided"
	}
	for _, p := range parts {
		text += fmt.Sprintf(" %d:%.4g%%", p.Platform, 100*p.Share)
	}
	return text
}

// wordsOf are orders in a transcript, without wishes to be told something.
func wordsOf(list []emergency.Order) (words []string) {
	for _, order := range list {
		if text := orderWords(order); text != "" {
			words = append(words, text)
		}
	}
	return words
}
