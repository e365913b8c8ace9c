// Package reference makes the help topics on the scenario language from the types that are its definition. No key is
// described by hand, so none can be missing.
package reference
