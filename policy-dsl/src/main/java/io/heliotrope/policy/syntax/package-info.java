/// Policy texts as trees: the grammar, its parser, and the one canonical form of a text.
///
/// Trees are immutable and safe from any thread; parsing keeps nothing between two texts.
@NullMarked
package io.heliotrope.policy.syntax;

import org.jspecify.annotations.NullMarked;
