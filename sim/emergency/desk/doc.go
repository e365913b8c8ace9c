// Package desk is who waits, who is free, and who takes whom: queues, skills, agents, seats and rosters. It knows no
// fault, no network and no clock.
package desk
