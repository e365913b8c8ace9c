package length_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency/demand"
	"nines/sim/emergency/length"
	"nines/sim/emergency/network"
	"nines/sim/random"
)

func lognormal(t *testing.T, mean float64) random.Distribution {
	d, err := random.LognormalMean(mean, 0.8)
	require.NoError(t, err)
	return d
}

// lengths are all parts of a call as they are drawn, each as it begins.
func lengths(d *length.Drawn, n *network.Network, p *demand.Person, call int32) (list []des.Time) {
	const now = des.Hour
	r := &n.Rooms[0]
	list = append(list, d.Patience(&n.Callers, p, call, now), d.Handling(&n.Platforms[0], p, call, now))
	for tries := range uint8(3) {
		list = append(list, d.PickUp(r, p.Key, call, tries, true), d.PickUp(r, p.Key, call, tries, false))
	}
	return append(list, d.Conversation(r, p.Key, call, now, true), d.Conversation(r, p.Key, call, now, false))
}

// TestWhenAPartIsDrawnChangesNothing: a part takes as long, whether it is drawn with others or alone.
func TestWhenAPartIsDrawnChangesNothing(t *testing.T) {
	longer, err := random.NewFactor([]random.Piece{{From: 0, To: 7200, Start: 1.3, End: 1.3}})
	require.NoError(t, err)
	n := &network.Network{Platforms: make([]network.Platform, 1), Rooms: make([]network.Room, 1), RoomFor: [][]int16{{0}}}
	n.Callers.Patience[demand.Ringing], n.Callers.Patient = lognormal(t, 60), longer
	n.Platforms[0].Handling, n.Platforms[0].Longer = lognormal(t, 30), longer
	n.Rooms[0].PickUp, n.Rooms[0].Conversation, n.Rooms[0].Longer = lognormal(t, 10), lognormal(t, 300), longer
	for i := range uint64(50) {
		for _, kind := range []demand.Kind{demand.WantsHelp, demand.WantsNothing} {
			for _, waits := range []bool{true, false} {
				p := &demand.Person{Key: random.New(1, 0).Key("callers").Of(i), Kind: kind}
				var together, alone length.Drawn
				for call := range int32(3) {
					together.Draw(n, 0, p, call, waits)
					require.Equal(t, lengths(&alone, n, p, call), lengths(&together, n, p, call))
					together.Forget()
					require.Equal(t, lengths(&alone, n, p, call+1), lengths(&together, n, p, call+1))
				}
			}
		}
	}
}
