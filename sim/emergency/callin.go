package emergency

func (w *duty) callIn(centre int, seat int32) {
	w.staff.CallIn(centre, seat)
	w.reconcile()
}

func (w *duty) sendHome(centre int) {
	w.staff.SendHome(centre)
	w.reconcile()
}
