// Package random gives every random number of a simulation an owner.
//
// A number drawn from one long sequence belongs to nobody: whoever asks next gets it.
// One more redial at noon would then give another caller another patience at one
// o'clock, and two strategies would be compared on two different days. Here a number is
// named instead of fetched. It is a function of the seed, the replication, the entity
// it belongs to, its purpose and the turn (the number of the attempt), and of nothing
// else. A caller is therefore the same person under every strategy, every order of
// events and every number of workers.
//
// # Keyed draws, for whatever belongs to somebody
//
//	var patience = random.NewPurpose("patience")
//
//	draws := random.New(seed, replication)
//	callers := draws.Key("callers of London")  // once, at set-up: SHA-256
//	caller := callers.Of(4711)                 // on the path: two nanoseconds
//	u := caller.Uniform(patience, attempt)     // the same u, whenever it is asked for
//	wait := law.Micros(u)                      // whole microseconds
//
// Asking twice gives the same number twice; independence comes from another key,
// another purpose or another turn. Names are hashed: a new source or a new purpose
// moves no other number.
//
// # Streams, for a process
//
// Some numbers have a natural order, and nobody else can ask in between: the gaps
// between the arrivals of one source, the up and down times of one element. For these a
// [Stream] gives one number after another.
//
// # One uniform, one value
//
// A [Distribution] turns one uniform number into one value by inversion: never two,
// never a rejection, nothing remembered. Values are not negative. Times are in seconds,
// and [Distribution.Micros] rounds them once to the whole microseconds of the
// simulation. Logarithms and exponentials come from package portable. Expressions x*y+z
// are written float64(x*y)+z, which keeps the compiler from fusing them. Values are
// equal to the last bit on every processor.
//
// # Arrivals
//
// [Arrivals] of a [Rate] that changes over the day come by inverting the cumulative
// rate. The stream makes epochs E1 < E2 < … of a Poisson process of rate one. The k-th
// caller comes when the cumulative rate reaches Ek. More load, or another profile,
// moves the k-th caller in time and does not make another person of them. A day busier
// or quieter than its forecast is one factor for the whole day: a gamma with mean 1,
// drawn by key. A count with forecast m and a factor with coefficient of variation c
// has variance m + c²m² (the negative binomial distribution).
//
// # What is promised
//
// The integers behind [Key] and [Stream], and the uniform numbers made of them, are
// frozen: tests hold them. They and the values of distributions are equal to the last
// bit on every platform.
package random
