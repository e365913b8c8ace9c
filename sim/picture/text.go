package picture

import (
	"image/color"
	"strconv"
	"strings"
	"unicode/utf8"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"nines/sim/report/chart"
)

// The styles of what is written. Liberation Sans comes with the program, and is as wide, letter by letter, as the Arial and
// Helvetica of other machines.
var (
	titleStyle = styleOf(21, xfont.WeightBold, "ink")
	subStyle   = styleOf(14, xfont.WeightNormal, "quiet")
	smallStyle = styleOf(13, xfont.WeightNormal, "quiet")
	nameStyle  = styleOf(13, xfont.WeightNormal, "ink")
	spanStyle  = styleOf(12, xfont.WeightNormal, "quiet")
	footStyle  = styleOf(11, xfont.WeightNormal, "quiet")
	smallInk   = styleOf(12, xfont.WeightNormal, "ink")
	barStyle   = styleOf(12, xfont.WeightNormal, "ground")
)

func styleOf(pixels vg.Length, weight xfont.Weight, tone chart.Tone) text.Style {
	return text.Style{
		Color: colour(tone), Handler: plainText{},
		Font: fontOf(weight, pixels*px),
	}
}

// colour is that of a tone on light ground; of a tone without one that of what is written.
func colour(tone chart.Tone) color.NRGBA { return faint(tone, 1) }

// faint is a colour that lets so much of what is behind it through that only a share of it is left.
func faint(tone chart.Tone, share float64) color.NRGBA {
	c, ok := chart.Palette[tone]
	if !ok {
		c = chart.Palette["ink"]
	}
	v, _ := strconv.ParseUint(c.Light[1:], 16, 32)
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: uint8(255 * share)}
}

// say writes one line, from a point on its base line.
func say(c draw.Canvas, s text.Style, x, y vg.Length, line string) {
	c.SetColor(s.Color)
	c.FillString(s.Handler.Cache().Lookup(s.Font, s.Font.Size), vg.Point{X: x, Y: y}, line)
}

// legible is a text without what cannot be written: the names in a scenario may hold anything.
func legible(words string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError, r == 0xfffe, r == 0xffff, r < ' ', r >= 0x7f && r < 0xa0:
			return '?'
		}
		return r
	}, words)
}

// wrap breaks a text into lines that are not wider than a length, between words; a word that is too wide is cut.
func wrap(s text.Style, words string, wide vg.Length) []string {
	var lines []string
	for _, word := range strings.Fields(legible(words)) {
		word = short(s, word, wide)
		last := len(lines) - 1
		if last >= 0 && s.Width(lines[last]+" "+word) <= wide {
			lines[last] += " " + word
		} else {
			lines = append(lines, word)
		}
	}
	return lines
}

// short is a text cut to a width, with dots in place of what is missing.
func short(s text.Style, words string, wide vg.Length) string {
	words = legible(words)
	if s.Width(words) <= wide {
		return words
	}
	letters := []rune(words)
	for len(letters) > 0 && s.Width(string(letters)+"…") > wide {
		letters = letters[:len(letters)-1]
	}
	words = string(letters)
	if gap := strings.LastIndex(words, " "); 2*gap > len(words) {
		words = words[:gap] // not in the middle of a word
	}
	return strings.TrimRight(words, " ,:;") + "…"
}
