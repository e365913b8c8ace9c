package emergency

// carryOut does what has been ordered, in order.
func (w *World) carryOut() {
	for _, order := range w.orders.list {
		switch o := order.(type) {
		case Mark:
			w.markBy(o.Milestone, o.By)
		case Wake:
			w.calendar.Schedule(w.now+o.After, strategyWakes, w.remember(reminder{what: aWakeup, wakeup: o.Wakeup}), 0)
		case Read:
			w.calendar.Schedule(w.now+o.After, strategyWakes, w.remember(reminder{what: aReading, of: int32(o.Platform), wakeup: o.Wakeup}), 0)
		case Work:
			w.work(o)
		case Listen:
			for i := range w.sensors {
				w.sensors[i].Forget()
			}
			w.listenAnew()
		case CloseIncident:
			w.tell().Fact = IncidentClosed
		case Switch:
			w.moveTraffic(trafficMove{from: o.From, to: o.To, cuts: o.Cuts})
		case OpenPlatform:
			w.moveTraffic(trafficMove{from: None, to: o.Platform})
		case ClosePlatform:
			w.moveTraffic(trafficMove{from: o.Platform, to: None})
		default:
			w.adjust(o)
		}
	}
}

// adjust does what is ordered about shares, limits, callers and those who answer them.
func (w *World) adjust(order Order) {
	switch o := order.(type) {
	case Share:
		w.shareTraffic(o.Platform, o.Share)
	case Prefer:
		w.preferPlatform(o.Of, o.Platform)
	case TimeSilence:
		w.steering.silence = o.After
	case Staff:
		w.shareStaff(o.Platform, o.Weight)
	case CapQueue:
		w.platforms[o.Platform].queueOrdered = o.Calls
		w.sizePlatform(o.Platform)
	case Gap:
		w.setBucket(o)
	case Shed:
		w.platforms[o.Platform].shedding = shedding{o.Share, o.Cause}
	case AskForPatience:
		w.platforms[o.Platform].announcement.patience = o.Times
		w.announce(o.Platform)
	case AskAboutRedials:
		a := &w.platforms[o.Platform].announcement
		a.redials, a.refusedToo = o.Times, o.RefusedToo
		w.announce(o.Platform)
	case Divert:
		w.notice.diverts = o.Share
	case Damp:
		w.notice.damps = o.Share
	case Test:
		w.expectTests(o)
	case CallIn:
		w.callIn(o.Centre, o.Seat)
	case SendHome:
		w.sendHome(o.Centre)
	case PairRooms:
		w.pairRooms(o.Service, o.After)
	}
}
