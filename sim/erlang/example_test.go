package erlang_test

import (
	"fmt"

	"nines/sim/erlang"
)

// A room with 48 call takers, half a call per second, 90 seconds each. How much
// does it matter that callers hang up after two minutes on average?
func ExampleQueue() {
	room := erlang.Queue{Arrivals: 0.5, Service: 90, Servers: 48}
	patient, _ := room.Steady()
	room.Patience = 120
	real, _ := room.Steady()
	fmt.Printf("nobody hangs up: wait %.1f s, %.0f %% answered in 5 s\n", patient.Wait, 100*patient.AnsweredWithin(5))
	fmt.Printf("some hang up:    wait %.1f s, %.0f %% answered in 5 s, %.1f %% lost\n", real.Wait, 100*real.AnsweredWithin(5), 100*real.Abandoned)
	// Output:
	// nobody hangs up: wait 16.8 s, 53 % answered in 5 s
	// some hang up:    wait 3.5 s, 75 % answered in 5 s, 2.9 % lost
}

// How many lines lose at most one call in a hundred of 8 erlangs?
func ExampleB() {
	lines := 0
	for erlang.B(lines, 8) > 0.01 {
		lines++
	}
	fmt.Println(lines)
	// Output: 15
}

// The same room after ten minutes in which no call could be answered.
func ExampleOutage() {
	room := erlang.Queue{Arrivals: 0.5, Service: 90, Servers: 48, Patience: 120}
	r, _ := erlang.Outage{Queue: room, Length: 600}.Recovery()
	fmt.Printf("%.0f callers wait at the end, %.0f gave up, and it takes %.0f s until nobody waits\n", r.Waiting, r.Abandoned, r.Time)
	// Output: 57 callers wait at the end, 286 gave up, and it takes 326 s until nobody waits
}
