/// Checks parsed modules against a catalogue and makes programs of them: names, quantities,
/// signals, clauses, layers and tests.
///
/// The checker reads trees and answers values; it never throws on a tree that the parser made. A
/// check belongs to one thread; checks share nothing.
@NullMarked
package io.heliotrope.policy.check;

import org.jspecify.annotations.NullMarked;
