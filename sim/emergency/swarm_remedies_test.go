package emergency

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/des"
	"nines/sim/emergency/orders"
)

// swarmRemedies are the orders of remedies, with anything at all in them.
var swarmRemedies = []func(*monkey, *Orders){
	func(m *monkey, o *Orders) { o.CapQueue(m.platform(), int32(m.draw(20))) },
	func(m *monkey, o *Orders) { o.UncapQueue(m.platform()) },
	func(m *monkey, o *Orders) {
		o.Gap(m.provider(), des.Time(m.draw(30))*des.Second, int32(1+m.draw(4)), RemedyCause(0))
	},
	func(m *monkey, o *Orders) { o.Ungap(m.provider()) },
	func(m *monkey, o *Orders) { o.Shed(m.platform(), m.portion(), RemedyCause(1)) },
	func(m *monkey, o *Orders) { o.Read(m.platform(), m.seconds(60), 7) },
	func(m *monkey, o *Orders) { o.AskForPatience(m.platform(), 0.5+m.portion()) },
	func(m *monkey, o *Orders) { o.AskAboutRedials(m.platform(), 2*m.portion(), m.draw(2) == 0) },
	func(m *monkey, o *Orders) { o.Publish(m.draw(4), m.notice()) },
	func(m *monkey, o *Orders) { o.Withdraw(m.draw(4)) },
	func(m *monkey, o *Orders) { o.CallIn(m.draw(len(m.net.Centres)), int32(m.draw(5))) },
	func(m *monkey, o *Orders) {
		if c := m.draw(len(m.net.Centres)); m.net.Centres[c].Reserve {
			o.SendHome(c)
		}
	},
	func(m *monkey, o *Orders) { o.PairRooms(0, m.seconds(60)) },
	func(m *monkey, o *Orders) { o.UnpairRooms(0) },
	(*monkey).callBack,
}

// notice is a public notice of any sort: its number right or wrong, with few lines or many, heard here or there.
func (m *monkey) notice() *Notice {
	n := &Notice{Remedy: int16(m.draw(3))}
	if m.draw(2) == 0 {
		n.Diverts = m.portion() / 2
		n.Number.Wrong = m.draw(3) == 0
		n.Number.Lines, n.Number.Unanswered, n.Number.Instead = int32(m.draw(3)), m.portion()/2, m.portion()
		n.Number.Takes, n.Number.After = constant(m.seconds(90).Seconds()), constant(m.seconds(60).Seconds())
	}
	switch m.draw(3) {
	case 0:
		n.Damps = m.portion()
	case 1:
		n.Keeps = m.portion()
	}
	if m.draw(3) == 0 {
		n.Tests, n.TestsIn = int32(m.draw(9)), m.seconds(600)
	}
	if d := &m.net.Demand; m.draw(3) == 0 {
		n.Reach.Regions = make([]bool, len(d.Regions))
		n.Reach.Regions[m.draw(len(d.Regions))] = true
		n.Reach.Misses = m.portion() / 2
	}
	if d := &m.net.Demand; m.draw(3) == 0 {
		n.Reach.Accesses = make([]bool, len(d.Accesses))
		n.Reach.Accesses[m.draw(len(d.Accesses))] = true
	}
	return n
}

func (m *monkey) platform() int              { return m.draw(len(m.net.Platforms)) }
func (m *monkey) provider() int              { return m.draw(len(m.net.Providers)) }
func (m *monkey) portion() float64           { return float64(m.draw(5)) / 4 }
func (m *monkey) seconds(below int) des.Time { return des.Time(m.draw(below)) * des.Second }

// kindOf is the kind of an order, by the name of its record.
func kindOf(o Order) string { return reflect.TypeOf(o).Name() }

// everyOrder is one of each kind of order.
var everyOrder = []Order{orders.MoveProvider{}, orders.ReturnProvider{},
	orders.Mark{}, orders.Wake{}, orders.Work{}, orders.Read{}, orders.Listen{}, orders.Switch{}, orders.GoBack{}, orders.OpenPlatform{}, orders.Release{}, orders.EndMove{},
	orders.DivideCalls{}, orders.DividePeople{}, orders.Prefer{}, orders.TimeSilence{}, orders.End{}, orders.CapQueue{}, orders.Gap{}, orders.Shed{},
	orders.AskForPatience{}, orders.AskAboutRedials{}, orders.Publish{}, orders.Withdraw{}, orders.CallIn{}, orders.SendHome{}, orders.PairRooms{}, orders.CloseIncident{}, orders.CallBack{},
}

// reportRemedies demands that every order was given, and that what remedies do to calls was met.
func (c *coverage) reportRemedies(t *testing.T) {
	for _, o := range everyOrder {
		t.Logf("%9d orders: %s", c.ordered[kindOf(o)], kindOf(o))
		require.Positive(t, c.ordered[kindOf(o)], "order %s", kindOf(o))
	}
	require.Len(t, c.ordered, len(everyOrder), "every kind of order is in the list")
	t.Logf("%9d calls turned away at the source", c.atSource)
	require.Positive(t, c.atSource)
	t.Logf("%9d test calls", c.tests)
	require.Positive(t, c.tests)
}
