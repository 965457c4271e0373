/// Release plans as others see them: in words, over HTTP and as metrics.
@NullMarked
package io.heliotrope.orchestrator.plan;

import org.jspecify.annotations.NullMarked;
