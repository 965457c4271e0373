/// Metrics, health and version over HTTP, for those who run Heliotrope.
///
/// Requests are answered on virtual threads; what answers them must be safe from any thread.
@NullMarked
package io.heliotrope.orchestrator.admin;

import org.jspecify.annotations.NullMarked;
