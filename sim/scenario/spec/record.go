package spec

import (
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/scenario/language"
	"nines/sim/scenario/record"
	"nines/sim/scenario/yamldoc"
	"nines/sim/schema"
	"nines/sim/words"
)

func decodeWords(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	if n.Kind != yamldoc.MappingNode {
		d.ComplainAt(n, path, "expected words and their meanings, such as {POL: police}, found %s", yamldoc.Found(n))
		return nil, false
	}
	var words record.Words
	for _, p := range yamldoc.Meaningful(n) {
		switch {
		case p.Key.Note().Refused || p.Value.Note().Refused:
		case p.Value.Kind != yamldoc.ScalarNode:
			d.ComplainAt(p.Value, path, "expected one word, found %s", yamldoc.Found(p.Value))
		default:
			words = append(words, record.Word{Text: p.Key.Value, For: p.Value.Value})
		}
	}
	return words, true
}

func wordsSchema() *jsonschema.Schema {
	object := &jsonschema.Schema{Type: "object", AdditionalProperties: textSchema()}
	language.AddClaims(object)
	return object
}

func textSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Types: []string{"string", "number", "boolean"}}
}

// decodeTexts reads a list of words; a single one can stand alone.
func decodeTexts(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	items := n.Content
	if n.Kind == yamldoc.ScalarNode {
		items = []*yamldoc.Node{n}
	}
	if n.Kind == yamldoc.MappingNode {
		d.ComplainAt(n, path, "expected words such as [ANSWERED, NO ANSWER], found %s", yamldoc.Found(n))
		return nil, false
	}
	var texts record.List
	for _, item := range items {
		switch {
		case item.Note().Refused:
		case item.Kind != yamldoc.ScalarNode:
			d.ComplainAt(item, path, "expected one word, found %s", yamldoc.Found(item))
		default:
			texts = append(texts, item.Value)
		}
	}
	return texts, true
}

func textsSchema() *jsonschema.Schema {
	return schema.Either(textSchema(), &jsonschema.Schema{Type: "array", Items: textSchema()})
}

// decodeChoices reads which words are asked for, by column.
func decodeChoices(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	if n.Kind != yamldoc.MappingNode {
		d.ComplainAt(n, path, "expected columns with the words to keep, such as {line: '999'}, found %s", yamldoc.Found(n))
		return nil, false
	}
	var choices record.Choices
	for _, p := range yamldoc.Meaningful(n) {
		if p.Key.Note().Refused || p.Value.Note().Refused {
			continue
		}
		if texts, ok := decodeTexts(d, p.Value, yamldoc.Join(path, p.Key.Value)); ok {
			choices = append(choices, record.Choice{Column: p.Key.Value, Words: texts.(record.List)})
		}
	}
	return choices, true
}

func choicesSchema() *jsonschema.Schema {
	object := &jsonschema.Schema{Type: "object", AdditionalProperties: textsSchema()}
	language.AddClaims(object)
	return object
}

// Beside is the path of a file in the scenario's folder, or empty.
type Beside string

func decodeBeside(d *language.Decoder, n *yamldoc.Node, path string) (any, bool) {
	if yamldoc.IsWord(n, "none") {
		return Beside(""), true
	}
	name, ok := d.Beside(n, path)
	d.Leaf(n, path)
	if !ok {
		name = "?" // there is one all the same: what goes with it need not be reported too
	}
	return Beside(name), true
}

func besideSchema() *jsonschema.Schema { return &jsonschema.Schema{Type: "string"} }

// ComplainOfRecord reports what is wrong with a record: at its place in the file, or else where the scenario speaks of it. That
// is below a path, or where it names the file.
func ComplainOfRecord(r *language.Reading, name, below, file string, wrong record.Problem) {
	p := &yamldoc.Problem{
		File: r.Doc.Beside.Prefix + name, Line: wrong.Line, Column: wrong.Column, Path: file, Message: wrong.Message,
		Excerpt: yamldoc.Excerpt([]rune(wrong.Text), wrong.Line, wrong.Column, wrong.Width),
	}
	switch {
	case wrong.Line > 0:
		r.Complaints = append(r.Complaints, p)
	case wrong.Key == "":
		p = r.Complain(file, "%s", wrong.Message)
	default:
		path := below + "." + wrong.Key
		if n := wordIn(r.Doc.Lookup(path), wrong.Word); n != nil {
			p = r.ComplainAt(n, path, "%s", wrong.Message)
		} else {
			p = r.Complain(path, "%s", wrong.Message)
		}
	}
	for _, aspect := range record.AspectKeys {
		if strings.Contains(wrong.Message, "no "+aspect.Key+" is called ") {
			p.About = yamldoc.Misname{What: aspect.Key, Name: wrong.Word}
		}
	}
	if len(wrong.Names) > 0 {
		p.Among(wrong.Word, wrong.Names)
	} else if wrong.Allowed != "" {
		p.Allowing(wrong.Allowed)
	}
	if p.Suggestion == "" {
		p.Suggestion = words.Slip(wrong.Word, []string{record.None})
	}
}

// wordIn is where in a tree a word stands, as a key or a value; nil if it does not.
func wordIn(n *yamldoc.Node, word string) *yamldoc.Node {
	if n == nil || word == "" {
		return nil
	}
	if n.Kind == yamldoc.ScalarNode && n.Value == word {
		return n
	}
	for _, child := range n.Content {
		if at := wordIn(child, word); at != nil {
			return at
		}
	}
	return nil
}
