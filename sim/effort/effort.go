// Package effort says how much work the tests may do. Only tests import it.
//
// `go test ./...` has to end within two minutes, because people wait for it. Some proofs need longer: narrow
// confidence intervals, thousands of random worlds. These tests have a small form, which always runs, and a long form.
// NINES_LONG=1 in the environment asks for the long form; NINES_SWARM=N asks for N random worlds in the swarms.
package effort

import (
	"flag"
	"os"
	"runtime/debug"
	"strconv"
	"testing"
)

// Tests do thousands of short runs, in small heaps. A garbage collector that waits for a heap of five times what is live takes off a
// tenth to a fifth of their time. Packages whose tests take long import this one.
func init() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
}

// IsLong reports whether the tests are to run in their long form.
func IsLong() bool { return os.Getenv("NINES_LONG") != "" }

// Of is the first number in the small form of a test, and the second in the long form.
func Of(small, long int) int {
	if IsLong() {
		return long
	}
	return small
}

// Worlds is how many random worlds a swarm tries: NINES_SWARM of them if that is more than the usual number.
func Worlds(t testing.TB, usual int) int {
	t.Helper()
	text := os.Getenv("NINES_SWARM")
	if text == "" {
		return usual
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("NINES_SWARM is %q; it must be a number of worlds", text)
	}
	return max(n, usual)
}

// set are the flags that SetFlag has set: the next test may set them to another value.
var set = map[string]bool{}

// SetFlag sets a flag of the test binary to a value. One that was given on the command line keeps its value.
func SetFlag(t testing.TB, name string, value int) {
	t.Helper()
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == name && !set[name] })
	if given {
		return
	}
	set[name] = true
	if err := flag.Set(name, strconv.Itoa(value)); err != nil {
		t.Fatal(err)
	}
}
