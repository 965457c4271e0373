/// How good forecasts were, for people and for scripts. Stateless; safe from any thread.
@NullMarked
package io.heliotrope.orchestrator.score;

import org.jspecify.annotations.NullMarked;
