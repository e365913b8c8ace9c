// Package propose looks at a file that some program exported, and proposes how a scenario can use it, as YAML to paste. It knows
// records of calls, exports by intervals, profiles and lists of numbers. It decides nothing that the file does not show: what is
// open stands in the proposal as a question.
package propose
