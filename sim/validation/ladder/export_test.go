package ladder

// Divider stands before each file of the packed worlds.
const Divider = divider

// Mixture is the share that abandons over days of different load.
func Mixture(servers int, load, cv float64) float64 { return mixture(servers, load, cv) }

// WaitsOnAPar are the mean waits of one sort of calls: where calls and people are on a par, and in an order of preference.
func WaitsOnAPar() (onAPar, ordered float64) {
	m := &parChain{agents: map[byte]int{'B': 2, 'S': 2}, arrivals: map[byte]float64{'1': 6, '2': 5}, service: 4, places: 3}
	of := func() float64 {
		p := m.steady()
		lost, _ := m.lostAndWaiting(p, '1')
		return m.meanWait(p, '1', lost)
	}
	onAPar = of()
	m.ordered = true
	return onAPar, of()
}
