package picture

import (
	_ "embed"
	"fmt"
	"sync"

	// These have the fonts and their licence. What is embedded here is a compressed copy, which takes half the room: the linker
	// leaves out the original, because nothing refers to it.
	_ "codeberg.org/go-fonts/liberation/liberationsansbold"
	_ "codeberg.org/go-fonts/liberation/liberationsansregular"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"

	"nines/sim/packed"
)

// The fonts, compressed.
var (
	//go:embed fonts/LiberationSans-Regular.ttf.gz
	regularFont []byte
	//go:embed fonts/LiberationSans-Bold.ttf.gz
	boldFont []byte
)

// plain writes text in the two fonts of pictures. They are read when the first picture is drawn.
var plain = sync.OnceValue(func() text.Plain {
	return text.Plain{Fonts: font.NewCache(font.Collection{
		faceOf(xfont.WeightNormal, packed.Unpack(regularFont)),
		faceOf(xfont.WeightBold, packed.Unpack(boldFont)),
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
