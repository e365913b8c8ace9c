// Package wall knows what clocks on a wall show: at which moments they show a time, and what they are called.
package wall
