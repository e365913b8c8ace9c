package server

import "fmt"

// log passes on why the server cannot start. What else the server says is not for people who run studies.
type log struct{ fatal chan string }

// Fatalf implements server.Logger.
func (l log) Fatalf(format string, values ...any) {
	select {
	case l.fatal <- fmt.Sprintf(format, values...):
	default: // one reason is enough
	}
}

// Noticef implements server.Logger.
func (log) Noticef(string, ...any) {}

// Warnf implements server.Logger.
func (log) Warnf(string, ...any) {}

// Errorf implements server.Logger.
func (log) Errorf(string, ...any) {}

// Debugf implements server.Logger.
func (log) Debugf(string, ...any) {}

// Tracef implements server.Logger.
func (log) Tracef(string, ...any) {}
