/// The door to the language: texts become programs, or diagnostics that say why not.
@NullMarked
package io.heliotrope.policy.compile;

import org.jspecify.annotations.NullMarked;
