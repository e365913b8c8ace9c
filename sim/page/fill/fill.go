// Package fill fills the layouts of pages. It reads the language of text/template as far as pages need it, and writes
// every value as text: a value that is no markup can never become any.
//
// html/template would do the same and more. But it calls methods by name, and the linker then keeps every method of the whole
// program: a tenth of it. A layout here has fields, keys of maps and functions, and no methods. The tests hold that both
// write the same pages.
//
// Values stand between tags or within quoted attributes, where [Layout.Write] escapes them. Only the types of this package
// are written as they are. A mistake in a layout is a mistake in the program, so it panics.
package fill

import (
	"fmt"
	"io"
	"reflect"
	"strings"
	"text/template/parse"
)

// What is written as it is: markup, a script and a style sheet that the program itself has made.
type (
	Markup string
	Script string
	Style  string
)

// Layout is a text with places to be filled, by the names of its parts.
type Layout struct {
	parts     map[string]*parse.Tree
	functions map[string]any
}

// New reads a layout, which may call functions of its own beside eq, gt, index, len and not. Each function takes what is given in
// the layout, and returns one value.
func New(text string, functions map[string]any) *Layout {
	parts, err := parse.Parse("layout", text, "", "", functions, builtIn)
	if err != nil {
		panic(err)
	}
	return &Layout{parts, functions}
}

// Write writes a part of the layout, filled with data. The error is that of the writer.
func (l *Layout) Write(to io.Writer, part string, data any) error {
	var out strings.Builder
	l.write(&out, part, reflect.ValueOf(data))
	_, err := io.WriteString(to, out.String())
	return err
}

func (l *Layout) write(out *strings.Builder, part string, dot reflect.Value) {
	tree := l.parts[part]
	if tree == nil {
		panic(fmt.Sprintf("fill: the layout has no part %q", part))
	}
	f := &filler{Layout: l, out: out, variables: []variable{{"$", dot}}}
	f.list(tree.Root, dot)
}

// filler is a part on its way.
type filler struct {
	*Layout
	out       *strings.Builder
	variables []variable // the innermost last
}

type variable struct {
	name  string
	value reflect.Value
}

func (f *filler) list(list *parse.ListNode, dot reflect.Value) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		f.node(n, dot)
	}
}

func (f *filler) node(n parse.Node, dot reflect.Value) {
	known := len(f.variables)
	switch n := n.(type) {
	case *parse.TextNode:
		f.out.Write(n.Text)
	case *parse.ActionNode:
		if v := f.pipe(n.Pipe, dot); len(n.Pipe.Decl) == 0 {
			f.out.WriteString(written(v))
		}
		return // a variable that it declares lives on
	case *parse.TemplateNode:
		f.write(f.out, n.Name, f.pipe(n.Pipe, dot))
	case *parse.IfNode:
		f.either(isTrue(f.pipe(n.Pipe, dot)), &n.BranchNode, dot, dot)
	case *parse.WithNode:
		v := f.pipe(n.Pipe, dot)
		f.either(isTrue(v), &n.BranchNode, v, dot)
	case *parse.RangeNode:
		f.each(n, dot)
	case *parse.CommentNode:
	default:
		panic(fmt.Sprintf("fill: %s cannot be in a layout", n))
	}
	f.variables = f.variables[:known]
}

// either fills the list of a branch or its other one, each with its own dot.
func (f *filler) either(is bool, n *parse.BranchNode, dot, other reflect.Value) {
	known := len(f.variables)
	if is {
		f.list(n.List, dot)
	} else {
		f.list(n.ElseList, other)
	}
	f.variables = f.variables[:known]
}

// each fills a list once for every element. Its variables are the element, or the place and the element.
func (f *filler) each(n *parse.RangeNode, dot reflect.Value) {
	list := direct(f.value(n.Pipe, dot))
	if !isTrue(list) {
		f.list(n.ElseList, dot)
		return
	}
	known := len(f.variables)
	for i := range list.Len() {
		given := []reflect.Value{reflect.ValueOf(i), list.Index(i)}
		for k, v := range n.Pipe.Decl {
			f.variables = append(f.variables, variable{v.Ident[0], given[len(given)-len(n.Pipe.Decl)+k]})
		}
		f.list(n.List, list.Index(i))
		f.variables = f.variables[:known]
	}
}
