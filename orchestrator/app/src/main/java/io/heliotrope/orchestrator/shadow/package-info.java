/// What a candidate policy would decide, beside the one that does.
@NullMarked
package io.heliotrope.orchestrator.shadow;

import org.jspecify.annotations.NullMarked;
