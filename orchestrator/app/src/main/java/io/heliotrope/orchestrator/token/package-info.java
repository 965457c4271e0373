/// Where the keys lie that tokens are made with.
@NullMarked
package io.heliotrope.orchestrator.token;

import org.jspecify.annotations.NullMarked;
