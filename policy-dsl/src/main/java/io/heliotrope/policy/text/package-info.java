/// Texts, places in them, and what is wrong there.
@NullMarked
package io.heliotrope.policy.text;

import org.jspecify.annotations.NullMarked;
