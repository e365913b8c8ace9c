// Package traffic is which platform takes new calls. Whoever wants a platform open or closed holds a claim; the claims in
// force decide, and ending a claim restores what the others hold.
package traffic
