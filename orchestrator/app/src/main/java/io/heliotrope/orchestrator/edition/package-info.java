/// The policies of an installation: what is published, what may be, and what was.
@NullMarked
package io.heliotrope.orchestrator.edition;

import org.jspecify.annotations.NullMarked;
