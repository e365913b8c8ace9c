package fill

import (
	"fmt"
	"reflect"
	"text/template/parse"
)

// builtIn are the functions that every layout has.
var builtIn = map[string]any{
	"eq":  func(a, b any) bool { return a == b },
	"gt":  func(a, b int) bool { return a > b },
	"not": func(v any) bool { return !isTrue(reflect.ValueOf(v)) },
	"len": func(v any) int { return direct(reflect.ValueOf(v)).Len() },
	"index": func(list any, i int) any {
		return direct(reflect.ValueOf(list)).Index(i).Interface()
	},
}

// call is what a function returns.
func (f *filler) call(name string, args []parse.Node, dot reflect.Value) reflect.Value {
	function, ok := f.functions[name]
	if !ok {
		function = builtIn[name]
	}
	called := reflect.ValueOf(function)
	if called.Type().NumIn() != len(args) {
		panic(fmt.Sprintf("fill: %s takes %d values, not %d", name, called.Type().NumIn(), len(args)))
	}
	given := make([]reflect.Value, len(args))
	for i, n := range args {
		if given[i] = f.word(n, dot); !given[i].IsValid() {
			given[i] = reflect.Zero(called.Type().In(i))
		}
		if behind := direct(given[i]); behind.IsValid() && behind.Type().AssignableTo(called.Type().In(i)) {
			given[i] = behind
		}
	}
	return direct(called.Call(given)[0])
}
