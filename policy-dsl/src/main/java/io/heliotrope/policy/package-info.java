/// Policies: text becomes a checked, proved and compiled policy over typed facts.
///
/// Everything here is immutable and safe from any thread.
@NullMarked
package io.heliotrope.policy;

import org.jspecify.annotations.NullMarked;
