package table

import (
	"bytes"

	"nines/sim/pattern"
)

// footerForm is what the tools of databases write below a table.
var footerForm = pattern.New(`(?i)^\(?\d+ (rows?|records?|lines?)( affected| selected\.?| returned\.?| exported\.?| in set( \([\d.]+ sec\))?)?\)?\.?$`)

// isFrame reports whether a line is no row, but what the tools of databases write around rows: a rule of dashes, a count of rows.
func isFrame(line []byte) bool {
	if len(line) == 0 {
		return false
	}
	if c := line[0]; c == '-' || c == '+' || c == '=' || c == '|' || c == ' ' {
		hasRule := bytes.Contains(line, []byte("---")) || bytes.Contains(line, []byte("==="))
		return hasRule && len(bytes.Trim(line, "-=+|,;\t :")) == 0
	}
	return (line[0] == '(' || digit(line[0])) && len(line) < 80 && footerForm.Match(bytes.TrimSpace(line))
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// frame remembers a line that is no row.
func (r *Rows) frame(line int) {
	if r.frames == 0 {
		r.frameLine = line
	}
	r.frames++
}

// Framed is how many lines were no rows, but rules and counts of rows, and which was the first.
func (r *Rows) Framed() (n, first int) { return r.frames, r.frameLine }
