// Package quantity reads and writes the numbers of the file with their units: 35%, 90s, 4543/h, 50 calls. It refuses what
// could be taken for another number, and says what to write.
package quantity
