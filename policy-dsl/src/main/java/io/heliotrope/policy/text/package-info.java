/// Texts, places in them, and what is to be said about them.
///
/// Values only: equal texts give equal output. Safe from any thread.
@NullMarked
package io.heliotrope.policy.text;

import org.jspecify.annotations.NullMarked;
