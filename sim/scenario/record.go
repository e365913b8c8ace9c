package scenario

import (
	"github.com/google/jsonschema-go/jsonschema"

	"nines/sim/scenario/record"
)

func decodeWords(d *decoder, n *Node, path string) (any, bool) {
	if n.Kind != MappingNode {
		d.complainAt(n, path, "expected words with what they stand for, such as {POL: police}, found %s", found(n))
		return nil, false
	}
	var words record.Words
	for _, p := range meaningful(n) {
		switch {
		case d.doc.notes[p.key].refused || d.doc.notes[p.value].refused:
		case p.value.Kind != ScalarNode:
			d.complainAt(p.value, path, "expected one word, found %s", found(p.value))
		default:
			words = append(words, record.Word{Text: p.key.Value, For: p.value.Value})
		}
	}
	return words, true
}

func wordsSchema() *jsonschema.Schema {
	object := &jsonschema.Schema{Type: "object", AdditionalProperties: textSchema()}
	addClaims(object)
	return object
}

func textSchema() *jsonschema.Schema {
	return &jsonschema.Schema{Types: []string{"string", "number", "boolean"}}
}

// decodeTexts reads a list of words; a single one can stand alone.
func decodeTexts(d *decoder, n *Node, path string) (any, bool) {
	items := n.Content
	if n.Kind == ScalarNode {
		items = []*Node{n}
	}
	if n.Kind == MappingNode {
		d.complainAt(n, path, "expected words such as [ANSWERED, NO ANSWER], found %s", found(n))
		return nil, false
	}
	var texts record.List
	for _, item := range items {
		switch {
		case d.doc.notes[item].refused:
		case item.Kind != ScalarNode:
			d.complainAt(item, path, "expected one word, found %s", found(item))
		default:
			texts = append(texts, item.Value)
		}
	}
	return texts, true
}

func textsSchema() *jsonschema.Schema {
	return either(textSchema(), &jsonschema.Schema{Type: "array", Items: textSchema()})
}

// decodeChoices reads which words are asked for, by column.
func decodeChoices(d *decoder, n *Node, path string) (any, bool) {
	if n.Kind != MappingNode {
		d.complainAt(n, path, "expected columns with the words that are asked for, such as {line: '999'}, found %s", found(n))
		return nil, false
	}
	var choices record.Choices
	for _, p := range meaningful(n) {
		if d.doc.notes[p.key].refused || d.doc.notes[p.value].refused {
			continue
		}
		if texts, ok := decodeTexts(d, p.value, join(path, p.key.Value)); ok {
			choices = append(choices, record.Choice{Column: p.key.Value, Words: texts.(record.List)})
		}
	}
	return choices, true
}

func choicesSchema() *jsonschema.Schema {
	object := &jsonschema.Schema{Type: "object", AdditionalProperties: textsSchema()}
	addClaims(object)
	return object
}

// Beside is the path of a file in the scenario's folder, or empty.
type Beside string

func decodeBeside(d *decoder, n *Node, path string) (any, bool) {
	if isWord(n, "none") {
		return Beside(""), true
	}
	name, ok := d.beside(n, path)
	d.leaf(n, path)
	if !ok {
		name = "?" // there is one all the same: what goes with it need not be reported too
	}
	return Beside(name), true
}

func besideSchema() *jsonschema.Schema { return &jsonschema.Schema{Type: "string"} }
