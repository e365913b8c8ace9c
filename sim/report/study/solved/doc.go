// Package solved makes the document of nines solve: how much is enough.
//
// The answer comes first and names a value. It says at once how sure that is, and what today's value is worth. Where nothing in
// the range is enough, it says from which value on nothing changes any more, and what would help instead.
package solved
