/// What stands between providers and decisions: the gate that values pass, what it turned away, the
/// ladder of what is used when something is missing, and the desk that speaks for a zone.
///
/// Values are immutable and rules are pure functions. A desk and its rejections belong to one
/// thread each, as they say.
@NullMarked
package io.heliotrope.signals.trust;

import org.jspecify.annotations.NullMarked;
