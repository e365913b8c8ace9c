// Package every knows the findings of all kinds of studies. Package study cannot: each kind has a package above it.
//
// Whoever reads a study that a command has written reads it here. Then findings that do not fit their kind are refused.
package every

import (
	"reflect"

	"nines/sim/report/study"
	"nines/sim/report/study/attributed"
	"nines/sim/report/study/explored"
	"nines/sim/report/study/fitted"
	"nines/sim/report/study/solved"
	"nines/sim/report/study/swept"
)

// findings are the shapes of the findings, by kind. A solve of two choices has pairs.
var findings = []study.Shape{
	{Kind: study.Solve, Types: []reflect.Type{reflect.TypeFor[solved.Findings](), reflect.TypeFor[solved.Pairs]()}},
	{Kind: study.Explore, Types: []reflect.Type{reflect.TypeFor[explored.Findings]()}},
	{Kind: study.Attribute, Types: []reflect.Type{reflect.TypeFor[attributed.Findings]()}},
	{Kind: study.Sweep, Types: []reflect.Type{reflect.TypeFor[swept.Findings]()}},
	{Kind: study.Calibrate, Types: []reflect.Type{reflect.TypeFor[fitted.Findings]()}},
}

// Schema is the JSON Schema (draft 7) of a study, with the findings of each kind.
func Schema() []byte { return study.Schema(findings...) }

// Read reads a study, and refuses findings that do not fit its kind.
func Read(text []byte) (*study.Document, error) { return study.ReadAs(text, findings) }
