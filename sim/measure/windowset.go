package measure

import "math/bits"

// windowSet is a set of windows, 64 to a word. A plan may have any number of them; most have one word.
type windowSet []uint64

// wordsFor is how many words a set of so many windows has.
func wordsFor(windows int) int { return (windows + 63) / 64 }

func (s windowSet) add(window int) { s[window/64] |= 1 << (window % 64) }

func (s windowSet) has(window int) bool { return s[window/64]&(1<<(window%64)) != 0 }

// each calls a function with every window of the set, in order.
func (s windowSet) each(do func(window int)) {
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			do(i*64 + bits.TrailingZeros64(word))
		}
	}
}

// news takes up the windows of another set, and gives to a function those that are new.
func (s windowSet) news(other windowSet, do func(window int)) {
	for i, word := range other {
		for fresh := word &^ s[i]; fresh != 0; fresh &= fresh - 1 {
			do(i*64 + bits.TrailingZeros64(fresh))
		}
		s[i] |= word
	}
}
