package emergency

// CallIn puts a person of a reserve on duty: the one of that seat of the centre.
func (o *Orders) CallIn(centre int, seat int32) {
	o.list = append(o.list, Order{Kind: OrderCallIn, To: centre, Count: seat})
}

// SendHome takes all people of a reserve off duty; whoever has a call finishes it first.
func (o *Orders) SendHome(centre int) {
	o.list = append(o.list, Order{Kind: OrderSendHome, To: centre})
}

func (w *World) callIn(centre int, seat int32) {
	w.staff.CallIn(centre, seat)
	w.reconcile()
}

func (w *World) sendHome(centre int) {
	w.staff.SendHome(centre)
	w.reconcile()
}
