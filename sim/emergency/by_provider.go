package emergency

import (
	"nines/sim/emergency/orders"
	"nines/sim/emergency/traffic"
)

// moveProvider sends the calls of one provider to a platform, which takes calls beside the others, once it has started up.
// Until then they go by the provider's routes.
func (w *moves) moveProvider(o orders.MoveProvider) {
	if before := w.steering.ReturnProvider(o.By, o.Provider); before != o.To {
		w.leaveProvider(o.By, before)
	}
	w.steering.MoveProvider(o.By, o.Provider, o.From, o.To)
	w.move(traffic.Move{By: o.By, From: None, To: o.To})
	w.tellProviders()
}

// returnProvider ends a holder's move of the calls of one provider.
func (w *moves) returnProvider(by Holder, provider int) {
	w.leaveProvider(by, w.steering.ReturnProvider(by, provider))
	w.tellProviders()
}

// leaveProvider ends what a holder wants of a platform that the calls of a provider have left, unless it has those of
// another there.
func (w *moves) leaveProvider(by Holder, platform int) {
	if platform == None || w.steering.HasMovedAny(by, platform) {
		return
	}
	w.board.Release(by, platform)
	w.settleTraffic(traffic.Move{By: by, From: None, To: None})
}

// returnProviders ends all moves of the calls of single providers away from a platform, whoever made them.
func (w *moves) returnProviders(from int) {
	for p := range w.net.Providers {
		for by, ok := w.steering.MoverFrom(p, from); ok; by, ok = w.steering.MoverFrom(p, from) {
			w.returnProvider(by, p)
		}
	}
}

// tellProviders tells which providers' calls have been moved, or have come back.
func (w *moves) tellProviders() {
	for p, to, ok := w.steering.News(&w.board); ok; p, to, ok = w.steering.News(&w.board) {
		o := w.telling.tell()
		o.Fact, o.Provider, o.Platform = ProviderMoved, int8(p), int8(to)
		w.trouble.lastTrouble, w.trouble.everTrouble = w.now, true
	}
}
