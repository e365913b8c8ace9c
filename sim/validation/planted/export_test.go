package planted

import "nines/sim/emergency"

// Nothing is no fault, planted into a rung in every way.
func Nothing(rung string) Fault {
	return Fault{Name: "nothing", plant: on(change{hear: func(*emergency.Observation) {}}, rung)}
}
