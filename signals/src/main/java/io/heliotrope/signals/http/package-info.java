/// Asking a provider over HTTP, politely: what every feed does before it reads a body.
///
/// Values are immutable; a client is safe from any thread, blocks the caller's, and has one request
/// in flight.
@NullMarked
package io.heliotrope.signals.http;

import org.jspecify.annotations.NullMarked;
