package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"

	"nines/cmd/nines-pool/pool"
	"nines/cmd/nines/progress"
	"nines/sim/des"
	"nines/sim/words"
)

// screen shows how far a study is: on a terminal in one line that changes, and else in a line now and then.
type screen struct {
	to         io.Writer
	isTerminal bool
	clock      func() time.Duration

	mu     sync.Mutex
	status string        // what stands in the last line
	first  int           // shards that were there at the beginning; -1: not known yet
	last   pool.Progress // what was told last
	next   time.Duration // when the next line is due
}

func newScreen(to io.Writer) *screen {
	file, is := to.(*os.File)
	return &screen{to: to, isTerminal: is && term.IsTerminal(int(file.Fd())), clock: progress.Watch(), first: -1, next: firstLine}
}

// firstLine is when the first line on progress is due.
const firstLine = 2 * time.Second

// Say implements pool.Reporter.
func (s *screen) Say(format string, values ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wipe()
	fmt.Fprintf(s.to, "nines-pool: %s\n", words.CleanLines(fmt.Sprintf(format, values...)))
	s.draw()
}

// Progress implements pool.Reporter.
func (s *screen) Progress(p pool.Progress) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.first < 0 {
		s.first = p.Done
	}
	if p == s.last {
		return
	}
	s.last = p
	text := fmt.Sprintf("%d of %s, %s%s", p.Done, words.Several(p.Of, "shard", "shards"), words.Several(p.Workers, "worker", "workers"), s.left(p))
	switch {
	case s.isTerminal:
		s.wipe()
		s.status = text
		s.draw()
	case s.clock() >= s.next && p.Done < p.Of:
		s.next = 2 * s.clock()
		fmt.Fprintf(s.to, "nines-pool: %s\n", text)
	}
}

// left is about how long the rest takes, if it goes on as until now.
func (s *screen) left(p pool.Progress) string {
	if p.Done <= s.first || p.Done == p.Of {
		return ""
	}
	left := s.clock() * time.Duration(p.Of-p.Done) / time.Duration(p.Done-s.first)
	return ", about " + words.Length(des.FromSeconds(max(1, left.Round(time.Second).Seconds()))) + " left"
}

func (s *screen) wipe() {
	if s.status != "" {
		fmt.Fprint(s.to, "\r\x1b[K")
	}
}

func (s *screen) draw() {
	if s.status != "" {
		fmt.Fprint(s.to, s.status)
	}
}

// end takes the status off.
func (s *screen) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wipe()
	s.status = ""
}
