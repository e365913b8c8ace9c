package scenario

import (
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"nines/sim/scenario/input"
	"nines/sim/scenario/language"
	"nines/sim/scenario/spec"
	"nines/sim/scenario/yamldoc"
)

// wholes finds the shares of the language that add up to 100 %, and the keys whose description says that theirs do. Both are paths
// in which NAME stands for a name.
type wholes struct {
	*language.Language
	shares, said []string
	within       []reflect.Type // on the way: a watch has others in it
}

func (w *wholes) of(t reflect.Type, path string) {
	if t.Kind() == reflect.Pointer && w.Codecs[t].Decode == nil {
		t = t.Elem()
	}
	switch {
	case w.Codecs[t].Decode != nil || language.IsScalarType(t):
	case w.IsBlock(t):
		w.fields(t, path)
	case w.IsNamed(t):
		w.fields(t.Elem(), path+".NAME")
	}
}

func (w *wholes) fields(t reflect.Type, path string) {
	if slices.Contains(w.within, t) {
		return
	}
	w.within = append(w.within, t)
	defer func() { w.within = w.within[:len(w.within)-1] }()
	for _, f := range w.FieldsOf(t) {
		at := strings.TrimPrefix(path+"."+f.Key, ".")
		if f.Key == "" {
			at = path
		}
		if f.Measure.Whole() && (strings.HasSuffix(path, ".NAME") || !isAgain(path)) { // a fault is one wherever it stands
			w.shares = append(w.shares, strings.TrimSuffix(at, ".share"))
		}
		if strings.Contains(f.Doc, "add up to 100%") && !strings.Contains(f.Doc, "need not add up") {
			w.said = append(w.said, at)
		}
		if f.Role == language.VariantRole {
			for _, name := range w.Variants[f.Typ].Names {
				made := reflect.TypeOf(w.Variants[f.Typ].Make(name))
				if made.Kind() == reflect.Pointer {
					made = made.Elem()
				}
				w.fields(made, path)
			}
		} else if f.Role != language.RestRole {
			w.of(f.Typ, at)
		}
	}
}

// listsOfShares are the paths of the shares that add up to 100 %: those of the language's types, and of a mixture.
func listsOfShares(t *testing.T) []string {
	w := &wholes{Language: spec.Language()}
	w.of(reflect.TypeFor[spec.Scenario](), "")
	for _, said := range w.said {
		if isAgain(said) {
			continue
		}
		isWhole := slices.ContainsFunc(w.shares, func(share string) bool { return strings.HasPrefix(share, said+".") })
		require.True(t, isWhole, "%s says that its shares add up to 100%%: tag them with whole", said)
	}
	require.NotEmpty(t, w.said)
	slices.Sort(w.shares)
	return append(slices.Compact(w.shares), "world.platforms.NAME.handling.mixture")
}

// restsIn are the paths of the word in the file that uses it in every list.
func restsIn(d *Document) (paths []string) {
	for _, l := range d.base.Leaves(func(l yamldoc.Leaf) bool { return strings.HasSuffix(l.Text, "% (rest)") }) {
		paths = append(paths, l.Path)
	}
	lists := yamldoc.AsWritten(d.source.Root)
	var visit func(n *yamldoc.Node, path string)
	visit = func(n *yamldoc.Node, path string) { // a distribution is one number
		for i, child := range n.Content {
			switch {
			case n.Kind == yamldoc.SequenceNode:
				visit(child, yamldoc.Element(path, i))
			case i%2 == 1 && strings.Contains(path, "mixture") && yamldoc.IsWord(child, yamldoc.Rest):
				paths = append(paths, yamldoc.Join(path, n.Content[i-1].Value))
			case i%2 == 1:
				visit(child, yamldoc.Join(path, n.Content[i-1].Value))
			}
		}
	}
	visit(yamldoc.Find(lists, "world").Value, "world")
	return paths
}

// restFile is that file without its strategies.
func restFile(t *testing.T, assignments ...string) (*Document, error) {
	text, _, _ := strings.Cut(string(corpus(t, "good")["rest.yaml"]), "strategies:")
	return Load("rest.yaml", []byte(text), assignments...)
}

// TestEveryListOfSharesCanHaveARest: whichever list of the language it is, the word means the number that the others leave.
func TestEveryListOfSharesCanHaveARest(t *testing.T) {
	d, err := restFile(t)
	require.NoError(t, err)
	require.NoError(t, d.CheckRanges())
	paths := restsIn(d)
	for _, list := range listsOfShares(t) {
		form := regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(strings.TrimSuffix(list, ".NAME")), "NAME", `[^.]+`) + `(\.|\[|$)`)
		if last := yamldoc.LastKey(list); last != "NAME" && last != "mixture" {
			form = regexp.MustCompile(strings.TrimSuffix(form.String(), last+`(\.|\[|$)`))
		}
		require.True(t, slices.ContainsFunc(paths, form.MatchString), "testdata/good/rest.yaml has no rest in %s", list)
	}
	for _, path := range paths {
		if isElement(path) {
			continue
		}
		value := d.base.Doc.Lookup(path).Value
		written, err := restFile(t, path+"="+value)
		require.NoError(t, err, path)
		require.Equal(t, d.variants[0].plan.Fingerprint, written.variants[0].plan.Fingerprint, "%s is %s", path, value)
		require.Equal(t, d.variants[0].plan.Network, written.variants[0].plan.Network, "%s is %s", path, value)

		in, _, err := d.Vary(path, "1%..2%")
		require.ErrorContains(t, err, path+" is the rest, which the other shares decide", "%v", in)
	}
}

// TestARestGivesWay: whatever another share of its list is, the plan is that of the file in which both are written.
func TestARestGivesWay(t *testing.T) {
	d, err := restFile(t)
	require.NoError(t, err)
	beside := 0
	for _, v := range d.known().all {
		if v.Beside == "" {
			continue
		}
		beside++
		for _, value := range []float64{v.Input.Low, (v.Input.Low + v.Input.High) / 2, v.Input.High} {
			moved, err := d.At(input.Setting{Input: &v.Input, Value: value})
			require.NoError(t, err, v.Path)
			rest := moved.base.Doc.Lookup(v.Beside).Value
			text := writtenIn(d, v, input.Setting{Input: &v.Input, Value: value})
			if written, err := restFile(t, v.Path+"="+text, v.Beside+"="+rest); v.Number == "" && !isElement(v.Path) {
				require.NoError(t, err, "%s=%s %s=%s", v.Path, text, v.Beside, rest)
				require.Equal(t, moved.variants[0].plan.Fingerprint, written.variants[0].plan.Fingerprint, "%s is %s", v.Path, text)
			}
		}
	}
	require.Greater(t, beside, 12)
}

// TestARestInStrategies: a strategy changes a share, or which of them is the rest.
func TestARestInStrategies(t *testing.T) {
	d, err := Load("rest.yaml", corpus(t, "good")["rest.yaml"])
	require.NoError(t, err)
	for strategy, want := range map[string]string{"as-it-is": "60% 40%", "fewer-fires": "80% 20%", "other-rest": "90% 10%"} {
		v, err := d.variant(strategy)
		require.NoError(t, err)
		doc := v.reading.Doc
		require.Equal(t, want, doc.Lookup("world.demand.services.police").Value+" "+doc.Lookup("world.demand.services.fire").Value, strategy)
	}
	v, err := d.variant("nobody-left")
	require.NoError(t, err)
	require.Equal(t, "0%", v.reading.Doc.Lookup("recovery.remedies.both.shares.backup").Value)
}

// TestWrongRests: a second rest, or others above 100 %, is one mistake in every list.
func TestWrongRests(t *testing.T) {
	d, err := restFile(t)
	require.NoError(t, err)
	for _, v := range d.known().all {
		if v.Beside == "" || v.Number != "" || isElement(v.Path) {
			continue
		}
		_, err := restFile(t, v.Path+"=rest")
		require.ErrorContains(t, plainText(err), "is the rest already: only one of these shares can be", v.Path)
		if v.Input.Name == "world.providers.fixed.routes.backup" || strings.HasSuffix(v.Path, "call.cut") {
			_, err = restFile(t, v.Path+"=95%")
			require.ErrorContains(t, plainText(err), "so there is no rest: take 5% away from them", v.Path)
		}
		_, err = restFile(t, v.Path+"=remainder")
		require.ErrorContains(t, err, `did you mean "rest"?`, v.Path)
	}
}

// TestASumSaysToWriteRest: the message that a share with a range gets among fixed ones is a command that mends it.
func TestASumSaysToWriteRest(t *testing.T) {
	d, err := restFile(t)
	require.NoError(t, err)
	advice := regexp.MustCompile(`--set (\S+)=rest`)
	for _, v := range d.known().all {
		if v.Beside == "" || v.Number != "" || isElement(v.Path) {
			continue
		}
		all := d.base.Doc.Lookup(v.Beside).Value
		fixed, err := restFile(t, v.Beside+"="+all)
		require.NoError(t, err)
		require.ErrorContains(t, plainText(fixed.CheckRanges()), "rest at another share, such as ", v.Path)
		_, _, err = fixed.Vary(v.Path, "")
		require.Error(t, err, v.Path)
		found := advice.FindStringSubmatch(err.Error())
		require.NotNil(t, found, err.Error())
		mended, err := restFile(t, v.Beside+"="+all, found[1]+"=rest")
		require.NoError(t, err, v.Path)
		_, _, err = mended.Vary(v.Path, "")
		require.NoError(t, err, v.Path)
	}
}

// TestRestOnlyAmongShares: where nothing adds up, the word is refused with a reason.
func TestRestOnlyAmongShares(t *testing.T) {
	for _, path := range []string{"world.demand.no-request", "world.providers.mobile.share", "trouble.restarts.share", "world.platforms.reserve.handling"} {
		_, err := restFile(t, path+"=rest")
		require.ErrorContains(t, plainText(err), "The word rest stands only among shares", path)
	}
}

// isAgain reports whether a path leads into a fault that is another thing's effect: its keys are those of trouble.
func isAgain(path string) bool {
	return strings.Contains(path, ".leaves.") || strings.HasPrefix(path, "trouble.NAME.with")
}

// isElement reports whether a path is that of an element of a list, which no assignment can name.
func isElement(path string) bool { return strings.Contains(path, "[") }

// plainText is a message without the breaks of its lines.
func plainText(err error) error {
	return errors.New(strings.Join(strings.Fields(err.Error()), " "))
}
