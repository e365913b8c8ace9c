package scenario

import (
	"github.com/google/jsonschema-go/jsonschema"
)

// Columns is which columns of a record of real calls say what.
type Columns struct {
	Time    string  `yaml:"time" doc:"When the call was made: 2023-06-25T06:24:10.5+01:00, 2023-06-25 06:24:10 by the clocks of the scenario's zone, 06:24:10 on the run's first day, or 23050.5 seconds after its start. Records from before or after the run are left out."`
	Service *Column `yaml:"service" doc:"Which service the caller wanted, or no-request. It is used if world.demand.services are names without shares."`
	Region  *Column `yaml:"region" doc:"Where the caller was. It is used if world.demand.regions are names without shares."`
	Access  *Column `yaml:"access" doc:"Over what the call came. It is used if world.demand.access are names without shares."`
	Caller  string  `yaml:"caller" doc:"Who called, such as a telephone number: of a caller's records within the run the first alone is taken, as redials are the model's own. A record in which it is empty is of a caller of its own. none: no record is of a redial."`
	Only    Words   `yaml:"only" doc:"Take only the records in whose columns this stands, such as {line: '999', replication: '0'}."`
}

// Column is one column of a record, and what its words mean.
type Column struct {
	Column string `yaml:"column" short:"true" required:"true" doc:"The column, as the first row names it."`
	Values Words  `yaml:"values" doc:"What the words of the column mean that are no names of the scenario, such as {POL: police, Silent call: no-request, unknown: drawn}; drawn: it is not known, and is drawn as often as the others of the record."`
	Empty  string `yaml:"empty" doc:"What it means that nothing stands there: a name, no-request or drawn. Without it that is a mistake."`
}

// Words says of some words what each stands for, in the order of the file.
type Words []Word

// Word is a text, and what it stands for.
type Word struct{ Text, For string }

func decodeWords(d *decoder, n *Node, path string) (any, bool) {
	if n.Kind != MappingNode {
		d.complainAt(n, path, "expected words with what they stand for, such as {POL: police}, found %s", found(n))
		return nil, false
	}
	var words Words
	for _, p := range meaningful(n) {
		switch {
		case d.doc.notes[p.key].refused || d.doc.notes[p.value].refused:
		case p.value.Kind != ScalarNode:
			d.complainAt(p.value, path, "expected one word, found %s", found(p.value))
		default:
			words = append(words, Word{p.key.Value, p.value.Value})
		}
	}
	return words, true
}

func wordsSchema() *jsonschema.Schema {
	text := &jsonschema.Schema{Types: []string{"string", "number", "boolean"}}
	object := &jsonschema.Schema{Type: "object", AdditionalProperties: text}
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
