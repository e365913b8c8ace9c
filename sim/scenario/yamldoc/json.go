package yamldoc

import (
	"encoding/json"
	"fmt"

	"nines/sim/pattern"
)

// decimal is a number in plain notation.
var decimal = pattern.New(`^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$`)

// AsJSON is a value of the file in JSON.
func AsJSON(n *Node) json.RawMessage {
	text, err := json.Marshal(plainValue(n))
	if err != nil {
		panic(fmt.Sprintf("scenario: a default has no JSON: %v", err))
	}
	return text
}

// plainValue is a value of the file as JSON has it: text is a number or a truth value only in plain notation.
func plainValue(n *Node) any {
	switch n.Kind {
	case MappingNode:
		object := map[string]any{}
		for _, p := range Pairs(n) {
			object[p.Key.Value] = plainValue(p.Value)
		}
		return object
	case SequenceNode:
		list := make([]any, len(n.Content))
		for i, item := range n.Content {
			list[i] = plainValue(item)
		}
		return list
	}
	switch {
	case n.Style == 0 && decimal.MatchString(n.Value):
		return json.Number(n.Value)
	case n.Style == 0 && (n.Value == "true" || n.Value == "false"):
		return n.Value == "true"
	}
	return n.Value
}
