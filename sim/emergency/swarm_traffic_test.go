package emergency

// Start lets the monkey play with traffic before anything happens, too.
func (m *monkey) Start(o *Orders) {
	if m.stands {
		m.moveTraffic(o)
	}
}

// moveTraffic opens, closes, shares, steers and staffs platforms at random.
func (m *monkey) moveTraffic(o *Orders) {
	p, share := m.draw(m.platforms), float64(m.draw(3))/2
	switch m.draw(7) {
	case 0:
		o.Open(p)
	case 1:
		o.Close(p)
	case 2:
		o.SwitchAndCut(p, m.draw(m.platforms))
	case 3:
		o.Share(p, share)
	case 4:
		o.Prefer(Element{AProvider, 0}, p)
	case 5:
		o.Prefer(Element{NoElement, int16(m.draw(2))}, m.draw(2)*(p+1)-1)
	default:
		o.Staff(p, share)
	}
}
