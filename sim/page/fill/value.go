package fill

import (
	"fmt"
	"reflect"
	"strings"
	"text/template/parse"
)

// pipe is the value of an action. It also sets the variable that the action declares, if any.
func (f *filler) pipe(p *parse.PipeNode, dot reflect.Value) reflect.Value {
	v := f.value(p, dot)
	for _, d := range p.Decl {
		f.variables = append(f.variables, variable{d.Ident[0], v})
	}
	return v
}

func (f *filler) value(p *parse.PipeNode, dot reflect.Value) reflect.Value {
	if p == nil {
		return reflect.Value{}
	}
	if len(p.Cmds) != 1 || p.IsAssign {
		panic(fmt.Sprintf("fill: %s is a pipeline: call the function in brackets", p))
	}
	words := p.Cmds[0].Args
	if name, ok := words[0].(*parse.IdentifierNode); ok {
		return f.call(name.Ident, words[1:], dot)
	}
	if len(words) > 1 {
		panic(fmt.Sprintf("fill: %s calls what is no function", p))
	}
	return f.word(words[0], dot)
}

// word is one value as a layout names it.
func (f *filler) word(n parse.Node, dot reflect.Value) reflect.Value {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return follow(dot, n.Ident)
	case *parse.VariableNode:
		return follow(f.variable(n.Ident[0]), n.Ident[1:])
	case *parse.ChainNode:
		return follow(f.word(n.Node, dot), n.Field)
	case *parse.PipeNode:
		return f.value(n, dot)
	case *parse.NumberNode:
		if n.IsInt {
			return reflect.ValueOf(int(n.Int64))
		}
	case *parse.StringNode:
		return reflect.ValueOf(n.Text)
	}
	panic(fmt.Sprintf("fill: %s cannot be in a layout", n))
}

// variable is the innermost of a name.
func (f *filler) variable(name string) reflect.Value {
	for i := len(f.variables) - 1; i >= 0; i-- {
		if f.variables[i].name == name {
			return f.variables[i].value
		}
	}
	panic("fill: there is no variable " + name)
}

// follow takes fields of structs and keys of maps. A key that a map does not have is nothing; a field that there is not is a
// mistake.
func follow(v reflect.Value, names []string) reflect.Value {
	for _, name := range names {
		switch v = direct(v); v.Kind() {
		case reflect.Struct:
			field := v.FieldByName(name)
			if !field.IsValid() {
				panic(fmt.Sprintf("fill: %s has no field %s", v.Type(), name))
			}
			v = field
		case reflect.Map:
			v = v.MapIndex(reflect.ValueOf(name))
		default:
			panic(fmt.Sprintf("fill: there is no %s in a %s", name, v.Kind()))
		}
	}
	return v
}

// direct is what stands behind pointers and interfaces.
func direct(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	return v
}

// isTrue reports whether there is something: a number other than zero, a text or a list that is not empty, any struct.
func isTrue(v reflect.Value) bool {
	switch v = direct(v); v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Struct:
		return true
	case reflect.Slice, reflect.Map, reflect.String, reflect.Array:
		return v.Len() > 0
	}
	return !v.IsZero()
}

// escapes are what would otherwise be markup, between tags and in quoted attributes. They are those of html/template.
var escapes = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")

// written is a value as it stands in the page.
func written(v reflect.Value) string {
	if !v.IsValid() {
		return ""
	}
	switch own := v.Interface().(type) {
	case Markup:
		return string(own)
	case Script:
		return string(own)
	case Style:
		return string(own)
	}
	return escapes.Replace(fmt.Sprint(direct(v).Interface()))
}
