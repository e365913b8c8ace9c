package server

import (
	"fmt"
	"strings"
)

// log passes on why the server cannot start, and why it cannot store what it gets. What else the server says is not for people
// who run studies.
type log struct{ fatal, full chan string }

func newLog() log { return log{make(chan string, 1), make(chan string, 1)} }

// tell puts a text into a channel. The first one is enough.
func tell(to chan string, format string, values []any) {
	select {
	case to <- fmt.Sprintf(format, values...):
	default:
	}
}

// Fatalf implements server.Logger.
func (l log) Fatalf(format string, values ...any) { tell(l.fatal, format, values) }

// Errorf implements server.Logger. A store that could not be written does not recover before the server is started again.
func (l log) Errorf(format string, values ...any) {
	text := fmt.Sprintf(format, values...)
	for _, sign := range []string{"write error", "failed to store", "out of resources"} {
		if strings.Contains(text, sign) {
			why := text[strings.LastIndex(text, ": ")+1:]
			tell(l.full, "%s", []any{strings.TrimSpace(why)})
		}
	}
}

// Noticef implements server.Logger.
func (log) Noticef(string, ...any) {}

// Warnf implements server.Logger.
func (log) Warnf(string, ...any) {}

// Debugf implements server.Logger.
func (log) Debugf(string, ...any) {}

// Tracef implements server.Logger.
func (log) Tracef(string, ...any) {}
