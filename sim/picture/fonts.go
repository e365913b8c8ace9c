package picture

import (
	"fmt"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
)

// plain writes text in the two fonts of pictures. They are read when the first picture is drawn.
var plain = sync.OnceValue(func() text.Plain {
	return text.Plain{Fonts: font.NewCache(font.Collection{
		faceOf(xfont.WeightNormal, liberationsansregular.TTF),
		faceOf(xfont.WeightBold, liberationsansbold.TTF),
	})}
})

func fontOf(weight xfont.Weight, size vg.Length) font.Font {
	return font.Font{Typeface: "Liberation", Variant: "Sans", Weight: weight, Size: size}
}

func faceOf(weight xfont.Weight, file []byte) font.Face {
	face, err := opentype.Parse(file)
	if err != nil {
		panic(fmt.Sprintf("picture: a font of the program is damaged: %v", err))
	}
	return font.Face{Font: fontOf(weight, 0), Face: face}
}

// plainText is plain, for styles that are variables of the package.
type plainText struct{}

func (plainText) Cache() *font.Cache               { return plain().Cache() }
func (plainText) Extents(f font.Font) font.Extents { return plain().Extents(f) }
func (plainText) Lines(words string) []string      { return plain().Lines(words) }

func (plainText) Box(words string, f font.Font) (width, height, depth vg.Length) {
	return plain().Box(words, f)
}

func (plainText) Draw(c vg.Canvas, words string, s text.Style, at vg.Point) {
	plain().Draw(c, words, s, at)
}
