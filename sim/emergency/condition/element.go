package condition

// ElementKind is a kind of thing that can be in trouble.
type ElementKind uint8

// The kinds of element.
const (
	NoElement ElementKind = iota
	AProvider
	ACircuitGroup
	APlatform
	ACentre
	ARoom
	AHandover // the path from the platform with this index to the control rooms
	ADemand   // everybody who calls; there is one
	AMonitor
	AStep // of the runbook
	ElementKinds
)

var elementNames = [ElementKinds]string{"nothing", "provider", "circuit group", "platform", "centre", "control room", "handover path", "demand",
	"monitor", "step of the runbook"}

// String is the kind in words.
func (k ElementKind) String() string { return elementNames[k] }

// Element is one thing in the network.
type Element struct {
	Kind  ElementKind
	Index int16
}
