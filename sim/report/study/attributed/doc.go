// Package attributed is the document of nines attribute: what each part of a scenario did, in words, tables, charts and data.
//
// Its opinion: the first sentence says what would have happened without a part, because that can be imagined and checked. Shares
// come after it, and what parts did only together has rows and bars of its own. So nobody adds up removals that overlap.
package attributed
