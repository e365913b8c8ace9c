// Package pattern has regular expressions that are compiled when they are first matched. The language knows a hundred of
// them, most for what people write by mistake. Compiling all of them would take longer than reading a scenario.
package pattern

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression. Its methods are those of [regexp.Regexp].
type Pattern struct{ compiled func() *regexp.Regexp }

// all are the patterns of the program, for the test that compiles each.
var all []Pattern

// New is for variables of packages. It panics when it is first matched if the expression is wrong.
func New(expression string) Pattern {
	p := Pattern{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })}
	all = append(all, p)
	return p
}

// CompileAll compiles every pattern of the packages in the program, and counts them. It panics if one is wrong.
func CompileAll() int {
	for _, p := range all {
		p.compiled()
	}
	return len(all)
}

func (p Pattern) Match(text []byte) bool       { return p.compiled().Match(text) }
func (p Pattern) MatchString(text string) bool { return p.compiled().MatchString(text) }
func (p Pattern) FindStringSubmatch(text string) []string {
	return p.compiled().FindStringSubmatch(text)
}
func (p Pattern) FindAllString(text string, n int) []string {
	return p.compiled().FindAllString(text, n)
}
func (p Pattern) ReplaceAllString(text, with string) string {
	return p.compiled().ReplaceAllString(text, with)
}
func (p Pattern) ReplaceAllStringFunc(text string, with func(string) string) string {
	return p.compiled().ReplaceAllStringFunc(text, with)
}
