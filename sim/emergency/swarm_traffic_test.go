package emergency

import "nines/sim/des"

// Start lets the monkey play with traffic before anything happens, too.
func (m *monkey) Start(o *Orders) {
	if m.stands {
		m.moveTraffic(o)
	}
	if m.ringsBack {
		m.allBegin(o)
	}
}

// moveTraffic opens, closes, shares, steers and staffs platforms at random.
func (m *monkey) moveTraffic(o *Orders) {
	p, share := m.draw(len(m.net.Platforms)), float64(m.draw(3))/2
	switch m.draw(14) {
	case 0:
		o.Open(p)
	case 1:
		o.Release(p)
	case 2:
		o.SwitchAndCut(p, m.draw(len(m.net.Platforms)))
	case 3:
		o.DivideCalls(part(p, share), part(m.draw(len(m.net.Platforms)), 1))
	case 4:
		o.Prefer(Element{Kind: AProvider, Index: 0}, p)
	case 5:
		o.Prefer(Element{Kind: NoElement, Index: int16(m.draw(2))}, m.draw(2)*(p+1)-1)
	case 6:
		o.TimeSilence(des.Time(m.draw(20)) * des.Second)
	case 7:
		o.GoBack(m.draw(len(m.net.Platforms)), p, share == 1)
	case 8:
		o.EndMove(p)
	case 9:
		o.End()
	case 10:
		o.DivideCalls()
	case 11:
		o.MoveProvider(m.provider(), m.draw(len(m.net.Platforms)), p)
	case 12:
		o.ReturnProvider(m.provider())
	default:
		o.DividePeople(part(p, share))
	}
}
