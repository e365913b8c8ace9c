package emergency

func (w *World) callIn(centre int, seat int32) {
	w.staff.CallIn(centre, seat)
	w.reconcile()
}

func (w *World) sendHome(centre int) {
	w.staff.SendHome(centre)
	w.reconcile()
}
