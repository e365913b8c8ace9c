// Package ladder holds what theory knows of small worlds, and holds the simulator against it.
//
// A rung is a scenario file like any other. The whole way from the language to the measures is under test, and there is no
// special way to run a rung. Its exact figures come from closed formulas, from Markov chains, or from published examples.
//
// A figure is held if the simulated mean is within a tolerance of the exact value, and if 4.5 standard errors fit into the
// tolerance. A simulator that is right then fails a check seven times in a million, and a check that is merely noisy cannot pass.
// Where theory knows the same world with one server more and one fewer, the tolerance must be under half of the way to either.
//
// The tests and the command nines validate-model run the same rungs. Tests run the quick ones with an eighth of the
// replications: they see gross mistakes at once. The whole form sees one server too many.
package ladder
