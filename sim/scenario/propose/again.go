package propose

import (
	"slices"

	"nines/sim/words"
)

// again asks about rows that are the same as the row above in every column: an export may have written its calls twice. Where no
// column says whose call it is, each would be taken for a call of its own. Where calls are dense, or their times have no seconds,
// rows can be the same by chance: then the same time also stands in rows that differ otherwise.
func (a *sample) again(c *choice, p *page) {
	const few, chance = 10, 20 // a tenth of the rows are the same; in a twentieth at most only the time is
	if c.caller != nil || c.call != nil || c.count != nil || c.time.time.coarse || len(a.columns) < 2 {
		return
	}
	same := 0
	for k := 1; k < len(a.rows); k++ {
		if slices.Equal(a.rows[k].fields, a.rows[k-1].fields) {
			same++
		}
	}
	onlyTime := len(a.rows) - same - c.time.time.distinct
	if same*few >= len(a.rows) && onlyTime*chance <= len(a.rows) {
		p.note(0, "? %s of %s looked at are the same as the row above in every column. Each is taken for a call of its own. If the export wrote calls twice, delete them.",
			words.Thousands(same), words.Several(len(a.rows), "row", "rows"))
	}
}
