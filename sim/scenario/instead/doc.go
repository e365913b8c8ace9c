// Package instead knows how people write numbers and times who have not read the format, and says what to write instead. Each
// function is given a text that the language does not take, and gives a message; empty: it knows no better.
package instead
