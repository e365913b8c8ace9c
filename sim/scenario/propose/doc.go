// Package propose looks at a file that some program exported, and proposes how a scenario can use it: the columns of a record
// of calls, an export by intervals, a profile or a list of numbers, as YAML to paste. It decides nothing that the file does not
// show: what is open stands in the proposal as a question.
package propose
