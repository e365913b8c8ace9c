package experiment

import (
	"fmt"
	"runtime/debug"
)

// Defect is a panic that was caught: a mistake of the program, and not of whoever uses it. A goroutine that panics would end
// the program before anybody can say so.
type Defect struct {
	What  any    // what the panic said
	Stack []byte // where it came from
}

// Error implements error.
func (d *Defect) Error() string { return fmt.Sprint(d.What) }

// Caught is the defect of a value that recover gave; nil of none.
func Caught(recovered any) *Defect {
	if recovered == nil {
		return nil
	}
	if d, ok := recovered.(*Defect); ok {
		return d
	}
	return &Defect{recovered, debug.Stack()}
}

// attempt is one replication of a job, whose panic becomes an error.
func attempt(j job, i int) (err error) {
	defer func() {
		if d := Caught(recover()); d != nil {
			err = fmt.Errorf("replication %d: %w", i, d)
		}
	}()
	return j.replicate(i)
}
