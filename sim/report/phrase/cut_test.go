package phrase

import (
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// TestCutTitlesDiffer, wherever they differ: at the start, within or at the end.
func TestCutTitlesDiffer(t *testing.T) {
	for _, c := range []struct{ texts, want []string }{
		{[]string{"A health check", "As it happened, all day", "A spare"}, []string{"A health ch…", "As it happe…", "A spare"}},
		{[]string{"A health check, twice", "A health check, slow", "A spare platform"}, []string{"A hea…twice", "A hea…slow", "A spare pla…"}},
		{[]string{"A health check in one minute here", "A health check in two minutes here"}, []string{"A hea…e here", "A hea…s here"}},
		{[]string{"The backup with one switch, by hand", "The backup with two switch, by hand"}, []string{"…ch, by hand", "…ch, by hand"}}, // no cut tells them apart
		{[]string{"The same title of two", "The same title of two"}, []string{"The same ti…", "The same ti…"}},
	} {
		require.Equal(t, c.want, CutApart(c.texts, 12))
	}
}

// TestCutsFit: no text is longer than it may be, a short one is whole, and only different ones are called alike.
func TestCutsFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts, most := rapid.SliceOf(rapid.StringMatching(`[ab é,]{0,12}`)).Draw(t, "texts"), rapid.IntRange(2, 10).Draw(t, "most")
		for i, cut := range CutApart(texts, most) {
			require.LessOrEqual(t, utf8.RuneCountInString(cut), most)
			if utf8.RuneCountInString(texts[i]) <= most {
				require.Equal(t, texts[i], cut)
			}
		}
		slices.Sort(texts)
		if len(slices.Compact(texts)) < 2 {
			require.False(t, AreAlike(texts, most))
		}
	})
}
