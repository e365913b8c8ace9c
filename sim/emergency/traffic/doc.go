// Package traffic is which platform takes new calls, and what those who move traffic want of it.
//
// Whoever wants something holds a claim: the people with the runbook, and each remedy. These rules decide between them:
//
//   - Each thing is decided by the newest claim on it that is in force: whether a platform takes calls, how calls and people
//     are divided, how long a queue may be. Without a claim it is as the world was built: a primary takes calls, a backup
//     does not.
//   - A holder has at most one claim on a thing. A new one takes the place of the old one, and is then the newest.
//   - A switch is two claims of one holder: one platform closed, the other open. A switch away from a platform that takes no
//     calls changes nothing. It makes no claim, so whoever made the move can undo it.
//   - A claim that ends restores what the others hold. Nobody gives a contrary order to undo his own.
//   - Going back ends the moves away from a platform, whoever made them, and those that moved the same traffic on. What
//     others hold open beside the rest stays open.
//   - A platform that has to start up first takes calls when it has started. A switch to it waits as a whole, and is judged
//     again then: if traffic has left the first platform by then, the switch changes nothing.
//   - A claim that ends never closes the last platform that takes calls. It stays open until another one opens.
package traffic
