// Package manual writes what a scenario says in sentences, where its numbers come from, and the help on the language.
package manual
