/// Dimensions, kinds and units: what may be compared, added and multiplied with what.
@NullMarked
package io.heliotrope.policy.types;

import org.jspecify.annotations.NullMarked;
