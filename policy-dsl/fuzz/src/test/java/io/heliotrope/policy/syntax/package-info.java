/// A fuzz target beside the parser, so that it sees how often the grammar was asked. One thread.
@NullMarked
package io.heliotrope.policy.syntax;

import org.jspecify.annotations.NullMarked;
