package demand

// Kind is what somebody calls for. People of different kinds are counted apart everywhere: a pocket call that fails is not a
// person without help.
type Kind uint8

// The kinds.
const (
	WantsHelp    Kind = iota // somebody who wants a service
	WantsNothing             // an accidental or silent call: no service, and never a second call
	Tester                   // only tests whether the number works: no service, and never a second call
	Kinds
)

var kindNames = [Kinds]string{"help", "no-request", "tester"}

// String is the kind's name, the same everywhere.
func (k Kind) String() string { return kindNames[k] }
