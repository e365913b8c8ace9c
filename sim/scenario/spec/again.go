package spec

import (
	"reflect"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/emergency"
	"nines/sim/scenario/language"
	"nines/sim/scenario/quantity"
	"nines/sim/scenario/ranges"
	"nines/sim/scenario/yamldoc"
	"nines/sim/schema"
	"nines/sim/words"
)

// Again is the share of a kind of callers who call again, by how the call was lost.
type Again struct {
	Refused   Attempts `yaml:"refused" required:"true" doc:"After a busy or failure tone."`
	Silence   Attempts `yaml:"silence" required:"true" doc:"After silence."`
	Cut       Attempts `yaml:"cut" required:"true" doc:"After the line dropped."`
	Abandoned Attempts `yaml:"abandoned" required:"true" doc:"After hanging up while it rang."`
}

// Attempts are the shares who call again after losing the first call, the second, and so on. The last holds for all later
// calls. There is at least one.
type Attempts []float64

// ByLoss are the shares in the order of the losses. After a cut, so many of those who would give up call again as well.
func (a *Again) ByLoss(more float64) (list [emergency.Losses][]float64) {
	list[emergency.LossRefused], list[emergency.LossSilence], list[emergency.LossAbandoned] = a.Refused, a.Silence, a.Abandoned
	for _, share := range a.Cut {
		list[emergency.LossCut] = append(list[emergency.LossCut], OrMore(share, more))
	}
	return list
}

// OrMore is a share, and so much of the rest.
func OrMore(share, more float64) float64 { return share + float64((1-share)*more) }

// byLoss is Again where it is written as a mapping.
type byLoss Again

func decodeAgain(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	if n.Kind == yamldoc.MappingNode {
		var by byLoss
		before := len(d.Complaints)
		d.Into(n, path, &by, "")
		asOneMistake(d, n, path, before)
		return Again(by), len(d.Complaints) == before
	}
	made, ok := decodeAttempts(d, n, path)
	if !ok {
		return nil, false
	}
	all := made.(Attempts)
	return Again{all, all, all, all}, true
}

// asOneMistake makes one complaint of those since a number of them: losses that the language does not know leave others missing.
func asOneMistake(d *language.Decoder, n *yamldoc.Node, path string, before int) {
	const remedy = "write all four losses, such as {refused: 50%, silence: 50%, cut: 50%, abandoned: 50%}, or one share for all, such as again: 50%"
	var lacks []string
	for _, f := range d.Language.FieldsOf(reflect.TypeFor[byLoss]()) {
		if yamldoc.Find(n, f.Key).Value == nil {
			lacks = append(lacks, f.Key)
		}
	}
	unknown := slices.IndexFunc(d.Complaints[before:], func(p *yamldoc.Problem) bool { return strings.HasPrefix(p.Message, "unknown key ") })
	d.Complaints = slices.DeleteFunc(d.Complaints, func(p *yamldoc.Problem) bool {
		return p.Path == path && strings.HasPrefix(p.Message, "missing key ")
	})
	switch {
	case len(lacks) == 0:
	case unknown >= 0:
		d.Complaints[before+unknown].Message += ": " + remedy
	case len(lacks) == 1:
		d.ComplainAt(n, path, "%s is missing: %s", lacks[0], remedy)
	default:
		d.ComplainAt(n, path, "%s are missing: %s", words.Joined(lacks), remedy)
	}
}

func decodeAttempts(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	before := len(d.Complaints)
	var list []float64
	switch {
	case n.Kind == yamldoc.SequenceNode && len(n.Content) == 0:
		d.ComplainAt(n, path, "the list is empty: write one share for each call, such as [41%%, 56%%, 65%%]")
	case n.Kind == yamldoc.SequenceNode:
		d.Into(n, path, &list, `unit:"share"`)
	default:
		list = make([]float64, 1)
		d.Into(n, path, &list[0], `unit:"share"`)
	}
	return Attempts(list), len(d.Complaints) == before
}

// attemptsSchema describes a share, or a list with one for each call.
func attemptsSchema() *jsonschema.Schema {
	share := ranges.OrRange(language.Measure{Unit: quantity.Share}.QuantitySchema(reflect.TypeFor[float64]()))
	return schema.Either(share, &jsonschema.Schema{Type: "array", Items: share, MinItems: jsonschema.Ptr(1)})
}

func againSchema() *jsonschema.Schema {
	object := schema.Object()
	of := reflect.TypeFor[Again]()
	for i := range of.NumField() {
		tag := of.Field(i).Tag
		schema.Add(object, tag.Get("yaml"), schema.Described(attemptsSchema(), tag.Get("doc")), false)
	}
	language.AddClaims(object)
	return schema.Either(attemptsSchema(), object)
}
