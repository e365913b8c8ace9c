// Package portable computes logarithms, exponentials and their relatives with the same last bit on every processor.
//
// The functions of package math do not. On amd64 some are assembly and use a fused multiply-add if the processor has one.
// Elsewhere they are Go, and on arm64 (or amd64 with GOAMD64=v3) the compiler fuses x*y+z by itself. A last bit is enough to
// move an arrival by a microsecond, and then every event after it. Addition, multiplication, division and square roots are
// the same everywhere. The functions here use only these, and round every product before adding to it: float64(x*y) + z. The
// conversion keeps the compiler from fusing.
//
// A test in package sim refuses the functions of math that differ. .ci/run refuses any fused instruction in the
// packages of the simulation, and compares results between processors.
//
// Exp, Expm1, Log, Log1p, Erfc and Lgamma follow FreeBSD's msun library (Sun Microsystems, 1993), as package math does.
package portable
