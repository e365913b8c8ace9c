package condition

import "nines/sim/des"

// Begin is that a fault begins: at its first level. It says when the level changes next, if it does.
func (s *Faults) Begin(f int16, now des.Time) (next des.Time) {
	st := &s.states[f]
	st.since, st.faded = now, des.Never
	st.serial++
	return s.setLevel(f, now)
}

// Fade is that a fault begins to fade.
func (s *Faults) Fade(f int16, now des.Time) (next des.Time) {
	st := &s.states[f]
	st.grown, _ = part(st.since, s.full[f].Ramp, now)
	st.faded = now
	st.serial++
	return s.setLevel(f, now)
}

// BringsBack notes what a milestone brings back of a fault that is inside its times, and reports whether that is more than
// before.
func (s *Faults) BringsBack(f int16, m Milestone) (more bool) {
	st := &s.states[f]
	for _, b := range s.full[f].Back {
		if b.After == m && b.Share > st.back && st.IsOpen() {
			st.back, more = b.Share, true
		}
	}
	return more
}

// Serial is what a change of a fault's level that is asked for now belongs to.
func (s *Faults) Serial(f int16) uint32 { return s.states[f].serial }

// Change brings a fault to its level of now. It reports whether there is more of it than before, and when the level changes
// next. It is stale if the fault has begun, faded or ended since it was asked for.
func (s *Faults) Change(f int16, serial uint32, now des.Time) (grows bool, next des.Time, stale bool) {
	st := &s.states[f]
	if st.serial != serial || !s.IsOn(f) {
		return false, des.Never, true
	}
	before := st.level
	next = s.setLevel(f, now)
	return st.level > before, next, false
}

// setLevel gives a fault the level of a time, and says when the next change is due.
func (s *Faults) setLevel(f int16, now des.Time) (next des.Time) {
	st, full := &s.states[f], &s.full[f]
	if !full.Varies() {
		st.level = 1
		return des.Never
	}
	if st.faded == des.Never {
		st.level, next = part(st.since, full.Ramp, now)
	} else {
		gone, at := part(st.faded, full.Fade, now)
		st.level, next = st.grown*(1-gone), at
	}
	back := st.back
	for _, b := range full.Back {
		switch {
		case b.After != Always:
		case b.At <= now:
			back = max(back, b.Share)
		default:
			next = min(next, b.At)
		}
	}
	st.level *= 1 - back
	s.Now[f].atLevel(st.level, full, &s.own[f])
	return next
}

// part is which part of a time from since on has passed, in steps, and when the next step is due.
func part(since, lasts, now des.Time) (float64, des.Time) {
	if lasts == 0 {
		return 1, des.Never
	}
	done := (now - since) * steps / lasts
	if done >= steps {
		return 1, des.Never
	}
	return float64(done) / steps, since + (lasts*(done+1)+steps-1)/steps
}
